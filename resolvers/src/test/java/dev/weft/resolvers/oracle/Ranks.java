package dev.weft.resolvers.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Which of two values of a kind comes first. */
final class Ranks {
    private Ranks() {}

    static int compare(Object left, Object right) {
        return switch (left) {
            case String _, Choice _ -> Texts.compare(text(left), text(right));
            case Integer _, Long _, BigDecimal _, Double _ -> number(left).compareTo(number(right));
            case Boolean bool -> bool.compareTo((Boolean) right);
            case LocalDate _, Instant _ -> time(left).compareTo(time(right));
            case UUID uuid -> uuid.toString().compareTo(right.toString());
            default -> throw new IllegalArgumentException("no order among " + left.getClass());
        };
    }

    static boolean same(Object left, Object right) {
        return switch (left) {
            case Json json -> JsonLogic.equal(json.value(), ((Json) right).value());
            case List<?> list -> texts(list).equals(texts((List<?>) right));
            default -> compare(left, right) == 0;
        };
    }

    private static List<String> texts(List<?> list) {
        return list.stream().map(Ranks::text).toList();
    }

    private static String text(Object value) {
        return value instanceof Choice choice ? choice.stored() : (String) value;
    }

    private static Instant time(Object value) {
        return value instanceof LocalDate date
                ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
                : (Instant) value;
    }

    static BigDecimal number(Object value) {
        return switch (value) {
            case BigDecimal decimal -> decimal;
            case Double floating -> new BigDecimal(floating);
            case Integer _, Long _ -> BigDecimal.valueOf(((Number) value).longValue());
            default -> throw new IllegalArgumentException("no number: " + value);
        };
    }
}
