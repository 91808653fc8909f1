package dev.weft.change;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The table of schema changes. */
final class ChangeLog {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Table<?> CHANGE = DSL.table(DSL.name("weft", "schema_change"));
    private static final Field<UUID> ID = DSL.field(DSL.name("id"), SQLDataType.UUID);
    private static final Field<UUID> PROJECT_ID = DSL.field(DSL.name("project_id"), SQLDataType.UUID);
    private static final Field<Integer> REVISION = DSL.field(DSL.name("revision"), SQLDataType.INTEGER);
    private static final Field<String> STATUS = DSL.field(DSL.name("status"), SQLDataType.CLOB);
    private static final Field<JSONB> OPERATIONS = DSL.field(DSL.name("operations"), SQLDataType.JSONB);
    private static final Field<String[]> STATEMENTS = DSL.field(DSL.name("statements"), SQLDataType.CLOB.array());
    private static final Field<String> ACTOR = DSL.field(DSL.name("actor"), SQLDataType.CLOB);
    private static final Field<OffsetDateTime> CREATED_AT =
            DSL.field(DSL.name("created_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    private static final Field<Integer> DURATION_MS = DSL.field(DSL.name("duration_ms"), SQLDataType.INTEGER);
    private static final Field<String> ERROR = DSL.field(DSL.name("error"), SQLDataType.CLOB);

    private static final Field<Double> PROGRESS = DSL.field(DSL.name("progress"), SQLDataType.DOUBLE);
    private static final List<Field<?>> COLUMNS = List.of(
            ID, PROJECT_ID, REVISION, STATUS, OPERATIONS, STATEMENTS, ACTOR, CREATED_AT, DURATION_MS, ERROR, PROGRESS);

    /** Until now, as long as an integer can count. */
    private static final Field<Integer> DURATION = DSL.field(
            "least(extract(epoch from clock_timestamp() - {0}) * 1000, 2147483647)::integer",
            SQLDataType.INTEGER, CREATED_AT);

    private static final Comparator<SchemaChange> NEWEST_FIRST = Comparator.comparingInt(SchemaChange::revision)
            .thenComparing(SchemaChange::createdAt)
            .reversed();

    private final DSLContext sql;

    ChangeLog(DSLContext sql) {
        this.sql = sql;
    }

    /** What will be written about a change that is being made. */
    static final class Entry {
        private final String actor;
        private final long start;
        private List<Map<String, Object>> operations = List.of();

        /**
         * @param start {@link System#nanoTime()} at the beginning of the change
         */
        Entry(String actor, long start) {
            this.actor = actor;
            this.start = start;
        }

        /** Notes what is asked for, and gives it back. */
        List<Map<String, Object>> asked(List<Map<String, Object>> wanted) {
            operations = wanted;
            return wanted;
        }

        SchemaChange applied(ProjectCatalog after, List<String> statements) {
            return entry(after.project(), after.revision(), SchemaChange.Status.APPLIED, statements, null);
        }

        /** Its revision is the one that it found, until it is done. */
        SchemaChange running(ProjectCatalog before, List<String> statements) {
            return entry(before.project(), before.revision(), SchemaChange.Status.RUNNING, statements, null);
        }

        SchemaChange failed(ProjectId project, int revision, ApiException refusal) {
            String error = refusal.code() + ": " + refusal.getMessage();
            return entry(project, revision, SchemaChange.Status.FAILED, List.of(), error);
        }

        private SchemaChange entry(
                ProjectId project,
                int revision,
                SchemaChange.Status status,
                List<String> statements,
                @Nullable String error) {
            return new SchemaChange(
                    UUID.randomUUID(),
                    project,
                    revision,
                    status,
                    List.copyOf(operations),
                    statements,
                    actor,
                    OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS),
                    Math.toIntExact(Duration.ofNanos(System.nanoTime() - start).toMillis()),
                    error,
                    status == SchemaChange.Status.APPLIED ? 1 : 0);
        }
    }

    void add(SchemaChange change) {
        sql.insertInto(CHANGE)
                .set(ID, change.id())
                .set(PROJECT_ID, change.project().value())
                .set(REVISION, change.revision())
                .set(STATUS, change.status().name())
                .set(OPERATIONS, JSONB.valueOf(storable(JSON.writeValueAsString(change.operations()))))
                .set(STATEMENTS, change.statements().toArray(String[]::new))
                .set(ACTOR, change.actor())
                .set(CREATED_AT, change.createdAt())
                .set(DURATION_MS, change.durationMs())
                .set(ERROR, change.error())
                .set(PROGRESS, change.progress())
                .execute();
    }

    void progress(UUID change, double progress) {
        sql.update(CHANGE)
                .set(PROGRESS, progress)
                .set(DURATION_MS, DURATION)
                .where(ID.eq(change))
                .execute();
    }

    /** A running change is at its end. */
    void applied(UUID change, int revision) {
        sql.update(CHANGE)
                .set(STATUS, SchemaChange.Status.APPLIED.name())
                .set(REVISION, revision)
                .set(PROGRESS, 1.0)
                .set(DURATION_MS, DURATION)
                .where(ID.eq(change))
                .execute();
    }

    /** A running change could not be, and has been undone. */
    void failed(UUID change, String error) {
        sql.update(CHANGE)
                .set(STATUS, SchemaChange.Status.FAILED.name())
                .set(ERROR, error)
                .set(DURATION_MS, DURATION)
                .where(ID.eq(change))
                .execute();
    }

    /** As they were asked for. */
    List<Map<String, Object>> operations(UUID change) {
        String json = sql.select(OPERATIONS)
                .from(CHANGE)
                .where(ID.eq(change))
                .fetchSingle(OPERATIONS)
                .data();
        return EXACT.readValue(json, new TypeReference<List<Map<String, Object>>>() {});
    }

    Optional<SchemaChange> find(UUID change) {
        return sql.select(COLUMNS).from(CHANGE).where(ID.eq(change)).fetchOptional(ChangeLog::change);
    }

    /** A refused operation may hold a NUL, which jsonb cannot. */
    private static String storable(String json) {
        return json.replace("\\u0000", "\\uFFFD");
    }

    /** A page ends with all changes of its last revision, failed ones included, so the next page can go on below it. */
    List<SchemaChange> list(ProjectId project, int first, @Nullable Integer before) {
        Condition older = before == null ? DSL.noCondition() : REVISION.lt(before);
        return sql
                .select(COLUMNS)
                .from(CHANGE)
                .where(PROJECT_ID.eq(project.value()))
                .and(older)
                .orderBy(REVISION.desc())
                .limit(first)
                .withTies()
                .fetch(ChangeLog::change)
                .stream()
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private static SchemaChange change(Record row) {
        return new SchemaChange(
                row.get(ID),
                new ProjectId(row.get(PROJECT_ID)),
                row.get(REVISION),
                SchemaChange.Status.valueOf(row.get(STATUS)),
                List.of(JSON.readValue(row.get(OPERATIONS).data(), Object[].class)),
                List.of(row.get(STATEMENTS)),
                row.get(ACTOR),
                row.get(CREATED_AT),
                row.get(DURATION_MS),
                row.get(ERROR),
                row.get(PROGRESS));
    }
}
