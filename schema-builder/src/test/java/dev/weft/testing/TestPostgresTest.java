package dev.weft.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresTest {
    @Test
    void theServerIsTheVersionThatProductionNeeds() throws SQLException {
        try (TestDatabase database = TestPostgres.createDatabase()) {
            assertThat(value(database, "SHOW server_version_num")).startsWith("18");
            assertThat(value(database, "SELECT uuid_extract_version(uuidv7())")).isEqualTo("7");
            assertThat(value(database, "SELECT upper('façade')")).isEqualTo("FAÇADE");
        }
    }

    @Test
    void databasesShareNothing() throws SQLException {
        try (TestDatabase first = TestPostgres.createDatabase();
                TestDatabase second = TestPostgres.createDatabase()) {
            execute(first, "CREATE TABLE note (body text)");

            assertThat(value(first, "SELECT to_regclass('public.note')")).isEqualTo("note");
            assertThat(value(second, "SELECT to_regclass('public.note')")).isEqualTo("null");
        }
    }

    @Test
    void theOwnerIsNoSuperuserButRunsAsRolesItCreates() throws SQLException {
        try (TestDatabase database = TestPostgres.createDatabase()) {
            assertThat(value(database, "SHOW is_superuser")).isEqualTo("off");

            execute(database, "CREATE ROLE test_tenant NOLOGIN");
            try {
                execute(database, "CREATE SCHEMA tenant AUTHORIZATION test_tenant");
                execute(database, "SET ROLE test_tenant; CREATE TABLE tenant.note (body text); RESET ROLE");
                execute(database, "ALTER TABLE tenant.note ADD COLUMN title text");
            } finally {
                execute(database, "DROP OWNED BY test_tenant CASCADE; DROP ROLE test_tenant");
            }
        }
    }

    @Test
    void aClosedDatabaseIsGoneEvenWhenSomebodyIsStillConnected() throws SQLException {
        TestDatabase database = TestPostgres.createDatabase();
        try (Connection lingering = connect(database)) {
            database.close();
            database.close();

            assertThat(lingering.isValid(1)).isFalse();
            assertThatThrownBy(() -> connect(database).close())
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("3D000"));
        }
    }

    private static Connection connect(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
