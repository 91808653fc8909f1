package dev.weft.server.endpoint;

import java.sql.Connection;
import org.jooq.tools.jdbc.DefaultConnection;

/** One transaction, whatever its users believe: it neither commits nor ends for them. */
final class RehearsalConnection extends DefaultConnection {
    RehearsalConnection(Connection transaction) {
        super(transaction);
    }

    @Override
    public void setAutoCommit(boolean autoCommit) {}

    @Override
    public void commit() {}

    @Override
    public void rollback() {}

    @Override
    public void close() {}
}
