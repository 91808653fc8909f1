package dev.weft.resolvers.plan;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are asked for.
 *
 * @param backward whether they are counted from the end
 * @param size how many at most
 * @param looksAhead whether to find out if there are more
 * @param offset how many to skip
 * @param after rows beyond this place alone
 * @param before rows ahead of this place alone
 */
public record Page(
        boolean backward,
        int size,
        boolean looksAhead,
        int offset,
        @Nullable Position after,
        @Nullable Position before) {
    /** How many to read at most: one more tells whether there are more. */
    public int reach() {
        return looksAhead ? size + 1 : size;
    }
}
