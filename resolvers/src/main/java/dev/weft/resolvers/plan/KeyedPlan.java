package dev.weft.resolvers.plan;

import dev.weft.model.Column;

/**
 * Reads rows by many values of a unique column at once.
 *
 * @param key the column, which the shape reads too
 */
public record KeyedPlan(RowShape shape, Column key) {}
