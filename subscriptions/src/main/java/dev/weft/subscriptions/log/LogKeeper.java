package dev.weft.subscriptions.log;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the partitions of the next days, and drops those that are old, or the oldest where there is too much. Whatever goes,
 * the log says up to which transaction, before anybody could miss it.
 */
public final class LogKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);
    private static final int DAYS_AHEAD = 3;

    /** What is left of the most that there may be when today alone is too much. */
    private static final double THINNED = 0.75;

    private static final Table<?> REST = DSL.table(DSL.name("weft", "change_rest"));

    private final DSLContext database;
    private final Retention retention;
    private final InstantSource clock;

    /**
     * @param database connections of the owner of the log
     */
    public LogKeeper(DataSource database, Retention retention, InstantSource clock) {
        this.database = DSL.using(database, SQLDialect.POSTGRES);
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Begins a new log where the one that is there counts transactions that this PostgreSQL has not reached: then its rows came
     * from another one, with a backup.
     */
    public void begin() {
        database.transaction(transaction -> {
            DSLContext sql = transaction.dsl();
            boolean foreign = sql.fetchSingle(
                            "select coalesce(max(xid) >= pg_snapshot_xmax(pg_current_snapshot()), false) from weft.change")
                    .get(0, boolean.class);
            if (foreign) {
                LOG.warn("The change log is that of another PostgreSQL; it begins anew");
                sql.execute("truncate weft.change");
                sql.execute("""
                        update weft.change_log set dropped = '0',
                          id = hashtextextended(gen_random_uuid()::text, 0) & 9223372036854775807""");
            }
        });
    }

    /** Does what is due. Of several servers one does it; what is in somebody's use is left for the next time. */
    public void tidy() {
        database.connection(connection -> {
            DSLContext sql = new DefaultDSLContext(connection, SQLDialect.POSTGRES);
            if (!sql.fetchSingle("select pg_try_advisory_lock(hashtextextended('weft.change', 0))")
                    .get(0, boolean.class)) {
                return;
            }
            try {
                sql.execute("set lock_timeout = '200ms'");
                makeAhead(sql);
                dropOld(sql);
                dropSurplus(sql);
            } finally {
                sql.execute("reset lock_timeout");
                sql.execute("select pg_advisory_unlock(hashtextextended('weft.change', 0))");
            }
        });
    }

    private void makeAhead(DSLContext sql) {
        List<LocalDate> there =
                LogPartition.all(sql).stream().map(LogPartition::day).toList();
        today().datesUntil(today().plusDays(DAYS_AHEAD + 1))
                .filter(day -> !there.contains(day))
                .forEach(day -> make(sql, day));
    }

    /** A day of which rows have been put elsewhere already stays there. */
    private static void make(DSLContext sql, LocalDate day) {
        politely(() -> sql.execute(
                "create table {0} partition of weft.change for values from ({1}) to ({2})",
                LogPartition.table(day),
                DSL.inline(LogPartition.midnight(day).toString()),
                DSL.inline(LogPartition.midnight(day.plusDays(1)).toString())));
    }

    private void dropOld(DSLContext sql) {
        OffsetDateTime oldest = clock.instant().atOffset(ZoneOffset.UTC).minus(retention.keep());
        LogPartition.all(sql).stream()
                .filter(partition -> !partition.end().isAfter(oldest))
                .forEach(partition -> drop(sql, partition));
        Field<?> last = DSL.field("(select max(xid) from {0} where at < {1})", REST, DSL.val(oldest));
        politely(() -> sql.transaction(transaction -> {
            forget(transaction.dsl(), last);
            transaction.dsl().execute("delete from {0} where at < {1}", REST, DSL.val(oldest));
        }));
    }

    private void dropSurplus(DSLContext sql) {
        List<LogPartition> partitions = LogPartition.all(sql);
        long bytes = partitions.stream().mapToLong(LogPartition::bytes).sum();
        for (LogPartition partition : partitions) {
            if (bytes <= retention.maxBytes() || partition.day().isAfter(today())) {
                return;
            }
            if (partition.day().isBefore(today())) {
                drop(sql, partition);
                bytes -= partition.bytes();
            } else {
                thin(sql, partition, THINNED * retention.maxBytes() / bytes);
            }
        }
    }

    /** Emptied first, which keeps nobody waiting who reads or writes other days. An empty one harms nobody until it can go. */
    private static void drop(DSLContext sql, LogPartition partition) {
        boolean emptied = politely(() -> sql.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            dsl.execute("lock table {0} in access exclusive mode", partition.table());
            forget(dsl, DSL.field("(select max(xid) from {0})", partition.table()));
            dsl.execute("truncate {0}", partition.table());
        }));
        if (emptied) {
            politely(() -> sql.execute("drop table {0}", partition.table()));
        }
    }

    /** Of today's, the oldest transactions; PostgreSQL uses their room again. */
    private static void thin(DSLContext sql, LogPartition partition, double share) {
        politely(() -> sql.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            long rows = dsl.fetchSingle("select count(*) from {0}", partition.table())
                    .get(0, long.class);
            long surplus = (long) (rows * Math.max(0, 1 - share));
            String last = surplus == 0
                    ? null
                    : dsl.resultQuery(
                                    "select xid::text from {0} order by xid offset {1} limit 1",
                                    partition.table(), DSL.val(surplus - 1))
                            .fetchOne(0, String.class);
            if (last != null) {
                forget(dsl, DSL.field("{0}::xid8", DSL.val(last)));
                dsl.execute("delete from {0} where xid <= {1}::xid8", partition.table(), DSL.val(last));
            }
        }));
    }

    private static void forget(DSLContext sql, Field<?> last) {
        sql.execute("update weft.change_log set dropped = greatest(dropped, {0})", last);
    }

    /** Whether it went; somebody may be in the way. */
    private static boolean politely(Runnable work) {
        try {
            work.run();
            return true;
        } catch (DataAccessException e) {
            LOG.debug("The change log is tidied later: {}", e.getMessage());
            return false;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
