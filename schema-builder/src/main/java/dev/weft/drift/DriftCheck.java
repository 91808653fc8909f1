package dev.weft.drift;

import dev.weft.catalog.OnDelete;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.store.CatalogStore;
import dev.weft.ddl.DesiredTables;
import dev.weft.ddl.DesiredTables.ForeignKey;
import dev.weft.drift.PhysicalTable.Constraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Compares a catalog with its tables, by name. What the tables should be is what PostgreSQL makes of the very statements
 * that would create them: they run on temporary tables, in transactions that are rolled back.
 */
public final class DriftCheck {
    /** Each takes a few locks until the rollback. */
    private static final int TABLES_AT_ONCE = 50;

    private final DSLContext database;

    /**
     * @param database connections of the owner of the project's tables
     */
    public DriftCheck(DataSource database) {
        this.database = DSL.using(database, SQLDialect.POSTGRES);
    }

    /** What PostgreSQL has at one instant, and the catalog of that instant. */
    private record Seen(ProjectCatalog catalog, Map<String, PhysicalTable> tables, List<String> others) {}

    /** The differences, each a sentence; none for a project that does not exist. */
    public List<String> of(ProjectId project) {
        Optional<Seen> seen = database.transactionResult(transaction -> look(transaction.dsl(), project));
        return seen.map(found -> Differences.between(desired(found.catalog()), found.tables(), found.others()))
                .orElse(List.of());
    }

    /** A change that is being made is waited for, as it waits for this look. */
    private static Optional<Seen> look(DSLContext sql, ProjectId project) {
        sql.execute("set transaction isolation level read committed, read only");
        sql.execute(
                "select pg_advisory_xact_lock_shared(hashtextextended({0}, 0))", DSL.val("weft.project " + project));
        return new CatalogStore(sql).load(project).map(catalog -> {
            PhysicalTables tables = PhysicalTables.in(sql, catalog.databaseSchema());
            return withoutWhatIsBeingMade(sql, project, new Seen(catalog, tables.read(), tables.others()));
        });
    }

    /** A long change makes columns, rules and indexes before the catalog has them. */
    private static Seen withoutWhatIsBeingMade(DSLContext sql, ProjectId project, Seen seen) {
        List<String> names = sql.fetch(
                        "select s ->> 'name' from weft.schema_job j, jsonb_array_elements(j.stages) s where j.project_id = {0}",
                        DSL.val(project.value()))
                .getValues(0, String.class);
        seen.tables().values().forEach(table -> {
            table.columns().keySet().removeAll(names);
            table.constraints().keySet().removeAll(names);
            table.indexes().keySet().removeAll(names);
            table.triggers().keySet().removeAll(names);
        });
        List<String> others = seen.others().stream()
                .filter(other -> names.stream().noneMatch(name -> !name.isEmpty() && other.contains(name + "'")))
                .toList();
        return new Seen(seen.catalog(), seen.tables(), others);
    }

    private Map<String, PhysicalTable> desired(ProjectCatalog catalog) {
        DesiredTables desired = DesiredTables.of(catalog);
        Map<String, PhysicalTable> tables = new HashMap<>();
        List<String> names = List.copyOf(desired.statements().keySet());
        for (int from = 0; from < names.size(); from += TABLES_AT_ONCE) {
            List<String> some = names.subList(from, Math.min(from + TABLES_AT_ONCE, names.size()));
            tables.putAll(made(some.stream()
                    .flatMap(name -> desired.statements().getOrDefault(name, List.of()).stream())
                    .toList()));
        }
        desired.foreignKeys()
                .forEach(key -> Optional.ofNullable(tables.get(key.table()))
                        .ifPresent(table -> table.constraints().put(key.name(), constraint(key))));
        return tables;
    }

    private Map<String, PhysicalTable> made(List<String> statements) {
        List<Map<String, PhysicalTable>> made = new ArrayList<>();
        try {
            database.transaction(transaction -> {
                DSLContext sql = transaction.dsl();
                statements.forEach(sql::execute);
                made.add(PhysicalTables.temporary(sql).read());
                throw new Undone();
            });
        } catch (Undone expected) {
            return made.getFirst();
        }
        throw new IllegalStateException("a transaction ended without its rollback");
    }

    /** Takes a transaction back that has told what it was for. */
    private static final class Undone extends RuntimeException {
        Undone() {
            super("undone", null, false, false);
        }
    }

    private static Constraint constraint(ForeignKey key) {
        return new Constraint(Constraint.foreignKey(key.column(), key.target(), words(key.onDelete())), true);
    }

    private static String words(OnDelete action) {
        return action.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
