package dev.weft.resolvers.plan;

/**
 * Reads rows of each of many groups: {@code nodes(first:, orderBy:)}.
 *
 * @param size how many of each group at most
 */
public record GroupRows(RowShape shape, Order order, int size) {}
