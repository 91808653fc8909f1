package dev.weft.resolvers.sql;

import dev.weft.model.ValueType;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A parameter whose value comes with each execution of a statement, as its name in jOOQ tells.
 *
 * @param slot index of the value
 * @param type of the value, or of each of its elements
 * @param array whether the value is many values
 */
record Placeholder(int slot, ValueType type, boolean array) {
    /** Stands nowhere else in a statement, so that these parameters are found in its text. */
    static final String MARK = "\u0001";

    private static final char END = ';';
    private static final String SEPARATOR = "/";

    String name() {
        return MARK + slot + SEPARATOR + type + SEPARATOR + array + END;
    }

    /**
     * @param text begins with a name, without its mark
     */
    static Placeholder read(String text) {
        String[] parts = text.substring(0, text.indexOf(END)).split(SEPARATOR, -1);
        return new Placeholder(Integer.parseInt(parts[0]), ValueType.valueOf(parts[1]), Boolean.parseBoolean(parts[2]));
    }

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
