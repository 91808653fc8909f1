package dev.weft.catalog;

/** What happens to the rows that refer to a row when that row is deleted. */
public enum OnDelete {
    RESTRICT,
    CASCADE,
    SET_NULL
}
