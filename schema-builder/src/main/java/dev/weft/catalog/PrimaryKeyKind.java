package dev.weft.catalog;

public enum PrimaryKeyKind {
    /** {@code uuid}, version 7. */
    UUID,
    /** {@code bigint} identity. */
    BIGINT
}
