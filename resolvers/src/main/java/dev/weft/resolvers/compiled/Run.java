package dev.weft.resolvers.compiled;

import dev.weft.resolvers.operation.OperationContext;
import dev.weft.resolvers.plan.Selection;
import dev.weft.resolvers.sql.RowsReader;
import graphql.execution.CoercedVariables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One run of a compiled operation: what was read so far, and what was written of it. */
final class Run {
    private final OperationContext context;
    private final RowsReader reader;
    private final CoercedVariables variables;
    private final boolean alone;
    private final JsonBuffer out;
    private final ResponsePath path = new ResponsePath();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<FieldNode, Related> related = new HashMap<>();

    /**
     * @param alone whether the operation has one root field
     * @param capacity of the answer
     */
    Run(OperationContext context, CoercedVariables variables, boolean alone, int capacity) {
        this.alone = alone;
        this.context = context;
        this.reader = context.reader();
        this.variables = variables;
        this.out = new JsonBuffer(capacity);
    }

    OperationContext context() {
        return context;
    }

    boolean isAlone() {
        return alone;
    }

    RowsReader reader() {
        return reader;
    }

    JsonBuffer out() {
        return out;
    }

    /** Of the object that is being written. */
    ResponsePath path() {
        return path;
    }

    List<Problem> problems() {
        return problems;
    }

    Map<String, Object> arguments(FieldNode node) {
        return node.arguments().with(variables);
    }

    Selection selection(FieldNode node) {
        return new CompiledSelection(List.of(node), variables);
    }

    /** Keeps what a relation leads to from all rows that the field is selected on. */
    void keep(FieldNode node, Related rows) {
        related.put(node, rows);
    }

    Related related(FieldNode node) {
        return Objects.requireNonNull(related.get(node), "a relation was not read");
    }

    Outcome fail(FieldNode node, Throwable cause) {
        problems.add(new Problem.Failed(path.to(node.key()), node.location(), cause, known(node)));
        return Outcome.FAILED;
    }

    private Map<String, Object> known(FieldNode node) {
        try {
            return arguments(node);
        } catch (RuntimeException _) {
            return Map.of();
        }
    }

    /** The value of the step below the current object is none of its type. */
    Outcome unfit(Object step) {
        problems.add(new Problem.Unfit(path.to(step)));
        return Outcome.FAILED;
    }

    void missing(FieldNode node) {
        missing(node.key());
    }

    void missing(Object step) {
        problems.add(new Problem.Missing(path.to(step)));
    }
}
