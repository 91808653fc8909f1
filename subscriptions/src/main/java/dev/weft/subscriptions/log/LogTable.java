package dev.weft.subscriptions.log;

import dev.weft.change.RowShapes;
import dev.weft.ddl.RowShape;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The log as PostgreSQL keeps it. Every read is one statement and so of one instant; its snapshot is read with it, so that
 * nothing lies between what it saw and what the next one will.
 */
final class LogTable {
    private static final Field<String> NOW =
            DSL.field("pg_current_snapshot()::text", String.class).as("snapshot");
    private static final Table<?> LOG = DSL.table(DSL.name("weft", "change_log"));

    private final DSLContext sql;
    private final Map<Long, RowShape> shapes = new ConcurrentHashMap<>();

    LogTable(DataSource database) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
    }

    /**
     * Which log it is, and how much of it is gone.
     *
     * @param dropped the highest transaction of which a row may be gone
     * @param next no transaction from here on has begun
     */
    record Extent(long id, long dropped, long next) {
        /** Whether everything after the position is still there. Nobody can have seen what has not begun. */
        boolean reaches(Position position) {
            return position.log() == id
                    && dropped < position.before().oldest()
                    && dropped < position.after().oldest()
                    && position.after().next() <= next;
        }
    }

    Extent extent() {
        Record row = sql.select(LogRows.number("id"), LogRows.transaction("dropped"), NOW)
                .from(LOG)
                .fetchSingle();
        return new Extent(
                row.get(0, Long.class),
                row.get(1, Long.class),
                Snapshot.parse(row.get(2, String.class)).next());
    }

    /** What PostgreSQL shows at this moment, see {@link Snapshot#upTo}. */
    Snapshot now() {
        Record row = sql.select(
                        NOW, DSL.field(DSL.select(LogRows.LAST_TRANSACTION).from(LogRows.CHANGE)))
                .fetchSingle();
        Long last = row.get(1, Long.class);
        return Snapshot.parse(row.get(0, String.class)).upTo(last == null ? 0 : last);
    }

    /**
     * What became visible since then.
     *
     * @param rows the first of them, one more than was asked for where there are more
     * @param now as PostgreSQL has it
     */
    record Step(List<LogRow> rows, Snapshot now) {}

    Step since(Snapshot before, int limit) {
        Table<?> step = select(LogRows.since(before), DSL.noCondition(), limit).asTable("step");
        List<Record> found = List.copyOf(sql.select(LogRows.of("step"))
                .select(NOW)
                .from(DSL.select(DSL.one()).asTable("always"))
                .leftJoin(step)
                .on(DSL.trueCondition())
                .orderBy(DSL.one())
                .fetch());
        Snapshot now = Snapshot.parse(found.getFirst().get("snapshot", String.class));
        return new Step(
                found.stream()
                        .filter(row -> row.get("seq") != null)
                        .map(LogRow::of)
                        .toList(),
                now);
    }

    /** The highest transaction that became visible between the two. */
    long last(Snapshot before, Snapshot now) {
        Long last = sql.select(LogRows.LAST_TRANSACTION)
                .from(LogRows.CHANGE)
                .where(LogRows.since(before).stream().reduce(DSL.falseCondition(), Condition::or))
                .and(LogRows.visibleIn(now))
                .fetchOne(0, Long.class);
        return last == null ? 0 : last;
    }

    /** A page of what lies in a range, of one project or of all, in order. */
    List<LogRow> page(Range range, Condition which, int limit) {
        return select(
                        LogRows.since(range.before()),
                        LogRows.visibleIn(range.after())
                                .and(LogRows.SEQUENCE.gt(range.from()))
                                .and(LogRows.SEQUENCE.le(range.to()))
                                .and(which),
                        limit)
                .fetch(LogRow::of);
    }

    /** Two ways into one index, of which each row lies on one. */
    private Select<Record> select(List<Condition> ways, Condition which, int limit) {
        return ways.stream()
                .<Select<Record>>map(way -> sql.select(LogRows.COLUMNS)
                        .from(LogRows.CHANGE)
                        .where(way)
                        .and(which))
                .reduce((left, right) -> left.unionAll(right))
                .map(all -> (Select<Record>) sql.select(LogRows.of("found"))
                        .from(all.asTable("found"))
                        .orderBy(DSL.one())
                        .limit(limit))
                .orElseThrow();
    }

    Set<String> created(Position after, UUID project, UUID collection, Collection<String> rows) {
        Condition created = LogRows.PROJECT
                .eq(project)
                .and(LogRows.COLLECTION.eq(collection))
                .and(LogRows.KIND.eq("I"))
                .and(LogRows.ROW.eq(DSL.any(rows.toArray(String[]::new))));
        Set<String> found = new HashSet<>();
        for (Condition way : LogRows.since(after.before())) {
            sql
                    .select(LogRows.ROW, LogRows.TRANSACTION, LogRows.SEQUENCE)
                    .from(LogRows.CHANGE)
                    .where(way)
                    .and(created)
                    .fetch()
                    .stream()
                    .filter(row -> !after.covers(row.get(LogRows.TRANSACTION), row.get(LogRows.SEQUENCE)))
                    .forEach(row -> found.add(row.get(LogRows.ROW)));
        }
        return found;
    }

    /** The changes that rows tell of. */
    List<Change> changes(List<LogRow> rows, long log, Snapshot before, Snapshot after) {
        learn(rows.stream().map(LogRow::shape).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> row.change(
                        shapes.getOrDefault(row.shape(), RowShape.UNKNOWN),
                        new Position(log, before, after, row.sequence())))
                .toList();
    }

    private void learn(Set<Long> ids) {
        Set<Long> unknown = new HashSet<>(ids);
        unknown.removeAll(shapes.keySet());
        if (!unknown.isEmpty()) {
            shapes.putAll(new RowShapes(sql).find(unknown));
        }
    }

    static ApiException expired() {
        return new ApiException(
                ApiError.of(ErrorCode.RESUME_EXPIRED, "What happened after this position is not kept any more")
                        .withHint("Read the data anew, and subscribe without 'after'"));
    }

    static ApiException unavailable(Throwable cause) {
        return new ApiException(
                ApiError.of(ErrorCode.DATABASE_UNAVAILABLE, "Changes cannot be read at the moment; try again"), cause);
    }
}
