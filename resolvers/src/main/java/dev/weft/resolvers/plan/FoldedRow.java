package dev.weft.resolvers.plan;

import dev.weft.model.RelationEnd;

/**
 * The row that a relation leads to, where it is read together with the row that the relation starts at.
 *
 * @param relation to one row
 */
public record FoldedRow(RelationEnd relation, RowShape shape) {
    public Hop hop() {
        return Hop.of(relation, shape.collection());
    }
}
