package dev.weft.server.endpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.jooq.tools.jdbc.DefaultConnection;

/** One transaction that never commits: who rolls back goes to its beginning. It remembers the statements. */
final class SimulatedConnection extends DefaultConnection {
    private final List<String> statements = new ArrayList<>();
    private Savepoint beginning;

    SimulatedConnection(Connection transaction) throws SQLException {
        super(transaction);
        this.beginning = transaction.setSavepoint();
    }

    /** Those since the last time that somebody asked. */
    List<String> takeStatements() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        statements.add(sql);
        return super.prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        statements.add(sql);
        return super.prepareStatement(sql, type, concurrency);
    }

    @Override
    public void setAutoCommit(boolean autoCommit) {}

    @Override
    public void commit() {}

    @Override
    public void rollback() throws SQLException {
        super.rollback(beginning);
        beginning = getDelegate().setSavepoint();
    }

    @Override
    public void close() {}
}
