package dev.weft.change;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.change.CatalogEdit;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.catalog.store.CatalogStore;
import dev.weft.ddl.Stage;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import graphql.AssertException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Takes a job from where it is to its end, forward or, when it cannot be or is cancelled, backward. Whatever is done is
 * written down in the same transaction, so that another server can go on at any moment.
 *
 * <p>All of it runs on the connection that holds the job's lock: who loses the lock has lost the connection too.
 */
final class JobRun {
    private static final int BATCH = 2_000;

    private final DSLContext sql;
    private final UUID change;
    private final LockPatience patience;
    private final JobProbe probe;
    private Map<String, Long> rows = Map.of();

    JobRun(DSLContext sql, UUID change, LockPatience patience, JobProbe probe) {
        this.sql = sql;
        this.change = change;
        this.patience = patience;
        this.probe = probe;
    }

    /** Returns when there is nothing left to do. */
    void toTheEnd() {
        JobRetries retries = new JobRetries(sql);
        for (Optional<Job> job = load(); job.isPresent(); job = load()) {
            Job now = job.get();
            if (now.failure() != null) {
                retries.untilItWorks(() -> undo(now));
            } else if (now.cancelled()) {
                fail(now, "CANCELLED: The change was cancelled");
            } else {
                forward(now, retries);
            }
        }
    }

    private Optional<Job> load() {
        return new JobStore(sql).find(change);
    }

    private void forward(Job job, JobRetries retries) {
        try {
            if (job.isPrepared()) {
                finish(job);
            } else {
                stage(job, job.stages().get(job.done()));
            }
            retries.succeeded();
        } catch (DataAccessException failure) {
            if (!retries.again(failure)) {
                ApiException refusal = ChangeErrors.translate(failure);
                fail(job, refusal.code() + ": " + refusal.getMessage());
            }
        } catch (ApiException refusal) {
            if (refusal.code() != ErrorCode.CATALOG_BUSY) {
                fail(job, refusal.code() + ": " + refusal.getMessage());
            }
        } catch (IllegalStateException | NoSuchElementException | AssertException mistake) {
            fail(job, ErrorCode.INTERNAL_SERVER_ERROR + ": The schema could not be changed");
        }
    }

    private void fail(Job job, String why) {
        committed("failed", transaction -> new JobStore(transaction).fail(job, why));
    }

    private void stage(Job job, Stage stage) {
        switch (stage.kind()) {
            case RULE ->
                committed("rule", transaction -> {
                    new LockedDdl(transaction, patience)
                            .run(List.of(stage.statement().sql()));
                    done(transaction, job);
                });
            case VALIDATION ->
                committed("validation", transaction -> {
                    transaction.execute(stage.statement().sql());
                    done(transaction, job);
                });
            case INDEX -> index(job, stage);
            case FILL -> fill(job, stage);
        }
    }

    private void done(DSLContext transaction, Job job) {
        new JobStore(transaction).stageDone(job);
        new ChangeLog(transaction).progress(change, job.progress(1));
    }

    /** An index that was left half built serves nobody; it is built anew. */
    private void index(Job job, Stage stage) {
        ConcurrentIndexes indexes = new ConcurrentIndexes(sql);
        if (!indexes.isValid(job.project(), stage)) {
            sql.execute(Objects.requireNonNull(stage.undo()));
            probe.reached("index dropped");
            sql.execute(stage.statement().sql());
            probe.reached("index built");
        }
        committed("index", transaction -> done(transaction, job));
    }

    /** Rows that come meanwhile obey the new rule already, so the last batch is the one that is not full. */
    private void fill(Job job, Stage stage) {
        Stage.Fill fill = Objects.requireNonNull(stage.fill());
        String from = job.cursor() == null ? fill.beforeFirst() : job.cursor();
        committed("batch", transaction -> {
            transaction.execute("set local lock_timeout = '500ms'");
            Record window = transaction.fetchOne(fill.window(), DSL.val(from), DSL.val(BATCH));
            if (window == null) {
                done(transaction, job);
                return;
            }
            String to = window.get(0, String.class);
            List<String> keys =
                    transaction.fetch(fill.update(), DSL.val(from), DSL.val(to)).getValues(0, String.class);
            double seen = job.rowsSeen() + BATCH;
            new JobStore(transaction).batchDone(job, to, (long) seen, keys);
            if (window.get(1, Long.class) < BATCH) {
                done(transaction, job);
                return;
            }
            double share = seen
                    / Math.max(BATCH, rows(job).getOrDefault(stage.statement().table(), 0L));
            new ChangeLog(transaction).progress(change, job.progress(share));
        });
    }

    /** Estimated, which is enough to show progress. */
    private Map<String, Long> rows(Job job) {
        if (rows.isEmpty()) {
            rows = new RowCounts(sql)
                    .estimates(new CatalogStore(sql).load(job.project()).orElseThrow());
        }
        return rows;
    }

    /** What others have changed meanwhile stays: the operations are applied to the catalog as it is now. */
    private void finish(Job job) {
        committed("finish", transaction -> {
            LockedDdl ddl = new LockedDdl(transaction, patience);
            ddl.lock(job.project());
            if (new JobStore(transaction)
                    .lock(change)
                    .filter(now -> !now.cancelled())
                    .isEmpty()) {
                return;
            }
            ChangeLog log = new ChangeLog(transaction);
            CatalogStore catalogs = new CatalogStore(transaction);
            ProjectCatalog before = catalogs.load(job.project()).orElseThrow();
            CatalogEdit edit = CatalogEditor.edit(before, OperationReader.readAll(log.operations(change)));
            SchemaChanger.trialBuild(edit, PolicyProbe.NONE);
            ddl.run(job.finish());
            catalogs.save(before, edit.after());
            new RowShapes(transaction).save(before, edit.after());
            log.applied(change, edit.after().revision());
            new JobStore(transaction).remove(job);
        });
    }

    private void undo(Job job) {
        int reached = Math.min(job.done() + 1, job.stages().size());
        if (job.undone() >= reached) {
            committed("ended", transaction -> {
                new ChangeLog(transaction).failed(change, Objects.requireNonNull(job.failure()));
                new JobStore(transaction).remove(job);
            });
            return;
        }
        Stage stage = job.stages().get(job.undone());
        switch (stage.kind()) {
            case RULE ->
                committed("rule undone", transaction -> {
                    new LockedDdl(transaction, patience).run(List.of(Objects.requireNonNull(stage.undo())));
                    new JobStore(transaction).stageUndone(job);
                });
            case VALIDATION ->
                committed("validation undone", transaction -> new JobStore(transaction).stageUndone(job));
            case INDEX -> {
                sql.execute(Objects.requireNonNull(stage.undo()));
                committed("index undone", transaction -> new JobStore(transaction).stageUndone(job));
            }
            case FILL -> committed("batch undone", transaction -> unfill(transaction, job, stage));
        }
    }

    private static void unfill(DSLContext transaction, Job job, Stage stage) {
        JobStore jobs = new JobStore(transaction);
        jobs.takeBatch(job, job.undone())
                .ifPresentOrElse(
                        keys -> transaction.execute(Objects.requireNonNull(stage.undo()), DSL.val(keys)),
                        () -> jobs.stageUndone(job));
    }

    private void committed(String point, Consumer<DSLContext> work) {
        sql.transaction(transaction -> {
            work.accept(transaction.dsl());
            probe.reached(point + ", before its commit");
        });
        probe.reached(point);
    }
}
