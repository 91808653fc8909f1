package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** Hears of every statement of an operation, right before it runs. */
@FunctionalInterface
public interface StatementObserver {
    StatementObserver NONE = (_, _) -> {};

    /** @param connection the operation's own, in its transaction */
    void beforeRun(Connection connection, BoundStatement statement) throws SQLException;

    /** The next statement reads of the collection itself no other rows than those with these primary keys. */
    default void looksUp(CollectionModel collection, Supplier<List<String>> keys) {}
}
