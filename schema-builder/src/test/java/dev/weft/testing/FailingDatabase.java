package dev.weft.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database as one server sees it, whose statements and commits are counted, and at one of which something happens.
 * What commits has a step before it and one behind it; all else has one before it.
 */
public final class FailingDatabase {
    private static final Class<?>[] CONNECTION = {Connection.class};

    private final TestDatabase database;
    private final Fault fault;
    private final int failing;
    private int steps;
    private boolean dead;

    /**
     * @param failing the step at which the fault happens, counted from 1
     */
    public FailingDatabase(TestDatabase database, Fault fault, int failing) {
        this.database = database;
        this.fault = fault;
        this.failing = failing;
    }

    /** Connections of nobody else, each new. */
    public DataSource dataSource() {
        return proxy(DataSource.class, new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
            if (dead) {
                throw new Fault.Death();
            }
            return method.getName().equals("getConnection")
                    ? connection(database.connect())
                    : call(database.dataSource(), method, arguments);
        });
    }

    /** Whether the fault has happened. */
    public boolean hasFailed() {
        return steps >= failing;
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, CONNECTION, (_, method, arguments) -> switch (method.getName()) {
            case "commit" -> committing(connection, connection, method, arguments);
            case "setSavepoint", "releaseSavepoint" -> step(connection, connection, method, arguments);
            case "createStatement", "prepareStatement", "prepareCall" ->
                statement(
                        connection,
                        (Statement) Objects.requireNonNull(call(connection, method, arguments)),
                        method.getReturnType());
            default -> call(connection, method, arguments);
        });
    }

    private Object statement(Connection connection, Statement statement, Class<?> type) {
        return proxy(type, new Class<?>[] {type}, (_, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            return connection.getAutoCommit()
                    ? committing(connection, statement, method, arguments)
                    : step(connection, statement, method, arguments);
        });
    }

    private @Nullable Object committing(
            Connection connection, Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        Object result = step(connection, target, method, arguments);
        pass(connection);
        return result;
    }

    private @Nullable Object step(Connection connection, Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        pass(connection);
        return call(target, method, arguments);
    }

    private void pass(Connection connection) throws SQLException {
        if (dead) {
            throw new Fault.Death();
        }
        if (++steps == failing) {
            dead = fault == Fault.SERVER_KILLED;
            fault.befall(connection, database);
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Class<?>[] types, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FailingDatabase.class.getClassLoader(), types, handler));
    }
}
