package dev.weft.resolvers.write;

import dev.weft.model.Column;
import dev.weft.model.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes a column by what it holds at the moment of writing, in the statement that writes. What is null stays null, but
 * for {@link Verb#NOW}, which does not look at it.
 *
 * @param steps of JSON as many as the caller wants, carried out in order; of other types one
 */
public record ColumnOp(Column column, List<Step> steps) {
    public ColumnOp {
        steps = List.copyOf(steps);
    }

    /** What a step does; the names follow the API's. */
    public enum Verb {
        INCREMENT,
        MULTIPLY,
        AT_LEAST,
        AT_MOST,
        /** The time, or of a date the day, of the transaction. */
        NOW,
        SHIFT,
        APPEND,
        PREPEND,
        ADD_UNIQUE,
        REMOVE,
        JSON_MERGE,
        JSON_APPEND,
        JSON_PREPEND,
        /** Operands: the path, the value. */
        JSON_SET,
        JSON_REMOVE_KEYS,
        JSON_REMOVE_PATH;

        int operands() {
            return switch (this) {
                case NOW -> 0;
                case JSON_SET -> 2;
                default -> 1;
            };
        }
    }

    /** @param operands in the order that the verb wants */
    public record Step(Verb verb, List<Operand> operands) {
        public Step {
            operands = List.copyOf(operands);
        }
    }

    public record Operand(ValueType type, Object value) {}

    /** What an expression's text follows from: all but the values. */
    record Kind(Column column, List<StepKind> steps) {}

    /** @param depth of the path that JSON is set at; 0 elsewhere */
    record StepKind(Verb verb, int depth) {}

    Kind kind() {
        return new Kind(column, steps.stream().map(ColumnOp::kind).toList());
    }

    private static StepKind kind(Step step) {
        return new StepKind(
                step.verb(),
                step.verb() == Verb.JSON_SET
                        ? ((List<?>) step.operands().getFirst().value()).size()
                        : 0);
    }

    /** Of all steps, one after the other. */
    List<Operand> operands() {
        List<Operand> all = new ArrayList<>();
        steps.forEach(step -> all.addAll(step.operands()));
        return all;
    }
}
