package dev.weft.testing;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** What may befall a server that talks to a database. */
public enum Fault {
    /** The server is killed: nothing of it runs any more, and its connections close. */
    SERVER_KILLED,
    /** The connection breaks; the server goes on. */
    CONNECTION_LOST,
    /** PostgreSQL is killed, and recovers from what it had written. */
    DATABASE_KILLED;

    void befall(Connection connection, TestDatabase database) throws SQLException {
        int process = connection.unwrap(PGConnection.class).getBackendPID();
        switch (this) {
            case SERVER_KILLED -> {
                connection.abort(Runnable::run);
                database.endConnection(process);
                throw new Death();
            }
            case CONNECTION_LOST -> database.endConnection(process);
            case DATABASE_KILLED -> database.crash(process);
        }
    }

    /** The server was killed here. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1;

        Death() {
            super("killed");
        }
    }
}
