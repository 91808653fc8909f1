package dev.weft.server.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.weft.resolvers.sql.Connections;
import dev.weft.server.deadline.Deadlines;
import dev.weft.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectConnectionsTest {
    private static SampleProjects projects;
    private static ProjectRef first;
    private static ProjectRef second;

    private HikariDataSource pool;
    private ProjectConnections connections;

    @BeforeAll
    static void start() {
        projects = new SampleProjects();
        first = projects.create("first");
        second = projects.create("second");
    }

    @AfterAll
    static void stop() {
        projects.close();
    }

    /** One connection, so that everybody gets the same. */
    @BeforeEach
    void open() {
        TestDatabase database = projects.database();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(1_000);
        pool = new HikariDataSource(config);
        connections = new ProjectConnections(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aConnectionRunsAsItsProject() throws SQLException {
        try (Connection connection = connections.of(first).lease()) {
            assertThat(value(connection, "select current_user")).isEqualTo("weft_" + first.databaseSchema());
            assertThat(value(connection, "select count(*) from " + users(first)))
                    .isEqualTo("0");
        }
    }

    @Test
    void aProjectReachesNoOtherProjectAndNotThePlatform() throws SQLException {
        try (Connection connection = connections.of(first).lease()) {
            assertRefused(connection, "select * from " + users(second));
            assertRefused(connection, "select * from weft.project");
            assertRefused(connection, "create table " + first.databaseSchema() + ".x (a int)");
        }
    }

    @Test
    void theNextProjectGetsItsOwnRoleOnTheSameConnection() throws SQLException {
        Connections ofFirst = connections.of(first);
        String process;
        try (Connection connection = ofFirst.lease()) {
            process = value(connection, "select pg_backend_pid()");
        }
        try (Connection connection = connections.of(second).lease()) {
            assertThat(value(connection, "select pg_backend_pid()")).isEqualTo(process);
            assertThat(value(connection, "select current_user")).isEqualTo("weft_" + second.databaseSchema());
            assertRefused(connection, "select * from " + users(first));
        }
        try (Connection connection = ofFirst.lease()) {
            assertThat(value(connection, "select current_user")).isEqualTo("weft_" + first.databaseSchema());
        }
    }

    @Test
    void theSameProjectPaysForItsRoleOnce() throws SQLException {
        String process;
        try (Connection connection = connections.of(first).lease()) {
            process = value(connection, "select pg_backend_pid()");
        }
        connections.of(first).lease().close();

        try (Connection watcher = projects.dataSource().getConnection()) {
            assertThat(value(watcher, "select query from pg_stat_activity where pid = " + process))
                    .as("the last statement of the connection")
                    .isEqualTo("select pg_backend_pid()");
        }
    }

    @Test
    void anOpenTransactionIsNotLentToTheNext() throws SQLException {
        try (Connection connection = connections.of(first).lease()) {
            connection.setAutoCommit(false);
            execute(connection, "insert into " + users(first) + " (email) values ('a@example.com')");
        }
        try (Connection connection = connections.of(first).lease()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(value(connection, "select count(*) from " + users(first)))
                    .isEqualTo("0");
        }
    }

    @Test
    void aFailedTransactionIsNotLentToTheNext() throws SQLException {
        try (Connection connection = connections.of(first).lease()) {
            connection.setAutoCommit(false);
            assertRefused(connection, "select * from weft.project");
        }
        try (Connection connection = connections.of(second).lease()) {
            assertThat(value(connection, "select current_user")).isEqualTo("weft_" + second.databaseSchema());
        }
    }

    @Test
    void aTransactionThatTheDriverDoesNotKnowEndsTheConnection() throws SQLException {
        String process;
        try (Connection connection = connections.of(first).lease()) {
            process = value(connection, "select pg_backend_pid()");
            execute(connection, "begin");
        }
        try (Connection connection = connections.of(first).lease()) {
            assertThat(value(connection, "select pg_backend_pid()")).isNotEqualTo(process);
            assertThat(value(connection, "select current_user")).isEqualTo("weft_" + first.databaseSchema());
        }
    }

    @Test
    void aBrokenConnectionIsReplaced() throws SQLException {
        try (Connection connection = connections.of(first).lease()) {
            String process = value(connection, "select pg_backend_pid()");
            projects.sql().execute("select pg_terminate_backend(" + process + ")");
            assertThatThrownBy(() -> value(connection, "select 1")).isInstanceOf(SQLException.class);
        }
        try (Connection connection = connections.of(first).lease()) {
            assertThat(value(connection, "select current_user")).isEqualTo("weft_" + first.databaseSchema());
        }
    }

    @Test
    void aRoleThatIsNotThereLeavesNoConnectionBehind() throws SQLException {
        ProjectRef absent = new ProjectRef(first.id(), "absent", "p_absent");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> connections.of(absent).lease()).isInstanceOf(SQLException.class);
        }
        try (Connection connection = connections.of(first).lease()) {
            assertThat(value(connection, "select current_user")).isEqualTo("weft_" + first.databaseSchema());
        }
    }

    @Test
    void closingTwiceIsHarmlessAndAClosedOneIsClosed() throws SQLException {
        Connection connection = connections.of(first).lease();
        connection.close();
        connection.close();

        assertThat(connection.isClosed()).isTrue();
        connections.of(first).lease().close();
    }

    @Test
    void aStatementIsCancelledWhenTheRequestsTimeIsOver() {
        try (Deadlines deadlines = new Deadlines(Duration.ofMillis(200))) {
            deadlines.limit(() -> {
                try (Connection connection = connections.of(first).lease()) {
                    assertThatThrownBy(() -> value(connection, "select pg_sleep(30)"))
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    e -> assertThat(e.getSQLState()).isEqualTo("57014"));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private static String users(ProjectRef project) {
        return project.databaseSchema() + ".users";
    }

    private static void assertRefused(Connection connection, String sql) {
        assertThatThrownBy(() -> execute(connection, sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "null";
        }
    }
}
