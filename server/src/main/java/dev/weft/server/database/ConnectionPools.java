package dev.weft.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.postgresql.PGProperty;

/** The two pools and the limits of their sessions. */
final class ConnectionPools {
    private static final int PLATFORM_SIZE = 8;
    private static final Duration VALIDATION = Duration.ofMillis(500);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** How long a request waits for a connection before it is told that the database cannot be reached. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private ConnectionPools() {}

    /**
     * For the platform's own tables and for schema changes, as the owner of the database.
     *
     * @param patience how long the database may take to answer for the first time
     */
    static HikariDataSource platform(DatabaseAddress address, Duration patience) {
        HikariConfig config = config(address, "weft-platform", PLATFORM_SIZE);
        config.setInitializationFailTimeout(patience.toMillis());
        limit(config, new Limits(Duration.ofSeconds(60), Duration.ofSeconds(120)), Duration.ofSeconds(75));
        return new HikariDataSource(config);
    }

    /** For project endpoints, which take on the role of their project. */
    static HikariDataSource projects(DatabaseAddress address, int size) {
        HikariConfig config = config(address, "weft-projects", size);
        config.setInitializationFailTimeout(-1);
        limit(config, new Limits(Duration.ofSeconds(8), Duration.ofSeconds(30)), Duration.ofSeconds(20));
        return new HikariDataSource(config);
    }

    private static HikariConfig config(DatabaseAddress address, String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(WAIT.toMillis());
        config.setMinimumIdle(Math.min(size, 2));
        config.setValidationTimeout(VALIDATION.toMillis());
        config.setConnectionInitSql("SET TIME ZONE 'UTC'");
        set(config, PGProperty.APPLICATION_NAME, name);
        set(config, PGProperty.BINARY_TRANSFER, "false");
        set(config, PGProperty.REWRITE_BATCHED_INSERTS, "true");
        set(config, PGProperty.CONNECT_TIMEOUT, Long.toString(CONNECT.toSeconds()));
        set(config, PGProperty.TCP_KEEP_ALIVE, "true");
        return config;
    }

    /**
     * The limits are start-up options, so that they are also what RESET returns to. The socket waits
     * longer than any statement may take: it ends only what the server could not.
     */
    private static void limit(HikariConfig config, Limits limits, Duration socket) {
        set(config, PGProperty.SOCKET_TIMEOUT, Long.toString(socket.toSeconds()));
        set(
                config,
                PGProperty.OPTIONS,
                "-c search_path="
                        + " -c createrole_self_grant=set,inherit"
                        + " -c idle_in_transaction_session_timeout=10s"
                        + " -c statement_timeout=" + limits.statement().toMillis()
                        + " -c transaction_timeout=" + limits.transaction().toMillis());
    }

    private static void set(HikariConfig config, PGProperty property, String value) {
        config.addDataSourceProperty(property.getName(), value);
    }

    private record Limits(Duration statement, Duration transaction) {}
}
