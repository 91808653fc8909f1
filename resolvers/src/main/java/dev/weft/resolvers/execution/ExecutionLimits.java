package dev.weft.resolvers.execution;

import java.time.Duration;

/**
 * How large a document and how long an operation may be. Counted on the operation with its fragments expanded.
 *
 * @param characters of a document
 * @param tokens of a document
 * @param depth of fields below fields; that of introspection apart
 * @param introspectionDepth the same below {@code __schema} and {@code __type}
 * @param fields of an operation
 * @param cachedCharacters of the documents that are kept checked
 * @param retries of a mutation that met another
 */
public record ExecutionLimits(
        int characters,
        int tokens,
        int whitespace,
        int depth,
        int introspectionDepth,
        int fields,
        int aliases,
        int rootFields,
        int directives,
        Duration deadline,
        int retries,
        long cachedCharacters) {
    public static final ExecutionLimits DEFAULT = new ExecutionLimits(
            2_000_000, 5_000, 50_000, 15, 20, 10_000, 30, 20, 50, Duration.ofSeconds(10), 3, 4_000_000);
}
