package dev.weft.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Databases for tests, on one PostgreSQL 18 per JVM. The server runs in a container where a container
 * engine answers and as an embedded process otherwise; {@link TestServer} alone decides that.
 *
 * <p>As in production, the owner of a database is no superuser: it may create roles and is granted
 * what it creates.
 */
public final class TestPostgres {
    private static final String OWNER = "weft";
    private static final String PASSWORD = "weft";

    private TestPostgres() {}

    /**
     * Creates an empty database that nobody else uses. Close it to drop it.
     *
     * @throws IllegalStateException when the server does not start or refuses the database
     */
    public static TestDatabase createDatabase() {
        TestServer server = SharedServer.INSTANCE;
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        administer(server, "CREATE DATABASE " + name + " OWNER " + OWNER);
        String url = server.jdbcUrl(name);
        return new TestDatabase(url, OWNER, PASSWORD, pool(url), () -> drop(server, name));
    }

    private static void drop(TestServer server, String name) {
        administer(server, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private static void administer(TestServer server, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The test server refused: " + sql, e);
        }
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(OWNER);
        config.setPassword(PASSWORD);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(8);
        config.setConnectionTimeout(10_000);
        config.setConnectionInitSql("SET TIME ZONE 'UTC'");
        config.addDataSourceProperty("binaryTransfer", "false");
        return new HikariDataSource(config);
    }

    /** Started by the first test that needs it. */
    private static final class SharedServer {
        static final TestServer INSTANCE = withOwner(TestServer.start());

        private static TestServer withOwner(TestServer server) {
            administer(server, "CREATE ROLE " + OWNER + " LOGIN CREATEROLE PASSWORD '" + PASSWORD + "'");
            administer(server, "ALTER ROLE " + OWNER + " SET createrole_self_grant = 'set, inherit'");
            return server;
        }
    }
}
