package dev.weft.resolvers.plan;

/**
 * A figure as arguments name it.
 *
 * @param filter which of the rows it is made of
 */
public record Figure(Aggregate aggregate, Predicate filter) {}
