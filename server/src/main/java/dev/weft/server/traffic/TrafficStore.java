package dev.weft.server.traffic;

import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.table;

import dev.weft.catalog.ProjectId;
import dev.weft.server.traffic.Traffic.Counted;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The table of traffic, one row for each project and minute. */
public final class TrafficStore {
    private static final Table<?> TRAFFIC = table(name("weft", "traffic"));
    private static final Field<UUID> PROJECT = field(name("project_id"), SQLDataType.UUID);
    private static final Field<OffsetDateTime> MINUTE = field(name("minute"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    private static final Field<Long> REQUESTS = field(name("requests"), SQLDataType.BIGINT);
    private static final Field<Long> ERRORS = field(name("errors"), SQLDataType.BIGINT);

    /** Of the table, where the statement also has a row that is being added. */
    private static final Field<Long> REQUESTS_SO_FAR = field(name("weft", "traffic", "requests"), SQLDataType.BIGINT);

    private static final Field<Long> ERRORS_SO_FAR = field(name("weft", "traffic", "errors"), SQLDataType.BIGINT);

    /** The same order everywhere, so that two servers never wait for each other. */
    private static final Comparator<Counted> ORDER = Comparator.comparing(
                    (Counted counted) -> counted.minute().project().value())
            .thenComparingLong(counted -> counted.minute().number());

    private static final int AT_ONCE = 500;

    private final DSLContext sql;

    public TrafficStore(DSLContext sql) {
        this.sql = sql;
    }

    List<TrafficMinute> since(ProjectId project, Instant from) {
        return sql.select(MINUTE, REQUESTS, ERRORS)
                .from(TRAFFIC)
                .where(PROJECT.eq(project.value()).and(MINUTE.ge(time(from))))
                .orderBy(MINUTE)
                .fetch(found -> new TrafficMinute(found.get(MINUTE), found.get(REQUESTS), found.get(ERRORS)));
    }

    /** All of it or nothing. */
    void add(List<Counted> counted) {
        if (counted.isEmpty()) {
            return;
        }
        List<Counted> ordered = counted.stream().sorted(ORDER).toList();
        sql.transaction(transaction -> {
            for (int from = 0; from < ordered.size(); from += AT_ONCE) {
                insert(transaction.dsl(), ordered.subList(from, Math.min(from + AT_ONCE, ordered.size())));
            }
        });
    }

    private static void insert(DSLContext transaction, List<Counted> counted) {
        transaction
                .insertInto(TRAFFIC, PROJECT, MINUTE, REQUESTS, ERRORS)
                .valuesOfRows(counted.stream()
                        .map(one -> row(
                                one.minute().project().value(),
                                time(one.minute().start()),
                                one.requests(),
                                one.errors()))
                        .toList())
                .onConflict(PROJECT, MINUTE)
                .doUpdate()
                .set(REQUESTS, REQUESTS_SO_FAR.plus(excluded(REQUESTS)))
                .set(ERRORS, ERRORS_SO_FAR.plus(excluded(ERRORS)))
                .execute();
    }

    void forget(Instant before) {
        sql.deleteFrom(TRAFFIC).where(MINUTE.lt(time(before))).execute();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
