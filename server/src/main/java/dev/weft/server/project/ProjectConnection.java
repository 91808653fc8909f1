package dev.weft.server.project;

import com.zaxxer.hikari.HikariDataSource;
import dev.weft.server.deadline.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.tools.jdbc.DefaultConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection lent to one operation. Its statement is cancelled when the request's time is over, and it goes back to
 * the pool only in a state that is known.
 */
final class ProjectConnection extends DefaultConnection {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectConnection.class);

    private final Connection pooled;
    private final PgConnection physical;
    private final HikariDataSource pool;
    private final Deadline deadline;
    private final Runnable cancel = this::cancel;
    private boolean given = true;

    private ProjectConnection(Connection pooled, PgConnection physical, HikariDataSource pool, Deadline deadline) {
        super(pooled);
        this.pooled = pooled;
        this.physical = physical;
        this.pool = pool;
        this.deadline = deadline;
    }

    /** @throws dev.weft.error.ApiException TIMEOUT when the request's time is over already */
    static Connection begin(Connection pooled, PgConnection physical, HikariDataSource pool, Deadline deadline) {
        ProjectConnection connection = new ProjectConnection(pooled, physical, pool, deadline);
        deadline.startWaiting(connection.cancel);
        return connection;
    }

    @Override
    public void close() throws SQLException {
        if (!given) {
            return;
        }
        given = false;
        boolean cut = deadline.stopWaiting(cancel);
        try (pooled) {
            if (cut || !isIdle()) {
                pool.evictConnection(pooled);
            }
        }
    }

    @Override
    public boolean isClosed() throws SQLException {
        return !given || pooled.isClosed();
    }

    private boolean isIdle() throws SQLException {
        if (!pooled.isClosed() && !pooled.getAutoCommit()) {
            pooled.rollback();
        }
        return physical.getTransactionState() == TransactionState.IDLE;
    }

    private void cancel() {
        try {
            physical.cancelQuery();
        } catch (SQLException e) {
            LOG.warn("A statement whose time was over could not be cancelled: {}", e.getMessage());
        }
    }
}
