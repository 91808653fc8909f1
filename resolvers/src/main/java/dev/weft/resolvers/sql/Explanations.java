package dev.weft.resolvers.sql;

import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the statements of an operation with PostgreSQL's plans for them. A plan is the generic one: it names parameters
 * and shows no value. Nothing is run to get it.
 */
public final class Explanations implements StatementObserver {
    private static final String NAME = "weft_explain";

    private final List<Map<String, @Nullable Object>> statements = new ArrayList<>();

    @Override
    public void beforeRun(Connection connection, BoundStatement bound) throws SQLException {
        List<String> types = parameterTypes(connection, bound);
        String text = connection.nativeSQL(bound.sql());
        Map<String, @Nullable Object> explained = new LinkedHashMap<>();
        explained.put("sql", text);
        explained.put("parameters", types);
        explained.put("plan", plan(connection, text, types));
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
                types.add(named(parameters.getParameterTypeName(i)));
            }
            return types;
        }
    }

    /** The driver calls an array of texts {@code _text}. */
    private static String named(String type) {
        return type.startsWith("_") ? type.substring(1) + "[]" : type;
    }

    /** Explaining takes no parameters of the protocol, so the statement is prepared under a name of its own. */
    private static @Nullable Object plan(Connection connection, String text, List<String> types) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("prepare " + NAME + listed(types) + " as " + text);
            try {
                statement.execute("set plan_cache_mode = force_generic_plan");
                return plan(statement, Collections.nCopies(types.size(), "null"));
            } finally {
                statement.execute("reset plan_cache_mode");
                statement.execute("deallocate " + NAME);
            }
        }
    }

    private static @Nullable Object plan(Statement statement, List<String> values) throws SQLException {
        try (ResultSet result = statement.executeQuery("explain (format json) execute " + NAME + listed(values))) {
            result.next();
            return Json.read(result.getString(1)) instanceof List<?> plans ? plans.getFirst() : null;
        }
    }

    private static String listed(List<String> parts) {
        return parts.isEmpty() ? "" : "(" + String.join(", ", parts) + ")";
    }
}
