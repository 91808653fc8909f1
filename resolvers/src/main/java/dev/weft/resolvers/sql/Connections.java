package dev.weft.resolvers.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Where an operation gets its one connection from. */
@FunctionalInterface
public interface Connections {
    /** A connection in auto-commit mode that runs as the project's role. Closing it gives it back. */
    Connection lease() throws SQLException;
}
