package dev.weft.resolvers.sql;

import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the statements of an operation with PostgreSQL's plans for them. A plan is the generic one: it names parameters
 * and shows no value. Nothing is run to get it.
 */
public final class Explanations implements StatementObserver {
    private static final String EXPLAIN = "explain (format json, generic_plan) ";

    private final List<Map<String, @Nullable Object>> statements = new ArrayList<>();

    @Override
    public void beforeRun(Connection connection, BoundStatement bound) throws SQLException {
        List<String> types = parameterTypes(connection, bound);
        String text = connection.nativeSQL(bound.sql());
        Map<String, @Nullable Object> explained = new LinkedHashMap<>();
        explained.put("sql", text);
        explained.put("parameters", types);
        explained.put("plan", plan(connection, ParameterTypes.casting(text, types)));
        statements.add(explained);
    }

    /** Each with {@code sql}, the types of its {@code parameters} and {@code plan}, in the order of their running. */
    public List<Map<String, @Nullable Object>> statements() {
        return List.copyOf(statements);
    }

    private static List<String> parameterTypes(Connection connection, BoundStatement bound) throws SQLException {
        try (PreparedStatement prepared = bound.prepare(connection)) {
            ParameterMetaData parameters = prepared.getParameterMetaData();
            List<String> types = new ArrayList<>();
            for (int i = 1; i <= parameters.getParameterCount(); i++) {
                types.add(ParameterTypes.named(parameters.getParameterTypeName(i)));
            }
            return types;
        }
    }

    private static @Nullable Object plan(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(EXPLAIN + text)) {
            result.next();
            return Json.read(result.getString(1)) instanceof List<?> plans ? plans.getFirst() : null;
        }
    }
}
