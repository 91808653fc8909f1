package dev.weft.change;

import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;

/**
 * Long schema changes. They are rows of a table; any server that finds one that nobody works on goes on with it, from
 * where it was left. A lock that lives as long as its connection keeps two from doing the same.
 */
public final class SchemaJobs {
    private static final String LOCK = "weft.job ";
    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(10);

    private final DataSource connections;
    private final DSLContext database;
    private final LockPatience patience;
    private final JobProbe probe;

    /**
     * @param database connections that may create tables, of which a running job keeps one
     */
    public SchemaJobs(DataSource database) {
        this(database, LockPatience.USUAL, JobProbe.NONE);
    }

    SchemaJobs(DataSource database, LockPatience patience, JobProbe probe) {
        this.connections = database;
        this.database = DSL.using(database, SQLDialect.POSTGRES);
        this.patience = patience;
        this.probe = probe;
    }

    /** The changes that are not at their end, whoever works on them. */
    public List<UUID> pending() {
        return new JobStore(database).all();
    }

    /**
     * Works on a change until it is applied or undone, unless somebody else does already.
     *
     * @return the change at its end; nothing when somebody else works on it
     * @throws DataAccessException when the database goes away; the change can be resumed
     */
    public List<SchemaChange> run(UUID change) {
        try (Connection connection = connections.getConnection()) {
            return run(connection, change);
        } catch (SQLException failure) {
            throw new DataAccessException("The connection of a schema change failed", failure);
        }
    }

    private List<SchemaChange> run(Connection connection, UUID change) throws SQLException {
        DSLContext sql = DSL.using(new DefaultConnectionProvider(connection), SQLDialect.POSTGRES);
        if (!sql.fetchSingle("select pg_try_advisory_lock({0})", key(change)).get(0, Boolean.class)) {
            return List.of();
        }
        try {
            takeTime(connection, sql);
            new JobRun(sql, change, patience, probe).toTheEnd();
            return new ChangeLog(sql).find(change).map(List::of).orElse(List.of());
        } finally {
            giveBack(sql, change);
        }
    }

    /** Building an index takes as long as it takes. */
    private static void takeTime(Connection connection, DSLContext sql) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
        sql.execute("set statement_timeout = 0");
        sql.execute("set transaction_timeout = 0");
    }

    private static void giveBack(DSLContext sql, UUID change) {
        try {
            sql.execute("reset statement_timeout");
            sql.execute("reset transaction_timeout");
            sql.execute("select pg_advisory_unlock({0})", key(change));
        } catch (DataAccessException _) {
            // the connection is gone, and with it the lock
        }
    }

    private static Field<Long> key(UUID change) {
        return DSL.field("hashtextextended({0}, 0)", Long.class, DSL.val(LOCK + change));
    }

    /**
     * Stops a running change and takes back what it did, if need be here.
     *
     * @return the change, failed once everything is as it was
     */
    public SchemaChange cancel(ProjectId project, UUID change) {
        if (!new JobStore(database).cancel(project, change)) {
            throw notRunning(project, change);
        }
        long deadline = System.nanoTime() + CANCEL_PATIENCE.toNanos();
        SchemaChange now = find(change);
        while (now.status() == SchemaChange.Status.RUNNING && System.nanoTime() < deadline) {
            interrupt(change);
            run(change);
            now = find(change);
            if (now.status() == SchemaChange.Status.RUNNING) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        return now;
    }

    /** Ends the statement of whoever works on the change, while it goes forward. */
    private void interrupt(UUID change) {
        database.execute(
                "select pg_cancel_backend(l.pid) from pg_catalog.pg_locks l join weft.schema_job j on j.change_id = {0}"
                        + " where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and j.failure is null"
                        + " and l.pid <> pg_backend_pid()"
                        + " and ((l.classid::bigint << 32) | l.objid::bigint) = {1}",
                DSL.val(change), key(change));
    }

    private ApiException notRunning(ProjectId project, UUID change) {
        boolean known = new ChangeLog(database)
                .find(change)
                .filter(found -> found.project().equals(project))
                .isPresent();
        return new ApiException(ApiError.of(
                        known ? ErrorCode.BAD_USER_INPUT : ErrorCode.NOT_FOUND,
                        known
                                ? "The change is not running any more, so there is nothing to cancel"
                                : "The project has no such schema change")
                .at(List.of("id")));
    }

    private SchemaChange find(UUID change) {
        return new ChangeLog(database).find(change).orElseThrow();
    }
}
