package dev.weft.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.testing.TestProject;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** Whether PostgreSQL calls a project's things as its catalog says. */
public final class NamesInPostgres {
    private static final String NAMES = """
            select 'table ' || c.relname from pg_class c
            where c.relnamespace = {0}::regnamespace and c.relkind = 'r'
            union all
            select 'index ' || c.relname from pg_class c
            where c.relnamespace = {0}::regnamespace and c.relkind = 'i'
            union all
            select 'column ' || c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = {0}::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
              and a.attname not in ('id', 'created_at', 'updated_at', 'created_by')
            union all
            select 'constraint ' || c.relname || '.' || k.conname from pg_class c join pg_constraint k on k.conrelid = c.oid
            where c.relnamespace = {0}::regnamespace and k.contype in ('c', 'f')
            """;

    private NamesInPostgres() {}

    public static void followTheCatalog(TestProject project) {
        Set<String> there = new TreeSet<>(
                project.sql().fetch(NAMES, DSL.val(project.schema())).getValues(0, String.class));
        Set<String> expected = PhysicalThing.all(Relaxation.of(project.catalog()))
                .map(thing -> switch (thing) {
                    case PhysicalThing.Table(String name) -> "table " + name;
                    case PhysicalThing.Index(String _, String name) -> "index " + name;
                    case PhysicalThing.Column(String table, String name) -> "column " + table + "." + name;
                    case PhysicalThing.Constraint(String table, String name) -> "constraint " + table + "." + name;
                })
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(there).isEqualTo(expected);
    }
}
