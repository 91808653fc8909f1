package dev.weft.ddl;

import org.jspecify.annotations.Nullable;

/**
 * A column as {@code create table} and {@code add column} need it.
 *
 * @param defaultTo what PostgreSQL puts there by itself; null for nothing
 */
record ColumnDefinition(
        String name,
        SqlType type,
        boolean notNull,
        @Nullable DefaultExpression defaultTo) {
    ColumnDefinition withDefault(@Nullable DefaultExpression other) {
        return new ColumnDefinition(name, type, notNull, other);
    }
}
