package dev.weft.change;

import dev.weft.access.Role;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.change.CatalogEdit;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.store.CatalogStore;
import dev.weft.change.SchemaPlan.PlannedStatement;
import dev.weft.change.breaking.BreakingChange;
import dev.weft.change.breaking.BreakingChanges;
import dev.weft.ddl.DdlPlanner;
import dev.weft.ddl.DdlStatement;
import dev.weft.ddl.StagedPlan;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.ProjectModel;
import dev.weft.policy.Opening;
import dev.weft.schema.GeneratedSchema;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.schema.SchemaSdl;
import dev.weft.schema.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
 * catalog and the log, all in one transaction. What fails leaves nothing but an entry in the log. What takes its time
 * on a large table is only begun here, and done by {@link SchemaJobs}.
 */
public final class SchemaChanger {
    private final DSLContext database;
    private final LockPatience patience;
    private final ProjectQueue queue;
    private final LargeTables large;
    private final PolicyProbe probe;
    private final List<RoleUse> roleUses;

    /**
     * @param database connections that may create schemas, roles and tables
     */
    public SchemaChanger(DataSource database) {
        this(database, LockPatience.USUAL);
    }

    /**
     * @param database connections that may create schemas, roles and tables
     * @param roleUses what may refer to a project's roles, besides its users
     */
    public SchemaChanger(DataSource database, PolicyProbe probe, List<RoleUse> roleUses) {
        this(database, LockPatience.USUAL, LargeTables.USUAL, probe, roleUses);
    }

    SchemaChanger(DataSource database, LockPatience patience) {
        this(database, patience, LargeTables.USUAL);
    }

    SchemaChanger(DataSource database, LockPatience patience, LargeTables large) {
        this(database, patience, large, PolicyProbe.NONE, List.of());
    }

    private SchemaChanger(
            DataSource database, LockPatience patience, LargeTables large, PolicyProbe probe, List<RoleUse> roleUses) {
        this.large = large;
        this.probe = probe;
        this.roleUses = List.copyOf(roleUses);
        this.database = DSL.using(database, SQLDialect.POSTGRES);
        this.patience = patience;
        this.queue = new ProjectQueue(patience.inAll());
    }

    /**
     * Gives a project that has just been inserted into {@code weft.project} its PostgreSQL schema, its role and the
     * collection of users, in the caller's transaction.
     */
    public void provision(DSLContext transaction, ProjectId project, String actor) {
        ChangeLog.Entry entry = new ChangeLog.Entry(actor, System.nanoTime());
        ProjectCatalog empty = load(transaction, project);
        CatalogEdit edit = CatalogEditor.edit(empty, List.of(NewProject.users()));
        List<String> statements = new ArrayList<>(NewProject.wall(empty.databaseSchema()));
        DdlPlanner.plan(empty, edit.after(), edit.rows()).forEach(statement -> statements.add(statement.sql()));
        statements.forEach(transaction::execute);
        new CatalogStore(transaction).save(empty, edit.after());
        new RowShapes(transaction).save(empty, edit.after());
        entry.asked(NewProject.usersAsAsked());
        new ChangeLog(transaction).add(entry.applied(edit.after(), statements));
    }

    /** What the operations would do. Changes nothing. */
    public SchemaPlan plan(ProjectId project, Wish wish) {
        return translated(() -> database.transactionResult(transaction -> {
            DSLContext sql = transaction.dsl();
            sql.execute("set transaction isolation level repeatable read, read only");
            return plan(sql, load(sql, project), wish);
        }));
    }

    private SchemaPlan plan(DSLContext sql, ProjectCatalog before, Wish wish) {
        CatalogEdit edit = edit(before, wish, wish.operations(before));
        GeneratedSchema schema = tried(sql, edit, wish);
        Map<String, Long> rows = new RowCounts(sql).estimates(before);
        Map<String, Long> named = RowCounts.named(rows, before, edit.after());
        return new SchemaPlan(
                staged(edit, rows).statements().stream()
                        .map(statement -> planned(statement, named))
                        .toList(),
                new RowsInTheWay(sql, edit)
                        .find().stream().map(Finding::violation).toList(),
                Stream.concat(
                                Opening.between(before, edit.after()).stream().map(OpeningRefusal::planned),
                                breakingChanges(sql, edit, schema).stream())
                        .toList(),
                SchemaSdl.print(schema.schema()));
    }

    private static CatalogEdit edit(ProjectCatalog before, Wish wish, List<Map<String, Object>> operations) {
        try {
            return CatalogEditor.edit(before, wish.read(operations));
        } catch (ApiException refusal) {
            throw wish.explained(refusal);
        }
    }

    /** The schema of the next catalog, unless something in it cannot be. */
    private GeneratedSchema tried(DSLContext sql, CatalogEdit edit, Wish wish) {
        try {
            GeneratedSchema schema = trialBuild(edit, probe);
            Patterns.check(sql, edit);
            new PolicyPatterns(sql).check(edit);
            new RemovedRoles(sql, roleUses).check(edit);
            return schema;
        } catch (ApiException refusal) {
            throw wish.explained(refusal);
        }
    }

    private static List<BreakingChange> breakingChanges(DSLContext sql, CatalogEdit edit, GeneratedSchema schema) {
        return BreakingChanges.between(
                edit.before(),
                edit.after(),
                schema,
                () -> new RecordedOperations(sql).of(edit.before().project()));
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
     * @param actor who asks, for the log
     */
    public SchemaChange change(ProjectId project, Wish wish, Conditions conditions, String actor) {
        ChangeLog.Entry entry = new ChangeLog.Entry(actor, System.nanoTime());
        try {
            return queue.inTurn(
                    project,
                    () -> translated(() -> database.transactionResult(
                            transaction -> apply(transaction.dsl(), project, wish, conditions, entry))));
        } catch (ApiException refusal) {
            logFailure(project, entry, refusal);
            throw refusal;
        }
    }

    private SchemaChange apply(
            DSLContext sql, ProjectId project, Wish wish, Conditions conditions, ChangeLog.Entry entry) {
        LockedDdl ddl = new LockedDdl(sql, patience);
        ddl.lock(project);
        ProjectCatalog before = load(sql, project);
        conditions.checkRevision(before);
        List<Map<String, Object>> operations = entry.asked(wish.operations(before));
        CatalogEdit edit = edit(before, wish, operations);
        if (operations.isEmpty()) {
            return entry.applied(before, List.of());
        }
        GeneratedSchema schema = tried(sql, edit, wish);
        StagedPlan staged = staged(edit, new RowCounts(sql).estimates(before));
        new RunningJob(sql).makeWay(edit, !staged.stages().isEmpty());
        List<Finding> inTheWay = new RowsInTheWay(sql, edit).find();
        if (!inTheWay.isEmpty()) {
            throw wish.explained(
                    new ApiException(inTheWay.stream().map(Finding::error).toList()));
        }
        conditions.checkOpenings(() -> Opening.between(before, edit.after()));
        conditions.checkBreaking(() -> breakingChanges(sql, edit, schema));
        if (!staged.stages().isEmpty()) {
            return begin(sql, edit, staged, entry);
        }
        List<String> statements =
                staged.finish().stream().map(DdlStatement::sql).toList();
        ddl.run(statements);
        new CatalogStore(sql).save(before, edit.after());
        new RowShapes(sql).save(before, edit.after());
        SchemaChange change = entry.applied(edit.after(), statements);
        new ChangeLog(sql).add(change);
        return change;
    }

    private StagedPlan staged(CatalogEdit edit, Map<String, Long> rows) {
        return StagedPlan.of(edit.before(), edit.after(), edit.rows(), large.among(rows));
    }

    /** The rest is for {@link SchemaJobs}. */
    private static SchemaChange begin(DSLContext sql, CatalogEdit edit, StagedPlan staged, ChangeLog.Entry entry) {
        SchemaChange change = entry.running(
                edit.before(),
                staged.statements().stream().map(DdlStatement::sql).toList());
        new ChangeLog(sql).add(change);
        new JobStore(sql)
                .add(Job.begun(
                        change.id(),
                        change.project(),
                        RunningJob.touched(edit),
                        staged.stages(),
                        staged.finish().stream().map(DdlStatement::sql).toList()));
        return change;
    }

    static GeneratedSchema trialBuild(CatalogEdit edit, PolicyProbe probe) {
        ProjectModel model = ProjectModel.of(edit.after(), Role.OWNER);
        new FittingPolicies(edit, probe).check(model);
        return ProjectSchemaBuilder.generate(model, Wiring.none());
    }

    private void logFailure(ProjectId project, ChangeLog.Entry entry, ApiException refusal) {
        if (refusal.code() == ErrorCode.DATABASE_UNAVAILABLE) {
            return;
        }
        translated(() -> {
            new CatalogStore(database)
                    .revision(project)
                    .ifPresent(revision -> new ChangeLog(database).add(entry.failed(project, revision, refusal)));
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
