package dev.weft.resolvers.plan;

import dev.weft.model.Column;

/** How rows of a list belong to the row whose list it is. */
public sealed interface Link {
    /**
     * By a column of theirs.
     *
     * @param column holds the parent's key
     */
    record ByColumn(Column column) implements Link {}

    /** By pairs of keys in a join table. */
    record ByJoinTable(String table, String parentColumn, String rowColumn) implements Link {}
}
