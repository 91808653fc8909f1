package dev.weft.resolvers.testing;

import dev.weft.testing.TestDatabase;
import dev.weft.testing.TestProject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How PostgreSQL would run a recorded statement, whatever its parameters, on tables too large to read as a whole. */
public final class Plans {
    private static final Pattern QUESTION_MARKS = Pattern.compile("\\?\\??");

    private Plans() {}

    /** The plan's text. Names are looked up as they are in production: nowhere but where the statement says. */
    public static String of(TestProject project, String statement) throws SQLException {
        TestDatabase database = project.database();
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl() + "?preferQueryMode=simple", database.user(), database.password());
                Statement sql = connection.createStatement()) {
            sql.execute("set search_path = ''");
            for (String avoided : List.of("seqscan", "hashjoin", "mergejoin")) {
                sql.execute("set enable_" + avoided + " = off");
            }
            return explain(sql, statement);
        }
    }

    private static String explain(Statement sql, String statement) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet plan = sql.executeQuery("explain (generic_plan) " + numbered(statement))) {
            while (plan.next()) {
                lines.add(plan.getString(1));
            }
        }
        return String.join("\n", lines);
    }

    /** JDBC's parameters as PostgreSQL numbers them; two question marks are an operator's one. */
    private static String numbered(String statement) {
        int[] parameters = {0};
        return QUESTION_MARKS
                .matcher(statement)
                .replaceAll(mark -> mark.group().length() == 2 ? "?" : "\\$" + ++parameters[0]);
    }
}
