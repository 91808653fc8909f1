package dev.weft.subscriptions.log;

import dev.weft.testing.TestProject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jooq.exception.DataAccessException;

/** A project with articles, and a reader of its log. */
final class LoggedProject implements AutoCloseable {
    private final TestProject project = TestProject.create();
    private LogReader reader;

    LoggedProject() {
        project.change("""
                {"createCollection": {"name": "articles", "primaryKey": "BIGINT", "fields": [
                  {"name": "title", "type": "TEXT"}, {"name": "price", "type": "NUMBER"}]}}""");
        reader = new LogReader(project.database().dataSource());
    }

    TestProject project() {
        return project;
    }

    UUID id() {
        return project.id().value();
    }

    LogReader reader() {
        return reader;
    }

    /** As after a restart of the server. */
    LogReader restarted() {
        reader.close();
        reader = new LogReader(project.database().dataSource());
        return reader;
    }

    Connection connect() throws SQLException {
        Connection connection = project.database().connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + project.schema());
        }
        return connection;
    }

    void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DataAccessException(sql, e);
        }
    }

    @Override
    public void close() {
        reader.close();
        project.close();
    }
}
