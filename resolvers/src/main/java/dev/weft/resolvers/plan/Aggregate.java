package dev.weft.resolvers.plan;

import dev.weft.model.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * One figure of many rows.
 *
 * @param of what it looks at in each row; null for a count of the rows
 */
public record Aggregate(Function function, @Nullable Operand of) implements Measure {
    /** How many rows there are. */
    public static final Aggregate COUNT = new Aggregate(Function.COUNT, null);

    public enum Function {
        COUNT,
        COUNT_DISTINCT,
        SUM,
        AVG,
        MIN,
        MAX,
        STDDEV,
        VARIANCE
    }

    /** Sums are of a type that holds many times what they add up. */
    @Override
    public ValueType type() {
        return switch (function) {
            case COUNT, COUNT_DISTINCT -> ValueType.BIGINT;
            case AVG, STDDEV, VARIANCE -> ValueType.FLOAT;
            case MIN, MAX -> operandType();
            case SUM ->
                switch (operandType()) {
                    case INTEGER -> ValueType.BIGINT;
                    case FLOAT -> ValueType.FLOAT;
                    default -> ValueType.NUMERIC;
                };
        };
    }

    @Override
    public boolean isCount() {
        return function == Function.COUNT || function == Function.COUNT_DISTINCT;
    }

    private ValueType operandType() {
        if (of == null) {
            throw new IllegalStateException(function + " needs something to look at");
        }
        return of.type();
    }
}
