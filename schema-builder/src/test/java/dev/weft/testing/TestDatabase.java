package dev.weft.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of one test. Closing it ends every connection to it and drops it; closing twice is harmless. */
public final class TestDatabase implements AutoCloseable {
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final String jdbcUrl;
    private final String user;
    private final String password;
    private final HikariDataSource pool;
    private final Runnable drop;

    TestDatabase(String jdbcUrl, String user, String password, HikariDataSource pool, Runnable drop) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.pool = pool;
        this.drop = drop;
    }

    /** A pool of at most 8 connections; getting one waits 10 s at most. */
    public DataSource dataSource() {
        return pool;
    }

    /** For example {@code jdbc:postgresql://127.0.0.1:40123/test_1}, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** The owner of the database, who may also create roles. */
    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** A connection beside the pool. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /** Connections beside the pool, none of which is used twice, so that none is found broken. */
    public DataSource newConnections() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** Ends a connection, and returns when it is gone. */
    void endConnection(int process) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement end = connection.prepareStatement("select pg_terminate_backend(?, 10000)")) {
            end.setInt(1, process);
            end.execute();
        }
    }

    /**
     * As {@code kill -9} of the whole server does, for everybody on it: a killed process makes PostgreSQL end all others
     * and recover from its log. Returns when it lets somebody in again.
     *
     * @param process of a connection
     */
    void crash(int process) throws SQLException {
        try (Connection witness = connect()) {
            ProcessHandle.of(process)
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run on this machine"))
                    .destroyForcibly();
            await(() -> !witness.isValid(1));
        }
        await(this::letsIn);
    }

    private static void await(Condition condition) throws SQLException {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("PostgreSQL did not recover");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private boolean letsIn() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
        drop.run();
    }
}
