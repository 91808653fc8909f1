package dev.weft.catalog.change;

import dev.weft.catalog.FieldType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A default as the values of its column become. Whether the new field can hold it is for {@link ValueRules} to say. */
final class ConvertedDefaults {
    private ConvertedDefaults() {}

    static Object convert(Object json, FieldType from, FieldType to) {
        return switch (to) {
            case TEXT, LONG_TEXT, URL, EMAIL, SINGLE_SELECT ->
                json instanceof List<?> items ? single(items) : text(json, from);
            case MULTI_SELECT, TEXT_LIST -> json instanceof List<?> ? json : List.of(json);
            case INTEGER -> from == FieldType.BOOLEAN ? (Boolean.TRUE.equals(json) ? 1 : 0) : json;
            case BOOLEAN -> flag(json);
            case DATE -> from == FieldType.DATE_TIME ? day(json) : json;
            case DATE_TIME -> from == FieldType.DATE ? json + "T00:00:00Z" : json;
            case JSON -> json instanceof String text ? parsed(text) : json;
            case BIGINT, NUMBER, FLOAT, UUID, USER -> json;
        };
    }

    private static Object single(List<?> items) {
        return items.size() == 1 ? items.getFirst() : items;
    }

    /** JSON is left as it is, which no text field takes unless it is a text. */
    private static Object text(Object json, FieldType from) {
        return from == FieldType.JSON ? json : json.toString();
    }

    private static Object parsed(String text) {
        try {
            return JsonMapper.shared().readValue(text, Object.class);
        } catch (JacksonException _) {
            return List.of('\0' + text);
        }
    }

    private static Object flag(Object json) {
        return switch (json.toString()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> json;
        };
    }

    private static Object day(Object json) {
        try {
            LocalDate day = OffsetDateTime.parse(json.toString())
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDate();
            return day.toString();
        } catch (DateTimeException _) {
            return json;
        }
    }
}
