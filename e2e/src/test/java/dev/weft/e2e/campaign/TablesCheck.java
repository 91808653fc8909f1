package dev.weft.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.EmbeddedDatabase;
import dev.weft.e2e.support.Project;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Compares a project's catalog with what PostgreSQL's own catalogs say about its schema. */
final class TablesCheck {
    private final EmbeddedDatabase database;
    private final String schema;
    private final CatalogParts catalog;

    private TablesCheck(Project project, JsonNode described) {
        this.database = project.owner().server().database();
        this.schema = project.schema();
        this.catalog = new CatalogParts(described);
    }

    static void check(Project project, JsonNode described) {
        new TablesCheck(project, described).check();
    }

    private void check() {
        assertThat(set("select table_name from information_schema.tables where table_schema = ?"))
                .as("tables")
                .isEqualTo(catalog.tables());
        assertThat(set("""
                select concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, null),
                    case when a.attnotnull then 'not null' end)
                from pg_attribute a join pg_class c on c.oid = a.attrelid
                where c.relnamespace = ?::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
                and exists (select from pg_attribute i where i.attrelid = c.oid and i.attname = 'created_at')""")).as("columns").isEqualTo(catalog.columns());
        assertThat(set("""
                select c.relname || ' ' || string_agg(format_type(a.atttypid, null), ',' order by a.attnum)
                from pg_attribute a join pg_class c on c.oid = a.attrelid
                where c.relnamespace = ?::regnamespace and c.relkind = 'r' and a.attnum > 0 and a.attnotnull
                and not exists (select from pg_attribute i where i.attrelid = c.oid and i.attname = 'created_at')
                group by c.relname""")).as("join tables").isEqualTo(catalog.joinColumnTypes());
        assertThat(set("""
                select i.indrelid::regclass::oid::regclass::text from pg_index i
                join pg_class c on c.oid = i.indexrelid
                where c.relnamespace = ?::regnamespace and not (i.indisvalid and i.indisready)""")).as("half-made indexes").isEmpty();
        assertThat(set("""
                select c.relname || ' ' || (select string_agg(a.attname, ',' order by k.position)
                    from unnest(i.indkey) with ordinality k (number, position)
                    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number)
                from pg_index i join pg_class c on c.oid = i.indrelid
                where c.relnamespace = ?::regnamespace and i.indisunique and not i.indisprimary""")).as("unique keys").isEqualTo(catalog.uniques());
        assertThat(rows("""
                select c.relname || ' ' || t.relname from pg_constraint f
                join pg_class c on c.oid = f.conrelid join pg_class t on t.oid = f.confrelid
                where f.contype = 'f' and f.convalidated and f.connamespace = ?::regnamespace""").stream().sorted().toList()).as("foreign keys").isEqualTo(catalog.foreignKeys());
        assertThat(set("select relname from pg_class where relkind = 'i' and relnamespace = ?::regnamespace"))
                .as("indexes")
                .containsAll(catalog.indexNames());
    }

    private Set<String> set(String sql) {
        return new TreeSet<>(rows(sql));
    }

    private List<String> rows(String sql) {
        return database.column(sql, schema);
    }
}
