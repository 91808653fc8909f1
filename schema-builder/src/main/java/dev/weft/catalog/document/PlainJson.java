package dev.weft.catalog.document;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain JSON objects whose equal values are equal, and which lack what says nothing. */
final class PlainJson {
    private final Map<String, Object> members = new LinkedHashMap<>();

    /** Leaves out nothing, false and what is empty. */
    PlainJson put(String name, @Nullable Object value) {
        boolean says = switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case Collection<?> items -> !items.isEmpty();
            case Map<?, ?> object -> !object.isEmpty();
            default -> true;
        };
        return says ? always(name, value) : this;
    }

    /** Leaves out only null. */
    PlainJson always(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    Map<String, Object> map() {
        return members;
    }

    /** The same JSON with one form for each number. */
    static @Nullable Object settled(@Nullable Object json) {
        return switch (json) {
            case Number number -> number(new BigDecimal(number.toString()));
            case List<?> items -> items.stream().map(PlainJson::settled).toList();
            case Map<?, ?> object -> {
                Map<String, @Nullable Object> settled = new LinkedHashMap<>();
                object.forEach((name, value) -> settled.put(String.valueOf(name), settled(value)));
                yield settled;
            }
            case null, default -> json;
        };
    }

    private static Object number(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() > 0) {
            return stripped;
        }
        try {
            return stripped.longValueExact();
        } catch (ArithmeticException _) {
            return stripped.toBigInteger();
        }
    }
}
