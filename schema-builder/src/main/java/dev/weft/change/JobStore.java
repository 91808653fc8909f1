package dev.weft.change;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.ProjectId;
import dev.weft.ddl.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The tables of long changes. Every call runs in the caller's transaction. */
final class JobStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Table<?> JOB = DSL.table(DSL.name("weft", "schema_job"));
    private static final Table<?> BATCH = DSL.table(DSL.name("weft", "schema_job_batch"));
    private static final Field<UUID> CHANGE_ID = DSL.field(DSL.name("change_id"), SQLDataType.UUID);
    private static final Field<UUID> PROJECT_ID = DSL.field(DSL.name("project_id"), SQLDataType.UUID);
    private static final Field<UUID[]> COLLECTIONS = DSL.field(DSL.name("collections"), SQLDataType.UUID.array());
    private static final Field<JSONB> STAGES = DSL.field(DSL.name("stages"), SQLDataType.JSONB);
    private static final Field<String[]> FINISH = DSL.field(DSL.name("finish"), SQLDataType.CLOB.array());
    private static final Field<Integer> DONE = DSL.field(DSL.name("done"), SQLDataType.INTEGER);
    private static final Field<String> CURSOR = DSL.field(DSL.name("cursor"), SQLDataType.CLOB);
    private static final Field<Long> ROWS_SEEN = DSL.field(DSL.name("rows_seen"), SQLDataType.BIGINT);
    private static final Field<Boolean> CANCELLED = DSL.field(DSL.name("cancelled"), SQLDataType.BOOLEAN);
    private static final Field<String> FAILURE = DSL.field(DSL.name("failure"), SQLDataType.CLOB);
    private static final Field<Integer> UNDONE = DSL.field(DSL.name("undone"), SQLDataType.INTEGER);
    private static final Field<Integer> STAGE = DSL.field(DSL.name("stage"), SQLDataType.INTEGER);
    private static final Field<Long> NUMBER = DSL.field(DSL.name("number"), SQLDataType.BIGINT);
    private static final Field<String[]> KEYS = DSL.field(DSL.name("keys"), SQLDataType.CLOB.array());

    private final DSLContext sql;

    JobStore(DSLContext sql) {
        this.sql = sql;
    }

    void add(Job job) {
        sql.insertInto(JOB)
                .set(CHANGE_ID, job.change())
                .set(PROJECT_ID, job.project().value())
                .set(
                        COLLECTIONS,
                        job.collections().stream().map(CollectionId::value).toArray(UUID[]::new))
                .set(STAGES, JSONB.valueOf(JSON.writeValueAsString(job.stages())))
                .set(FINISH, job.finish().toArray(String[]::new))
                .execute();
    }

    Optional<Job> of(ProjectId project) {
        return sql.select().from(JOB).where(PROJECT_ID.eq(project.value())).fetchOptional(JobStore::job);
    }

    Optional<Job> find(UUID change) {
        return sql.select().from(JOB).where(CHANGE_ID.eq(change)).fetchOptional(JobStore::job);
    }

    /** As {@link #find}; nobody cancels it before the transaction ends. */
    Optional<Job> lock(UUID change) {
        return sql.select().from(JOB).where(CHANGE_ID.eq(change)).forUpdate().fetchOptional(JobStore::job);
    }

    List<UUID> all() {
        return sql.select(CHANGE_ID).from(JOB).fetch(CHANGE_ID);
    }

    void stageDone(Job job) {
        sql.update(JOB)
                .set(DONE, job.done() + 1)
                .setNull(CURSOR)
                .set(ROWS_SEEN, 0L)
                .where(CHANGE_ID.eq(job.change()))
                .execute();
    }

    void batchDone(Job job, String cursor, long rowsSeen, List<String> keys) {
        sql.update(JOB)
                .set(CURSOR, cursor)
                .set(ROWS_SEEN, rowsSeen)
                .where(CHANGE_ID.eq(job.change()))
                .execute();
        if (!keys.isEmpty()) {
            sql.insertInto(BATCH)
                    .set(CHANGE_ID, job.change())
                    .set(STAGE, job.done())
                    .set(KEYS, keys.toArray(String[]::new))
                    .execute();
        }
    }

    /** Takes a batch off the list of those that a stage has filled. */
    Optional<String[]> takeBatch(Job job, int stage) {
        return sql.deleteFrom(BATCH)
                .where(CHANGE_ID.eq(job.change()))
                .and(STAGE.eq(stage))
                .and(NUMBER.eq(DSL.select(DSL.max(NUMBER))
                        .from(BATCH)
                        .where(CHANGE_ID.eq(job.change()))
                        .and(STAGE.eq(stage))))
                .returningResult(KEYS)
                .fetchOptional(KEYS);
    }

    /** @return whether there was something to cancel */
    boolean cancel(ProjectId project, UUID change) {
        return sql.update(JOB)
                        .set(CANCELLED, true)
                        .where(CHANGE_ID.eq(change))
                        .and(PROJECT_ID.eq(project.value()))
                        .execute()
                > 0;
    }

    /** From now on it goes backward. */
    void fail(Job job, String failure) {
        sql.update(JOB)
                .set(FAILURE, failure)
                .where(CHANGE_ID.eq(job.change()))
                .and(FAILURE.isNull())
                .execute();
    }

    void stageUndone(Job job) {
        sql.update(JOB)
                .set(UNDONE, job.undone() + 1)
                .where(CHANGE_ID.eq(job.change()))
                .execute();
    }

    void remove(Job job) {
        sql.deleteFrom(JOB).where(CHANGE_ID.eq(job.change())).execute();
    }

    private static Job job(Record row) {
        @Nullable String cursor = row.get(CURSOR);
        return new Job(
                row.get(CHANGE_ID),
                new ProjectId(row.get(PROJECT_ID)),
                Arrays.stream(row.get(COLLECTIONS)).map(CollectionId::new).collect(Collectors.toSet()),
                List.of(JSON.readValue(row.get(STAGES).data(), Stage[].class)),
                List.of(row.get(FINISH)),
                row.get(DONE),
                cursor,
                row.get(ROWS_SEEN),
                row.get(CANCELLED),
                row.get(FAILURE),
                row.get(UNDONE));
    }
}
