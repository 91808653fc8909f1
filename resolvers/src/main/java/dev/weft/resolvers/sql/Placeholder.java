package dev.weft.resolvers.sql;

import dev.weft.model.ValueType;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A parameter whose value a plan brings.
 *
 * @param slot index of the value
 * @param type of the value, or of each of its elements
 * @param array whether the value is many values
 */
record Placeholder(int slot, ValueType type, boolean array) implements Deferred {
    /** The value as it is bound. */
    Object bound(@Nullable Object value) {
        return switch (value) {
            case null -> throw new IllegalStateException("a statement without one of its values");
            case WireKeys keys -> keys;
            case Collection<?> many when array -> Values.array(type, many);
            default -> Values.toSql(type, value);
        };
    }
}
