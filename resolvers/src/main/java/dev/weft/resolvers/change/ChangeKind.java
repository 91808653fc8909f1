package dev.weft.resolvers.change;

/** What was done to a row. */
public enum ChangeKind {
    CREATED,
    UPDATED,
    DELETED
}
