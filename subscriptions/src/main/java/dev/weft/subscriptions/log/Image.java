package dev.weft.subscriptions.log;

import dev.weft.ddl.RowShape;

/**
 * A row as it was when it was written.
 *
 * @param json an object with a member for each column, under the name that the column had then
 * @param shape which column was which field then
 */
public record Image(String json, RowShape shape) {
    /**
     * The same row under the names of another shape, as {@code json_populate_record} needs it: the very text when nothing was
     * renamed meanwhile. Values that the types of the other shape do not take are left out.
     */
    public String in(RowShape other) {
        return shape.contains(other) ? json : Reshaping.of(json, shape, other);
    }
}
