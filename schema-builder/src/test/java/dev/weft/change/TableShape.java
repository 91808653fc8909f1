package dev.weft.change;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** Columns, constraints and indexes of a table, as PostgreSQL describes them. */
final class TableShape {
    private TableShape() {}

    static List<String> of(DSLContext sql, String schema, String table) {
        String oid = "'%s.%s'::regclass".formatted(schema, table);
        List<String> shape = new ArrayList<>(
                sql.fetch("select attname || ' ' || format_type(atttypid, null) || ' ' || attnotnull from pg_attribute"
                                + " where attnum > 0 and not attisdropped and attrelid = " + oid)
                        .getValues(0, String.class));
        shape.addAll(sql.fetch("select conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid)"
                        + " from pg_constraint where contype <> 'n' and conrelid = " + oid)
                .getValues(0, String.class));
        shape.addAll(sql.fetch("select pg_get_indexdef(indexrelid) from pg_index where indrelid = " + oid)
                .getValues(0, String.class));
        return shape.stream().map(line -> line.replace(schema, "p")).sorted().toList();
    }
}
