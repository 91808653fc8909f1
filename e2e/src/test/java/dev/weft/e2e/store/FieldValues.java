package dev.weft.e2e.store;

import dev.weft.e2e.support.Json;
import dev.weft.e2e.support.Reply;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One value seen from two sides, made comparable. */
final class FieldValues {
    private FieldValues() {}

    static @Nullable Object ofApi(String type, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return switch (type) {
            case "JSON" -> value;
            case "MULTI_SELECT", "TEXT_LIST" -> elements(type, value);
            default -> comparable(type, value.asString());
        };
    }

    static @Nullable Object ofSql(String type, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case "JSON" -> Json.parse(value);
            case "MULTI_SELECT", "TEXT_LIST" -> elements(type, Json.parse(value));
            default -> comparable(type, value);
        };
    }

    private static List<String> elements(String type, JsonNode list) {
        return Reply.list(list).stream()
                .map(element -> type.equals("MULTI_SELECT") ? enumValue(element.asString()) : element.asString())
                .toList();
    }

    private static Object comparable(String type, String text) {
        return switch (type) {
            case "DATE_TIME" -> OffsetDateTime.parse(text).toInstant();
            case "INTEGER", "BIGINT", "NUMBER", "FLOAT" -> new BigDecimal(text).stripTrailingZeros();
            case "SINGLE_SELECT" -> enumValue(text);
            case "BOOLEAN" -> text.startsWith("t");
            default -> text;
        };
    }

    private static String enumValue(String option) {
        return option.toUpperCase(Locale.ROOT);
    }
}
