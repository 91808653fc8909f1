package dev.weft.resolvers.sql;

import dev.weft.ddl.TextExpressions;
import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.ListSearch;
import java.util.List;
import java.util.stream.Stream;
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
        return either(search.fields().stream().map(this::words));
    }

    private Field<?> words(Column field) {
        Field<?> text = DSL.coalesce(scope.column(field), DSL.inline(""));
        return TextExpressions.words(field.searchConfiguration(), text);
    }

    /** The same words as each of the configurations sees them. */
    private static Field<?> query(ListSearch search) {
        List<String> configurations = search.fields().stream()
                .map(Column::searchConfiguration)
                .distinct()
                .toList();
        return either(configurations.stream().map(configuration -> query(configuration, search)));
    }

    private static Field<?> query(String configuration, ListSearch search) {
        return DSL.function(
                "websearch_to_tsquery",
                Object.class,
                TextExpressions.configuration(configuration),
                Values.bind(ValueType.TEXT, search.words()));
    }

    private static Field<?> either(Stream<? extends Field<?>> parts) {
        return parts.<Field<?>>map(part -> part)
                .reduce((left, right) -> DSL.field("({0} || {1})", Object.class, left, right))
                .orElseThrow();
    }
}
