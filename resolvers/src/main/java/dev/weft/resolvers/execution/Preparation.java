package dev.weft.resolvers.execution;

/** What comes of a request before it runs. */
public sealed interface Preparation {
    /** It can run. */
    record Ready(PreparedOperation operation) implements Preparation {}

    /** It cannot, and this is the answer. */
    record Refused(ProjectResponse response) implements Preparation {}
}
