package dev.weft.resolvers.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Takes from a result what is needed of it. */
@FunctionalInterface
public interface ResultReader<T> {
    /**
     * @param result before its first row
     */
    T read(ResultSet result) throws SQLException;
}
