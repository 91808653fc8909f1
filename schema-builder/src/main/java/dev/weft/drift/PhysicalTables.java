package dev.weft.drift;

import dev.weft.drift.PhysicalTable.Column;
import dev.weft.drift.PhysicalTable.Constraint;
import dev.weft.drift.PhysicalTable.Index;
import dev.weft.drift.PhysicalTable.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Reads what PostgreSQL knows of a schema. */
final class PhysicalTables {
    private static final Field<String> TABLE = DSL.field(DSL.name("table_name"), SQLDataType.CLOB);
    private static final Field<String> NAME = DSL.field(DSL.name("name"), SQLDataType.CLOB);
    private static final Field<String> DEFINITION = DSL.field(DSL.name("definition"), SQLDataType.CLOB);
    private static final Field<Boolean> FLAG = DSL.field(DSL.name("flag"), SQLDataType.BOOLEAN);
    private static final Field<String> DEFAULT = DSL.field(DSL.name("default_to"), SQLDataType.CLOB);

    private static final String TABLES = """
            select c.relname as table_name from pg_catalog.pg_class c
            where c.relnamespace = {0} and c.relkind = 'r'""";

    private static final String COLUMNS = """
            select c.relname as table_name, a.attname as name,
              pg_catalog.format_type(a.atttypid, a.atttypmod) as definition, a.attnotnull as flag,
              case
                when a.attidentity <> '' then 'identity'
                when a.attgenerated <> '' then 'generated as ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid)
                else pg_catalog.pg_get_expr(d.adbin, d.adrelid)
              end as default_to
            from pg_catalog.pg_attribute a
            join pg_catalog.pg_class c on c.oid = a.attrelid
            left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where c.relnamespace = {0} and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped""";

    private static final String CONSTRAINTS = """
            select c.relname as table_name, k.conname as name, k.convalidated as flag,
              case k.contype
                when 'f' then (
                    select string_agg(a.attname, ', ' order by a.attnum) from pg_catalog.pg_attribute a
                    where a.attrelid = k.conrelid and a.attnum = any(k.conkey))
                  || ' refers to ' || f.relname || ', '
                  || case k.confdeltype
                       when 'r' then 'restrict' when 'c' then 'cascade' when 'n' then 'set null' else 'another action' end
                else regexp_replace(pg_catalog.pg_get_constraintdef(k.oid), ' NOT VALID$', '')
              end as definition
            from pg_catalog.pg_constraint k
            join pg_catalog.pg_class c on c.oid = k.conrelid
            left join pg_catalog.pg_class f on f.oid = k.confrelid
            where c.relnamespace = {0} and c.relkind = 'r' and k.contype in ('p', 'u', 'c', 'f', 'x')""";

    private static final String INDEXES = """
            select c.relname as table_name, i.relname as name, x.indisvalid as flag,
              case when x.indisunique then 'unique ' else '' end
                || regexp_replace(pg_catalog.pg_get_indexdef(x.indexrelid), '^.*? USING ', '') as definition
            from pg_catalog.pg_index x
            join pg_catalog.pg_class i on i.oid = x.indexrelid
            join pg_catalog.pg_class c on c.oid = x.indrelid
            where c.relnamespace = {0} and c.relkind = 'r'
              and (not x.indisvalid or not exists (
                select from pg_catalog.pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x')))""";

    private static final String TRIGGERS = """
            select c.relname as table_name, t.tgname as name, t.tgenabled in ('O', 'A') as flag,
              pg_catalog.format('%s with %s, as %s', t.tgfoid::regproc, encode(t.tgargs, 'escape'), t.tgtype) as definition
            from pg_catalog.pg_trigger t
            join pg_catalog.pg_class c on c.oid = t.tgrelid
            where c.relnamespace = {0} and not t.tgisinternal""";

    private static final String OTHERS = """
            select kind || ' ''' || name || '''' as name from (
              select case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table'
                  when 'p' then 'partitioned table' when 'S' then 'sequence' else 'type' end as kind, c.relname as name
              from pg_catalog.pg_class c
              where c.relnamespace = {0} and c.relkind in ('v', 'm', 'f', 'p', 'S', 'c') and not exists (
                select from pg_catalog.pg_depend d
                where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i'))
              union all
              select 'function', p.proname from pg_catalog.pg_proc p where p.pronamespace = {0}
              union all
              select 'type', t.typname from pg_catalog.pg_type t
              where t.typnamespace = {0} and t.typtype in ('e', 'd', 'r')
) as others
            order by kind, name""";

    private final DSLContext sql;
    private final Field<?> namespace;

    private PhysicalTables(DSLContext sql, Field<?> namespace) {
        this.sql = sql;
        this.namespace = namespace;
    }

    static PhysicalTables in(DSLContext sql, String schema) {
        return new PhysicalTables(
                sql,
                DSL.field(
                        "(select oid from pg_catalog.pg_namespace where nspname = {0})",
                        Object.class, DSL.val(schema)));
    }

    /** The temporary tables of the session. */
    static PhysicalTables temporary(DSLContext sql) {
        return new PhysicalTables(sql, DSL.field("pg_catalog.pg_my_temp_schema()", Object.class));
    }

    /** By name. */
    Map<String, PhysicalTable> read() {
        Map<String, PhysicalTable> tables = new TreeMap<>();
        rows(TABLES).forEach(row -> tables.put(row.get(TABLE), PhysicalTable.empty()));
        rows(COLUMNS)
                .forEach(row -> table(tables, row)
                        .columns()
                        .put(row.get(NAME), new Column(row.get(DEFINITION), row.get(FLAG), row.get(DEFAULT))));
        rows(CONSTRAINTS)
                .forEach(row -> table(tables, row)
                        .constraints()
                        .put(row.get(NAME), new Constraint(row.get(DEFINITION), row.get(FLAG))));
        rows(INDEXES)
                .forEach(row ->
                        table(tables, row).indexes().put(row.get(NAME), new Index(row.get(DEFINITION), row.get(FLAG))));
        rows(TRIGGERS)
                .forEach(row -> table(tables, row)
                        .triggers()
                        .put(row.get(NAME), new Trigger(row.get(DEFINITION), row.get(FLAG))));
        return tables;
    }

    private static PhysicalTable table(Map<String, PhysicalTable> tables, Record row) {
        return Objects.requireNonNull(tables.get(row.get(TABLE)));
    }

    /** What is there besides tables, for a sentence. */
    List<String> others() {
        return rows(OTHERS).map(row -> row.get(NAME)).toList();
    }

    private Stream<Record> rows(String query) {
        return sql.resultQuery(query, namespace).fetch().stream();
    }
}
