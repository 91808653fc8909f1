package dev.weft.resolvers.plan;

import dev.weft.error.ApiException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code first}, {@code after}, {@code last}, {@code before} and {@code offset}. */
final class PageReader {
    private static final String HAS_NEXT = "hasNextPage";
    private static final String HAS_PREVIOUS = "hasPreviousPage";

    private final Map<String, Object> arguments;
    private final ReadLimits limits;

    private PageReader(Map<String, Object> arguments, ReadLimits limits) {
        this.arguments = arguments;
        this.limits = limits;
    }

    /**
     * @param info what is selected of the page's info
     */
    static Page read(Map<String, Object> arguments, Set<String> info, CursorFormat cursors, ReadLimits limits) {
        return new PageReader(arguments, limits).page(info, cursors);
    }

    private Page page(Set<String> info, CursorFormat cursors) {
        Integer first = size("first");
        Integer last = size("last");
        if (first != null && last != null) {
            throw refuse("last", "cannot be combined with 'first'; page in one direction");
        }
        Position after = position("after", cursors);
        Position before = position("before", cursors);
        int offset = offset(first);
        boolean backward = last != null || (first == null && before != null && after == null);
        Integer given = backward ? last : first;
        int size = given == null ? limits.defaultPage() : given;
        return new Page(backward, size, info.contains(backward ? HAS_PREVIOUS : HAS_NEXT), offset, after, before);
    }

    private @Nullable Integer size(String name) {
        Integer size = (Integer) arguments.get(name);
        return size == null ? null : Integer.valueOf(size(size, InputPath.of(name), limits));
    }

    /** A number of rows that may be asked for at once. */
    static int size(int size, InputPath at, ReadLimits limits) {
        if (size < 0) {
            throw at.refuse("is " + size + "; it cannot be negative");
        }
        if (size > limits.maxPage()) {
            throw at.refuse("is " + size + "; a page has " + limits.maxPage() + " rows at most");
        }
        return size;
    }

    private int offset(@Nullable Integer first) {
        Integer offset = (Integer) arguments.get("offset");
        if (offset == null) {
            return 0;
        }
        if (first == null) {
            throw refuse("offset", "needs 'first'");
        }
        return offset(offset, InputPath.of("offset"), limits);
    }

    /** A number of rows that may be skipped. */
    static int offset(int offset, InputPath at, ReadLimits limits) {
        if (offset < 0) {
            throw at.refuse("is " + offset + "; it cannot be negative");
        }
        if (offset > limits.maxOffset()) {
            throw at.refuse("is " + offset + "; it can be " + limits.maxOffset()
                    + " at most, page on with 'after' and a cursor instead");
        }
        return offset;
    }

    private @Nullable Position position(String name, CursorFormat cursors) {
        String cursor = (String) arguments.get(name);
        return cursor == null ? null : cursors.decode(cursor, InputPath.of(name));
    }

    private static ApiException refuse(String name, String complaint) {
        return InputPath.of(name).refuse(complaint);
    }
}
