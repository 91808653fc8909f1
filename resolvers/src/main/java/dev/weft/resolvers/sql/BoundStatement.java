package dev.weft.resolvers.sql;

import dev.weft.access.Caller;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * SQL text with the values of its parameters. The text depends on the shape of a request alone, never on its values or
 * their number, so it can be kept and prepared.
 */
public record BoundStatement(String sql, List<@Nullable Object> parameters) {
    /** With what it asks of the caller. */
    BoundStatement askedBy(Caller caller) {
        for (Object parameter : parameters) {
            if (parameter instanceof CallerParameter) {
                return new BoundStatement(sql, known(caller));
            }
        }
        return this;
    }

    private List<@Nullable Object> known(Caller caller) {
        List<@Nullable Object> known = new ArrayList<>(parameters.size());
        for (Object parameter : parameters) {
            known.add(parameter instanceof CallerParameter asked ? asked.bound(caller) : parameter);
        }
        return known;
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.size(); i++) {
                set(connection, statement, i + 1, parameters.get(i));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(Connection connection, PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case WireKeys keys -> statement.setObject(index, array(keys));
            case JSONB json -> statement.setString(index, json.data());
            case Object[] elements -> statement.setArray(index, array(connection, elements));
            case null, default -> statement.setObject(index, value);
        }
    }

    private static PGobject array(WireKeys keys) throws SQLException {
        PGobject array = new PGobject();
        array.setType(keys.arrayType());
        array.setValue(keys.literal());
        return array;
    }

    private static Array array(Connection connection, Object[] elements) throws SQLException {
        return connection.createArrayOf(elementType(elements.getClass().getComponentType()), elements);
    }

    private static String elementType(Class<?> type) {
        if (type == UUID.class) {
            return "uuid";
        } else if (type == Long.class) {
            return "int8";
        } else if (type == Integer.class) {
            return "int4";
        } else if (type == BigDecimal.class) {
            return "numeric";
        } else if (type == Double.class) {
            return "float8";
        } else if (type == OffsetDateTime.class) {
            return "timestamptz";
        } else if (type == java.time.LocalDate.class) {
            return "date";
        }
        return "text";
    }
}
