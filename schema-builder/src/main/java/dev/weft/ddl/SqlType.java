package dev.weft.ddl;

import dev.weft.model.ValueType;

/** The PostgreSQL types of columns. */
enum SqlType {
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
    TEXT_LIST;

    static SqlType of(ValueType type) {
        return switch (type) {
            case TEXT, SELECT -> TEXT;
            case INTEGER -> INTEGER;
            case BIGINT -> BIGINT;
            case NUMERIC -> NUMERIC;
            case FLOAT -> FLOAT;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
            case DATE_TIME -> DATE_TIME;
            case UUID -> UUID;
            case JSON -> JSON;
            case MULTI_SELECT, TEXT_LIST -> TEXT_LIST;
        };
    }

    /** As it is written in DDL. */
    String sql() {
        return switch (this) {
            case TEXT -> "text";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            case NUMERIC -> "numeric";
            case FLOAT -> "double precision";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case DATE_TIME -> "timestamptz";
            case UUID -> "uuid";
            case JSON -> "jsonb";
            case TEXT_LIST -> "text[]";
        };
    }

    /** Lists and JSON are searched inside, so they have inverted indexes. */
    IndexMethod indexMethod() {
        return this == JSON || this == TEXT_LIST ? IndexMethod.GIN : IndexMethod.BTREE;
    }
}
