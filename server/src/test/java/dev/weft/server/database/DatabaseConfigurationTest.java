package dev.weft.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.testing.TestDatabase;
import dev.weft.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DatabaseConfigurationTest {
    private TestDatabase database;

    @BeforeEach
    void createDatabase() {
        database = TestPostgres.createDatabase();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void projectSessionsHaveTightLimitsThatResetReturnsTo() throws SQLException {
        try (AnnotationConfigApplicationContext context = start(Map.of())) {
            DataSource projects = context.getBean("projectDataSource", DataSource.class);
            try (Connection connection = projects.getConnection()) {
                assertThat(value(connection, "SHOW application_name")).isEqualTo("weft-projects");
                execute(connection, "SET statement_timeout = 0; SET search_path = pg_catalog; RESET ALL");

                assertThat(value(connection, "SHOW search_path")).isEmpty();
                assertThat(value(connection, "SHOW statement_timeout")).isEqualTo("8s");
                assertThat(value(connection, "SHOW transaction_timeout")).isEqualTo("30s");
                assertThat(value(connection, "SHOW idle_in_transaction_session_timeout"))
                        .isEqualTo("10s");
            }
        }
    }

    @Test
    void platformSessionsAllowForSchemaChanges() throws SQLException {
        try (AnnotationConfigApplicationContext context = start(Map.of());
                Connection connection = context.getBean(DataSource.class).getConnection()) {
            assertThat(value(connection, "SHOW application_name")).isEqualTo("weft-platform");
            assertThat(value(connection, "SHOW search_path")).isEmpty();
            assertThat(value(connection, "SHOW statement_timeout")).isEqualTo("1min");
            assertThat(value(connection, "SHOW transaction_timeout")).isEqualTo("2min");
            assertThat(value(connection, "SHOW timezone")).isEqualTo("UTC");
        }
    }

    @Test
    void aProjectConnectionMayRunAsARoleThatThePlatformCreated() throws SQLException {
        try (AnnotationConfigApplicationContext context = start(Map.of());
                Connection platform = context.getBean(DataSource.class).getConnection();
                Connection project =
                        context.getBean("projectDataSource", DataSource.class).getConnection()) {
            execute(platform, "CREATE ROLE configuration_test NOLOGIN");
            try {
                execute(project, "SET ROLE configuration_test");
                assertThat(value(project, "SELECT current_user")).isEqualTo("configuration_test");
                execute(project, "RESET ROLE");
            } finally {
                execute(platform, "DROP ROLE configuration_test");
            }
        }
    }

    @Test
    void aFullPoolAnswersAfterASecond() throws SQLException {
        try (AnnotationConfigApplicationContext context = start(Map.of("WEFT_DATABASE_POOL_SIZE", "1"))) {
            DataSource projects = context.getBean("projectDataSource", DataSource.class);
            try (Connection only = projects.getConnection()) {
                assertThat(only.isValid(1)).isTrue();
                long asked = System.nanoTime();
                assertThatThrownBy(() -> projects.getConnection().close())
                        .isInstanceOf(SQLTransientConnectionException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - asked))
                        .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void aPoolWithoutConnectionsIsRefused() {
        assertThatThrownBy(() -> start(Map.of("WEFT_DATABASE_POOL_SIZE", "0")).close())
                .rootCause()
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("WEFT_DATABASE_POOL_SIZE");
    }

    @Test
    void requirementsAreNamedWithTheirRemedy() {
        assertThatThrownBy(() -> ServerRequirements.checkVersion(170_004, "17.4"))
                .hasMessageContaining("PostgreSQL 18")
                .hasMessageContaining("17.4");
        assertThatThrownBy(() -> ServerRequirements.checkEncoding("SQL_ASCII")).hasMessageContaining("UTF8");
        assertThatThrownBy(() -> ServerRequirements.checkRights(false, true, "bob"))
                .hasMessageContaining("ALTER ROLE bob CREATEROLE");
        assertThatThrownBy(() -> ServerRequirements.checkRights(true, false, "bob"))
                .hasMessageContaining("GRANT CREATE");
        ServerRequirements.checkVersion(180_000, "18.0");
        ServerRequirements.checkRights(true, true, "bob");
    }

    /** Reads the environment as the real server does, from these variables instead of the machine's. */
    private AnnotationConfigApplicationContext start(Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(more);
        variables.put("WEFT_DATABASE_URL", database.jdbcUrl());
        variables.put("WEFT_DATABASE_USER", database.user());
        variables.put("WEFT_DATABASE_PASSWORD", database.password());
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        context.register(DatabaseConfiguration.class);
        try {
            context.refresh();
            return context;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
