package dev.weft.resolvers.plan;

import dev.weft.model.Column;
import dev.weft.model.RelationEnd;

/** How rows of one collection belong to a row of another. */
public sealed interface Link {
    /**
     * The one whose key the row holds.
     *
     * @param column of the row
     */
    record ByOwnKey(Column column) implements Link {}

    /**
     * Those that hold the row's key.
     *
     * @param column of theirs
     */
    record ByColumn(Column column) implements Link {}

    /** Those that a join table pairs with the row. */
    record ByJoinTable(String table, String parentColumn, String rowColumn) implements Link {}

    /**
     * Those above or below the row in the tree that a relation of the collection to itself makes. No row is above or
     * below itself, nor there twice, even where the relation runs in a circle.
     *
     * @param parent the column with the key of the row above
     * @param maxDepth how many steps away at most
     */
    record ByTree(Column parent, Direction direction, int maxDepth) implements Link {}

    enum Direction {
        UP,
        DOWN
    }

    static Link of(RelationEnd relation) {
        return switch (relation) {
            case RelationEnd.ToOne one -> new ByOwnKey(one.key());
            case RelationEnd.InverseOne one -> new ByColumn(one.key());
            case RelationEnd.ToMany many -> new ByColumn(many.key());
            case RelationEnd.ManyToMany many ->
                new ByJoinTable(many.joinTable(), many.ownColumn(), many.targetColumn());
        };
    }
}
