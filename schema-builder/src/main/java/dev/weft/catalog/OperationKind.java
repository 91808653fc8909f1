package dev.weft.catalog;

/** The generated operations of a collection that can be switched off one by one. */
public enum OperationKind {
    GET,
    LIST,
    AGGREGATE,
    CREATE,
    UPDATE,
    DELETE,
    SUBSCRIBE
}
