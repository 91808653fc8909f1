package dev.weft.ddl;

import static dev.weft.ddl.Conversions.field;

import dev.weft.catalog.FieldType;
import org.jspecify.annotations.Nullable;

/** From numbers to other types. Digits are never lost: a value that would lose some does not convert. */
final class NumberConversions {
    private static final String IN_INTEGER = "{0} between -2147483648 and 2147483647";
    private static final String IN_BIGINT = "{0} between -9223372036854775808 and 9223372036854775807";

    private NumberConversions() {}

    static @Nullable Conversion ofInteger(FieldType to) {
        return switch (to) {
            case BIGINT -> Conversion.always(c -> field("{0}::bigint", c));
            case NUMBER -> Conversion.always(c -> field("{0}::numeric", c));
            case FLOAT -> Conversion.always(c -> field("{0}::double precision", c));
            case BOOLEAN -> Conversion.sometimes(c -> field("case {0} when 1 then true when 0 then false end", c));
            default -> asText(to);
        };
    }

    static @Nullable Conversion ofBigint(FieldType to) {
        return switch (to) {
            case INTEGER -> Conversion.sometimes(c -> field("case when " + IN_INTEGER + " then {0}::integer end", c));
            case NUMBER -> Conversion.always(c -> field("{0}::numeric", c));
            case FLOAT ->
                Conversion.sometimes(c -> field(
                        "case when {0}::double precision::text::numeric = {0} then {0}::double precision end", c));
            default -> asText(to);
        };
    }

    static @Nullable Conversion ofNumber(FieldType to) {
        return switch (to) {
            case INTEGER -> whole(IN_INTEGER, "integer");
            case BIGINT -> whole(IN_BIGINT, "bigint");
            case FLOAT ->
                Conversion.sometimes(c -> field(
                        "case when not pg_input_is_valid({0}::text, 'double precision') then null"
                                + " when {0}::text::double precision::text::numeric = {0} then {0}::double precision end",
                        c));
            default -> asText(to);
        };
    }

    static @Nullable Conversion ofFloat(FieldType to) {
        return switch (to) {
            case INTEGER -> whole(IN_INTEGER, "integer");
            case BIGINT -> whole("{0} >= -9223372036854775808 and {0} < 9223372036854775808", "bigint");
            case NUMBER -> Conversion.always(c -> field("{0}::text::numeric", c));
            default -> asText(to);
        };
    }

    private static Conversion whole(String within, String type) {
        return Conversion.sometimes(
                c -> field("case when {0} = trunc({0}) and " + within + " then {0}::" + type + " end", c));
    }

    private static @Nullable Conversion asText(FieldType to) {
        return Conversions.isText(to) ? Conversion.always(c -> field("{0}::text", c)) : null;
    }
}
