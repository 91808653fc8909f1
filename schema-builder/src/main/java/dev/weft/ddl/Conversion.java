package dev.weft.ddl;

import java.util.function.UnaryOperator;
import org.jooq.Field;

/**
 * How values of one type become values of another.
 *
 * @param total whether every value converts
 * @param rewrites whether the column gets another type, so that PostgreSQL writes every row anew
 * @param expression from the column to the new value, which is null where a value does not convert
 */
public record Conversion(boolean total, boolean rewrites, UnaryOperator<Field<?>> expression) {
    public Field<?> of(Field<?> column) {
        return expression.apply(column);
    }

    static Conversion same() {
        return new Conversion(true, false, column -> column);
    }

    static Conversion kept(UnaryOperator<Field<?>> valueOrNull) {
        return new Conversion(false, false, valueOrNull);
    }

    static Conversion always(UnaryOperator<Field<?>> value) {
        return new Conversion(true, true, value);
    }

    static Conversion sometimes(UnaryOperator<Field<?>> valueOrNull) {
        return new Conversion(false, true, valueOrNull);
    }
}
