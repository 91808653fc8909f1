package dev.weft.resolvers.operation;

import dev.weft.model.Column;
import org.jspecify.annotations.Nullable;

/** Refuses NaN and infinities, which PostgreSQL knows and JSON does not. */
public final class FiniteNumbers {
    private FiniteNumbers() {}

    /**
     * @param column that the value is of, or is made of
     */
    public static @Nullable Object check(@Nullable Object value, Column column) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw NoNumber.in(column, number);
        }
        return value;
    }
}
