package dev.weft.resolvers.compiled;

/** What came of writing a value. */
enum Outcome {
    WRITTEN,
    /** There is no value, and nothing has been written. */
    NOTHING,
    /** There is no value for a reason that is known already, and nothing has been written. */
    FAILED
}
