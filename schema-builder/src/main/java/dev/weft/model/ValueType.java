package dev.weft.model;

import dev.weft.catalog.FieldType;
import dev.weft.catalog.PrimaryKeyKind;

/** The type of a column's values, as GraphQL and PostgreSQL agree on it. */
public enum ValueType {
    TEXT,
    INTEGER,
    BIGINT,
    NUMERIC,
    FLOAT,
    BOOLEAN,
    DATE,
    DATE_TIME,
    UUID,
    JSON,
    SELECT,
    MULTI_SELECT,
    TEXT_LIST;

    public static ValueType of(PrimaryKeyKind kind) {
        return switch (kind) {
            case UUID -> UUID;
            case BIGINT -> BIGINT;
        };
    }

    /** The values of a field; a USER field holds the uuid of a user. */
    public static ValueType of(FieldType type) {
        return switch (type) {
            case TEXT, LONG_TEXT, URL, EMAIL -> TEXT;
            case INTEGER -> INTEGER;
            case BIGINT -> BIGINT;
            case NUMBER -> NUMERIC;
            case FLOAT -> FLOAT;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
            case DATE_TIME -> DATE_TIME;
            case UUID, USER -> UUID;
            case JSON -> JSON;
            case SINGLE_SELECT -> SELECT;
            case MULTI_SELECT -> MULTI_SELECT;
            case TEXT_LIST -> TEXT_LIST;
        };
    }
}
