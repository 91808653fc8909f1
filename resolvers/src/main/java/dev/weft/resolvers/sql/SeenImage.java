package dev.weft.resolvers.sql;

/**
 * A row as it was, of which the caller may see something.
 *
 * @param matches whether it is among the rows that the filter means
 * @param row with null in the cells that the caller may not read
 */
public record SeenImage(boolean matches, Row row) {}
