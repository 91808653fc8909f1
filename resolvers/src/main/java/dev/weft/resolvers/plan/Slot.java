package dev.weft.resolvers.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands in a plan for a value that was taken out of it, or as the one element of a list for the whole list.
 *
 * @param index of the value among those of the plan
 */
public record Slot(int index) {
    /** The keys of parents or rows that a statement reads for. */
    public static final Slot KEYS = new Slot(0);

    public static final Slot LIMIT = new Slot(1);
    public static final Slot OFFSET = new Slot(2);

    /** The first of the values that a caller gave. */
    static final int FIRST = 3;

    /** The place that the value, or the list, is a stand-in for; null for a value of its own. */
    public static @Nullable Slot in(@Nullable Object value) {
        return switch (value) {
            case Slot slot -> slot;
            case List<?> list when list.size() == 1 && list.getFirst() instanceof Slot slot -> slot;
            case null, default -> null;
        };
    }
}
