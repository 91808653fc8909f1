package dev.weft.resolvers.oracle;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Single JSON values read as another type; what cannot be one is nothing. */
final class JsonCasts {
    private static final Set<String> TRUE = Set.of("true", "1");
    private static final Set<String> FALSE = Set.of("false", "0");

    private JsonCasts() {}

    static @Nullable Object cast(@Nullable Object value, String type) {
        return switch (value) {
            case String text -> cast(text, type, true);
            case Number number -> cast(number.toString(), type, false);
            case Boolean bool -> cast(bool.toString(), type, false);
            case null, default -> null;
        };
    }

    private static @Nullable Object cast(String text, String type, boolean isText) {
        return switch (type) {
            case "TEXT" -> text;
            case "NUMBER" -> text.matches("-?[0-9.]+") ? new BigDecimal(text) : null;
            case "BOOLEAN" -> TRUE.contains(text) ? Boolean.TRUE : FALSE.contains(text) ? Boolean.FALSE : null;
            case "DATE_TIME" -> isText ? time(text) : null;
            default -> throw new IllegalArgumentException(type);
        };
    }

    static @Nullable Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
