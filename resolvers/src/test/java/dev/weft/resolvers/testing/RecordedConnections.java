package dev.weft.resolvers.testing;

import dev.weft.resolvers.sql.Connections;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Real connections that remember what was prepared on them. */
final class RecordedConnections implements Connections {
    private final DataSource database;
    private final List<String> statements = new ArrayList<>();
    private int leases;
    private int open;
    private int transactions;

    RecordedConnections(DataSource database) {
        this.database = database;
    }

    @Override
    public Connection lease() throws SQLException {
        leases++;
        open++;
        Connection connection = database.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, arguments) -> call(connection, method, arguments));
    }

    private @Nullable Object call(Connection connection, java.lang.reflect.Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("prepareStatement") && arguments != null) {
            statements.add((String) arguments[0]);
        }
        if (method.getName().equals("setAutoCommit") && arguments != null && Boolean.FALSE.equals(arguments[0])) {
            transactions++;
        }
        if (method.getName().equals("close")) {
            open--;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    List<String> statements() {
        return List.copyOf(statements);
    }

    int leases() {
        return leases;
    }

    int open() {
        return open;
    }

    /** How many were begun besides those that single statements are. */
    int transactions() {
        return transactions;
    }
}
