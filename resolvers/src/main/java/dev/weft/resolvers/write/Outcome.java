package dev.weft.resolvers.write;

/** What a write did to a row. The names are those of the API's WriteOutcome. */
public enum Outcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    DELETED,
    FAILED
}
