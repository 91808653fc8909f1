package dev.weft.resolvers.execution;

/** What carries operations out. */
public enum Driver {
    /** Compiled operations; what cannot be compiled goes through graphql-java. */
    COMPILED,
    /** graphql-java alone. */
    GRAPHQL_JAVA
}
