package dev.weft.server.recording;

import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.weft.catalog.ProjectId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The table of recorded operations. Each project keeps those that were seen last. */
public final class RecordedOperations {
    private static final Table<?> OPERATION = table(name("weft", "recorded_operation"));
    private static final Field<UUID> PROJECT = field(name("project_id"), SQLDataType.UUID);
    private static final Field<String> HASH = field(name("hash"), SQLDataType.CLOB);
    private static final Field<String> CLIENT = field(name("client"), SQLDataType.CLOB);
    private static final Field<String> VERSION = field(name("client_version"), SQLDataType.CLOB);
    private static final Field<String> DOCUMENT = field(name("document"), SQLDataType.CLOB);
    private static final Field<String> OPERATION_NAME = field(name("operation_name"), SQLDataType.CLOB);
    private static final Field<OffsetDateTime> FIRST_SEEN =
            field(name("first_seen"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    private static final Field<OffsetDateTime> LAST_SEEN = field(name("last_seen"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    private static final Field<Long> COUNT = field(name("count"), SQLDataType.BIGINT);

    /** Of the table, where the statement also has a row that is being added. */
    private static final Field<Long> COUNT_SO_FAR =
            field(name("weft", "recorded_operation", "count"), SQLDataType.BIGINT);

    private static final Field<OffsetDateTime> FIRST_SO_FAR =
            field(name("weft", "recorded_operation", "first_seen"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    private static final Field<OffsetDateTime> LAST_SO_FAR =
            field(name("weft", "recorded_operation", "last_seen"), SQLDataType.TIMESTAMPWITHTIMEZONE);

    private static final int AT_ONCE = 200;

    private final DSLContext sql;
    private final int mostOfAProject;

    public RecordedOperations(DSLContext sql) {
        this(sql, 1_000);
    }

    RecordedOperations(DSLContext sql, int mostOfAProject) {
        this.sql = sql;
        this.mostOfAProject = mostOfAProject;
    }

    /**
     * Those seen last come first.
     *
     * @param unusedSince only those not seen at this time or later; null for all
     */
    public List<RecordedOperation> list(ProjectId project, int first, @Nullable OffsetDateTime unusedSince) {
        return sql.select(
                        HASH,
                        DOCUMENT,
                        OPERATION_NAME,
                        nullif(CLIENT, "").as(CLIENT),
                        nullif(VERSION, "").as(VERSION),
                        FIRST_SEEN,
                        LAST_SEEN,
                        COUNT)
                .from(OPERATION)
                .where(PROJECT.eq(project.value()))
                .and(unusedSince == null ? noCondition() : LAST_SEEN.lt(unusedSince))
                .orderBy(LAST_SEEN.desc(), HASH, CLIENT, VERSION)
                .limit(first)
                .fetch(RecordedOperations::operation);
    }

    private static RecordedOperation operation(Record found) {
        return new RecordedOperation(
                found.get(HASH),
                found.get(DOCUMENT),
                found.get(OPERATION_NAME),
                found.get(CLIENT),
                found.get(VERSION),
                found.get(FIRST_SEEN),
                found.get(LAST_SEEN),
                found.get(COUNT));
    }

    /** Adds to what is known. */
    void add(List<Sighting> sightings) {
        for (int from = 0; from < sightings.size(); from += AT_ONCE) {
            insert(sightings.subList(from, Math.min(from + AT_ONCE, sightings.size())));
        }
        sightings.stream()
                .map(sighting -> sighting.key().project().value())
                .collect(Collectors.toSet())
                .forEach(this::forgetTooMany);
    }

    private void insert(List<Sighting> sightings) {
        sql.insertInto(
                        OPERATION,
                        PROJECT,
                        HASH,
                        CLIENT,
                        VERSION,
                        DOCUMENT,
                        OPERATION_NAME,
                        FIRST_SEEN,
                        LAST_SEEN,
                        COUNT)
                .valuesOfRows(sightings.stream()
                        .map(sighting -> row(
                                sighting.key().project().value(),
                                sighting.key().hash(),
                                sighting.key().client().name(),
                                sighting.key().client().version(),
                                sighting.operation().text(),
                                sighting.operation().operationName(),
                                time(sighting.first()),
                                time(sighting.last()),
                                sighting.count()))
                        .toList())
                .onConflict(PROJECT, HASH, CLIENT, VERSION)
                .doUpdate()
                .set(COUNT, COUNT_SO_FAR.plus(excluded(COUNT)))
                .set(FIRST_SEEN, least(FIRST_SO_FAR, excluded(FIRST_SEEN)))
                .set(LAST_SEEN, greatest(LAST_SO_FAR, excluded(LAST_SEEN)))
                .execute();
    }

    /** What has not been sent for longest goes. */
    private void forgetTooMany(UUID project) {
        sql.deleteFrom(OPERATION)
                .where(PROJECT.eq(project))
                .and(row(HASH, CLIENT, VERSION)
                        .in(select(HASH, CLIENT, VERSION)
                                .from(OPERATION)
                                .where(PROJECT.eq(project))
                                .orderBy(LAST_SEEN.desc(), HASH, CLIENT, VERSION)
                                .offset(mostOfAProject)))
                .execute();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
