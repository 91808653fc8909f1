package dev.weft.change;

import dev.weft.access.Role;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.change.CatalogEdit;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.catalog.store.CatalogStore;
import dev.weft.change.SchemaPlan.PlannedStatement;
import dev.weft.ddl.DdlPlanner;
import dev.weft.ddl.DdlStatement;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.ProjectModel;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.schema.SchemaSdl;
import dev.weft.schema.Wiring;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Changes catalogs and the tables behind them, together or not at all.
 *
 * <p>A change reads the catalog under the project's advisory lock, tries the new GraphQL schema, runs the DDL, writes the
 * catalog and the log, all in one transaction. What fails leaves nothing but an entry in the log.
 */
public final class SchemaChanger {
    private final DSLContext database;
    private final LockPatience patience;
    private final ProjectQueue queue;

    /**
     * @param database connections that may create schemas, roles and tables
     */
    public SchemaChanger(DataSource database) {
        this(database, LockPatience.USUAL);
    }

    SchemaChanger(DataSource database, LockPatience patience) {
        this.database = DSL.using(database, SQLDialect.POSTGRES);
        this.patience = patience;
        this.queue = new ProjectQueue(patience.inAll());
    }

    /**
     * Gives a project that has just been inserted into {@code weft.project} its PostgreSQL schema, its role and the
     * collection of users, in the caller's transaction.
     */
    public void provision(DSLContext transaction, ProjectId project, String actor) {
        long start = System.nanoTime();
        ProjectCatalog empty = load(transaction, project);
        CatalogEdit edit = CatalogEditor.edit(empty, List.of(NewProject.users()));
        List<String> statements = new ArrayList<>(NewProject.wall(empty.databaseSchema()));
        DdlPlanner.plan(empty, edit.after(), edit.rows()).forEach(statement -> statements.add(statement.sql()));
        statements.forEach(transaction::execute);
        new CatalogStore(transaction).save(empty, edit.after());
        new ChangeLog(transaction)
                .add(ChangeLog.applied(edit.after(), NewProject.usersAsAsked(), statements, actor, start));
    }

    /**
     * What the operations would do. Changes nothing.
     *
     * @param operations each a plain JSON object with one member, as the platform API's {@code SchemaOperation}
     */
    public SchemaPlan plan(ProjectId project, List<Map<String, Object>> operations) {
        return translated(() -> database.transactionResult(transaction -> {
            DSLContext sql = transaction.dsl();
            sql.execute("set transaction isolation level repeatable read, read only");
            ProjectCatalog before = load(sql, project);
            CatalogEdit edit = CatalogEditor.edit(before, OperationReader.read(operations));
            Patterns.check(sql, edit);
            Map<String, Long> rows = new RowCounts(sql).estimates(before);
            return new SchemaPlan(
                    DdlPlanner.plan(before, edit.after(), edit.rows()).stream()
                            .map(statement -> planned(statement, rows))
                            .toList(),
                    new RowsInTheWay(sql, edit)
                            .find().stream()
                                    .map(Finding::violation)
                                    .toList(),
                    SchemaSdl.print(trialBuild(edit)));
        }));
    }

    private static PlannedStatement planned(DdlStatement statement, Map<String, Long> rows) {
        return new PlannedStatement(
                statement.sql(),
                statement.lock(),
                statement.rewritesTable(),
                statement.online(),
                rows.getOrDefault(statement.table(), 0L));
    }

    /**
     * Applies all operations or none.
     *
     * @param ifRevision refuses with VERSION_CONFLICT when the catalog is at another revision
     * @param actor who asks, for the log
     */
    public SchemaChange change(
            ProjectId project, List<Map<String, Object>> operations, @Nullable Integer ifRevision, String actor) {
        long start = System.nanoTime();
        try {
            return queue.inTurn(
                    project,
                    () -> translated(() -> database.transactionResult(
                            transaction -> apply(transaction.dsl(), project, operations, ifRevision, actor, start))));
        } catch (ApiException refusal) {
            logFailure(project, operations, actor, start, refusal);
            throw refusal;
        }
    }

    private SchemaChange apply(
            DSLContext sql,
            ProjectId project,
            List<Map<String, Object>> operations,
            @Nullable Integer ifRevision,
            String actor,
            long start) {
        LockedDdl ddl = new LockedDdl(sql, patience);
        ddl.lock(project);
        ProjectCatalog before = load(sql, project);
        checkRevision(before, ifRevision);
        CatalogEdit edit = CatalogEditor.edit(before, OperationReader.read(operations));
        trialBuild(edit);
        Patterns.check(sql, edit);
        List<Finding> inTheWay = new RowsInTheWay(sql, edit).find();
        if (!inTheWay.isEmpty()) {
            throw new ApiException(
                    inTheWay.stream().map(Finding::error).toList());
        }
        List<String> statements = DdlPlanner.plan(before, edit.after(), edit.rows()).stream()
                .map(DdlStatement::sql)
                .toList();
        ddl.run(statements);
        new CatalogStore(sql).save(before, edit.after());
        SchemaChange change = ChangeLog.applied(edit.after(), operations, statements, actor, start);
        new ChangeLog(sql).add(change);
        return change;
    }

    private static void checkRevision(ProjectCatalog catalog, @Nullable Integer expected) {
        if (expected != null && expected != catalog.revision()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.VERSION_CONFLICT,
                            "The schema is at revision %d, not %d: somebody else was faster"
                                    .formatted(catalog.revision(), expected))
                    .at(List.of("ifRevision"))
                    .withHint("Look at the changes since and try again"));
        }
    }

    private static GraphQLSchema trialBuild(CatalogEdit edit) {
        return ProjectSchemaBuilder.build(ProjectModel.of(edit.after(), Role.OWNER), Wiring.none());
    }

    private void logFailure(
            ProjectId project, List<Map<String, Object>> operations, String actor, long start, ApiException refusal) {
        if (refusal.code() == ErrorCode.DATABASE_UNAVAILABLE) {
            return;
        }
        translated(() -> {
            new CatalogStore(database)
                    .revision(project)
                    .ifPresent(revision -> new ChangeLog(database)
                            .add(ChangeLog.failed(project, revision, operations, actor, start, refusal)));
            return true;
        });
    }

    /**
     * The log of schema changes, newest first.
     *
     * @param before only revisions below this one
     */
    public List<SchemaChange> history(ProjectId project, int first, @Nullable Integer before) {
        return new ChangeLog(database).list(project, first, before);
    }

    /** Rows of each collection by name, as PostgreSQL's statistics have them; no table is read. */
    public Map<String, Long> estimatedRowCounts(ProjectId project) {
        return new RowCounts(database).estimates(load(database, project));
    }

    private static ProjectCatalog load(DSLContext sql, ProjectId project) {
        return new CatalogStore(sql)
                .load(project)
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such project"));
    }

    private static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException failure) {
            throw ChangeErrors.translate(failure);
        }
    }
}
