package dev.weft.resolvers.execution;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Sees to it that a mutation is carried out once, however often it is sent: its answer is kept in the transaction that it
 * writes in, so that there is either both or neither.
 */
public interface Once {
    /**
     * Whether the mutation was carried out already. Waits for another request that is just doing it.
     *
     * @param transaction in which nothing has happened yet
     * @throws dev.weft.error.ApiException where something else was carried out under the same name
     */
    boolean isDone(Connection transaction) throws SQLException;

    /**
     * Keeps the answer, as the last thing before the commit.
     *
     * @param response as it will be sent
     */
    void keep(Connection transaction, ProjectResponse response) throws SQLException;
}
