package dev.weft.server.simulation;

import dev.weft.access.Caller;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations of a project inside one transaction that never commits. */
public interface Trial {
    /** Runs an operation as its caller would run it. */
    Outcome run(Caller caller, Question question);

    /** Takes back what has been done so far. */
    void undo();

    /** An operation that somebody asks for. */
    record Question(String document, @Nullable String operationName, Map<String, Object> variables) {}

    /**
     * @param response as GraphQL says, plain JSON
     * @param statements those that ran
     */
    record Outcome(Map<String, Object> response, List<String> statements) {
        public Outcome {
            statements = List.copyOf(statements);
        }
    }
}
