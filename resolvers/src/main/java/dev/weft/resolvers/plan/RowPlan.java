package dev.weft.resolvers.plan;

/**
 * Reads the one row that satisfies a condition on a unique key.
 *
 * @param key the condition
 */
public record RowPlan(RowShape shape, Predicate key) {}
