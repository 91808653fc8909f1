package dev.weft.change;

import dev.weft.change.breaking.BreakingChange;
import dev.weft.error.ErrorCode;
import java.util.List;

/**
 * What a schema change would do.
 *
 * @param statements in the order in which they would run
 * @param violations rows that stand in the way
 * @param breakingChanges what clients may rely on and lose, the worst first
 * @param resultingSdl the project's GraphQL SDL afterwards, as its owner sees it
 */
public record SchemaPlan(
        List<PlannedStatement> statements,
        List<Violation> violations,
        List<BreakingChange> breakingChanges,
        String resultingSdl) {
    public SchemaPlan {
        statements = List.copyOf(statements);
        violations = List.copyOf(violations);
        breakingChanges = List.copyOf(breakingChanges);
    }

    /**
     * @param lock the table lock that PostgreSQL takes, e.g. {@code ACCESS EXCLUSIVE}; {@code NONE} for a new table
     * @param rewritesTable whether every row is written anew
     * @param online whether readers and writers go on meanwhile
     * @param tableRows estimated rows of the table it touches
     */
    public record PlannedStatement(String sql, String lock, boolean rewritesTable, boolean online, long tableRows) {}

    /**
     * @param operation position in the list of operations
     * @param code of the error, if the change is made all the same
     * @param fields that the rows do not fit to
     * @param hint what can be done about them
     * @param sample a few of the rows, each as plain JSON
     */
    public record Violation(
            int operation,
            ErrorCode code,
            List<String> fields,
            String message,
            String hint,
            long rowCount,
            List<Object> sample) {}
}
