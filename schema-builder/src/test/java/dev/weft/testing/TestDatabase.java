package dev.weft.testing;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** A database of one test. Closing it ends every connection to it and drops it; closing twice is harmless. */
public final class TestDatabase implements AutoCloseable {
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

    @Override
    public void close() {
        pool.close();
        drop.run();
    }
}
