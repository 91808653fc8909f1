package dev.weft.policy;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL keeps neither NUL nor halves of characters. */
final class StorableTexts {
    private StorableTexts() {}

    /** Whether every text inside plain JSON can be kept. */
    static boolean isStorable(@Nullable Object json) {
        return switch (json) {
            case String text -> isStorable(text);
            case Collection<?> items -> items.stream().allMatch(StorableTexts::isStorable);
            case Map<?, ?> members -> isStorable(members.keySet()) && isStorable(members.values());
            case null, default -> true;
        };
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
