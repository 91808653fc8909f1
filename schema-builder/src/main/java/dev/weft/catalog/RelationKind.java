package dev.weft.catalog;

public enum RelationKind {
    /** A foreign key here, a list on the other side. */
    MANY_TO_ONE,
    /** A unique foreign key here. */
    ONE_TO_ONE,
    /** A join table. */
    MANY_TO_MANY
}
