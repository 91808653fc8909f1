package dev.weft.resolvers.sql;

import dev.weft.model.ValueType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values in PostgreSQL's text format, as they come over the wire, to the Java types that fetchers return. */
final class Wire {
    private static final String NOT_A_NUMBER = "NaN";

    private Wire() {}

    /** A numeric that is no number comes as a Double. */
    static @Nullable Object decode(byte @Nullable [] text, ValueType type) {
        return text == null ? null : decode(new String(text, StandardCharsets.UTF_8), type);
    }

    private static @Nullable Object decode(String text, ValueType type) {
        return switch (type) {
            case TEXT, SELECT -> text;
            case INTEGER -> Integer.valueOf(text);
            case BIGINT -> Long.valueOf(text);
            case NUMERIC -> numeric(text);
            case FLOAT -> Double.valueOf(text);
            case BOOLEAN -> text.equals("t");
            case DATE -> WireTimes.date(text);
            case DATE_TIME -> WireTimes.dateTime(text);
            case UUID -> UUID.fromString(text);
            case JSON -> Json.read(text);
            case MULTI_SELECT, TEXT_LIST -> list(text);
        };
    }

    private static Object numeric(String text) {
        boolean finite = !text.equals(NOT_A_NUMBER) && !text.endsWith("Infinity");
        return finite ? new BigDecimal(text) : Double.valueOf(text);
    }

    /** The elements of an array of one dimension, such as {@code {a,"b c",NULL}}. */
    private static List<@Nullable String> list(String text) {
        List<@Nullable String> elements = new ArrayList<>();
        int at = 1;
        while (at < text.length() - 1) {
            at = text.charAt(at) == '"' ? quoted(text, at + 1, elements) : plain(text, at, elements);
        }
        return Collections.unmodifiableList(elements);
    }

    private static int plain(String text, int start, List<@Nullable String> elements) {
        int end = text.indexOf(',', start);
        end = end < 0 ? text.length() - 1 : end;
        String element = text.substring(start, end);
        elements.add(element.equals("NULL") ? null : element);
        return end + 1;
    }

    private static int quoted(String text, int start, List<@Nullable String> elements) {
        StringBuilder element = new StringBuilder();
        int at = start;
        while (text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
            }
            element.append(text.charAt(at));
            at++;
        }
        elements.add(element.toString());
        return at + 2;
    }
}
