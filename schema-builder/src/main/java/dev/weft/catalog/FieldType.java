package dev.weft.catalog;

public enum FieldType {
    TEXT,
    LONG_TEXT,
    URL,
    EMAIL,
    /** {@code int4}, GraphQL Int. */
    INTEGER,
    /** {@code int8}, GraphQL BigInt. */
    BIGINT,
    /** {@code numeric}, GraphQL Decimal. */
    NUMBER,
    /** {@code float8}. */
    FLOAT,
    BOOLEAN,
    DATE,
    /** {@code timestamptz}. */
    DATE_TIME,
    UUID,
    /** {@code jsonb}. */
    JSON,
    /** {@code text} with a check, a GraphQL enum. */
    SINGLE_SELECT,
    /** {@code text[]} with a check, a list of a GraphQL enum. */
    MULTI_SELECT,
    /** {@code text[]}. */
    TEXT_LIST,
    /** A foreign key to the project's {@code users}. */
    USER;

    public boolean isSelect() {
        return this == SINGLE_SELECT || this == MULTI_SELECT;
    }

    public boolean isList() {
        return this == MULTI_SELECT || this == TEXT_LIST;
    }
}
