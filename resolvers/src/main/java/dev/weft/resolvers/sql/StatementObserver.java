package dev.weft.resolvers.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Hears of every statement of an operation, right before it runs. */
@FunctionalInterface
public interface StatementObserver {
    StatementObserver NONE = (_, _) -> {};

    /** @param connection the operation's own, in its transaction */
    void beforeRun(Connection connection, BoundStatement statement) throws SQLException;
}
