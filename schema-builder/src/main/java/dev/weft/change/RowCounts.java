package dev.weft.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How many rows tables have, from PostgreSQL's statistics. */
final class RowCounts {
    private static final Field<String> TABLE = DSL.field(DSL.name("c", "relname"), SQLDataType.CLOB);
    private static final Field<Long> ROWS = DSL.field(
            "coalesce(nullif(pg_stat_get_live_tuples({0}), 0), greatest({1}, 0))::bigint",
            SQLDataType.BIGINT, DSL.field(DSL.name("c", "oid")), DSL.field(DSL.name("c", "reltuples")));

    private final DSLContext sql;

    RowCounts(DSLContext sql) {
        this.sql = sql;
    }

    /** Rows by the name of the table. */
    Map<String, Long> estimates(ProjectCatalog catalog) {
        return sql.select(TABLE, ROWS)
                .from("pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace")
                .where("n.nspname = {0} and c.relkind = 'r'", DSL.val(catalog.databaseSchema()))
                .fetchMap(TABLE, ROWS);
    }

    /** The same by the names that tables have, or get in the course of a change. */
    static Map<String, Long> named(Map<String, Long> rows, ProjectCatalog before, ProjectCatalog after) {
        Map<String, Long> named = new HashMap<>(rows);
        for (CollectionSpec collection : after.collections()) {
            before.collection(collection.id())
                    .map(CollectionSpec::name)
                    .map(rows::get)
                    .ifPresent(count -> named.put(collection.name(), count));
        }
        return named;
    }
}
