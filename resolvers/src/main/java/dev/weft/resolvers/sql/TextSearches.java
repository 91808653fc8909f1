package dev.weft.resolvers.sql;

import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.ListSearch;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Searches in all texts of a row, and how well it fits them. */
record TextSearches(Scope scope) {
    Condition found(ListSearch search) {
        return DSL.condition("({0} @@ {1})", document(search), query(search));
    }

    /** PostgreSQL's rank has four bytes; with eight it is the same number, and cursors hold it to the last bit. */
    Field<Object> relevance(ListSearch search) {
        return Operands.untyped(DSL.function("ts_rank", SQLDataType.REAL, document(search), query(search))
                .cast(SQLDataType.DOUBLE));
    }

    private Field<?> document(ListSearch search) {
        return search.fields().stream()
                .<Field<?>>map(field -> words(field, search))
                .reduce((left, right) -> DSL.field("({0} || {1})", Object.class, left, right))
                .orElseThrow();
    }

    private Field<?> words(Column field, ListSearch search) {
        return DSL.function(
                "to_tsvector",
                Object.class,
                config(search),
                DSL.coalesce(Tables.field(scope.alias(), field), DSL.inline("")));
    }

    private static Field<?> query(ListSearch search) {
        return DSL.function(
                "websearch_to_tsquery", Object.class, config(search), Values.bind(ValueType.TEXT, search.words()));
    }

    /** Written out, for an index serves only the configuration that it was made with. */
    private static Field<?> config(ListSearch search) {
        return DSL.field("{0}::regconfig", Object.class, DSL.inline(search.config()));
    }
}
