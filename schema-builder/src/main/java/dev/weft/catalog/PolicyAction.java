package dev.weft.catalog;

/** What a policy allows on the rows of a collection. */
public enum PolicyAction {
    READ,
    CREATE,
    UPDATE,
    DELETE
}
