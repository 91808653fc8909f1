package dev.weft.change;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.store.CatalogStore;
import dev.weft.ddl.LoggedTable;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Makes PostgreSQL log the changes of tables that were made before there was a log, and of those whose triggers somebody took. */
public final class LoggedTables {
    private static final String PROJECTS = "select id from weft.project where state = 'ACTIVE' order by id";

    /** Tables with a trigger for each of the four things that can happen to rows, all of them for one shape. */
    private static final String LOGGED = """
            select c.relname || ' ' || split_part(encode(t.tgargs, 'escape'), '\\000', 3)
            from pg_catalog.pg_trigger t
            join pg_catalog.pg_class c on c.oid = t.tgrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname = {0} and starts_with(t.tgname::text, 'weft_log_') and t.tgenabled in ('O', 'A')
            group by 1
            having count(*) = 4""";

    private final DSLContext database;

    /**
     * @param database connections of the owner of all projects' tables
     */
    public LoggedTables(DataSource database) {
        this.database = DSL.using(database, SQLDialect.POSTGRES);
    }

    /** All tables of all projects that are in service; one that is there already is left alone. */
    public void complete() {
        database.resultQuery(PROJECTS)
                .fetch()
                .getValues(0, UUID.class)
                .forEach(project -> complete(new ProjectId(project)));
    }

    private void complete(ProjectId project) {
        if (missing(database, catalog(database, project)).isEmpty()) {
            return;
        }
        database.transaction(transaction -> {
            DSLContext sql = transaction.dsl();
            LockedDdl ddl = new LockedDdl(sql, LockPatience.USUAL);
            ddl.lock(project);
            ProjectCatalog catalog = catalog(sql, project);
            List<LoggedTable> missing = missing(sql, catalog);
            ddl.run(missing.stream()
                    .flatMap(table -> LoggedTable.triggers(catalog, table).stream())
                    .toList());
            new RowShapes(sql).save(missing.stream().map(LoggedTable::shape).collect(Collectors.toSet()));
        });
    }

    private static ProjectCatalog catalog(DSLContext sql, ProjectId project) {
        return new CatalogStore(sql).load(project).orElseThrow();
    }

    private static List<LoggedTable> missing(DSLContext sql, ProjectCatalog catalog) {
        Set<String> logged = Set.copyOf(sql.resultQuery(LOGGED, DSL.val(catalog.databaseSchema()))
                .fetch()
                .getValues(0, String.class));
        return LoggedTable.all(catalog)
                .filter(table ->
                        !logged.contains(table.table() + " " + table.shape().id()))
                .toList();
    }
}
