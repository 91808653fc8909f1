package dev.weft.ddl;

import static dev.weft.ddl.Conversions.field;

import dev.weft.catalog.FieldType;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * From texts to other types. A text must have the form that the API writes, without spaces around it: PostgreSQL's own
 * reading, which takes {@code ' 0x1F'} for a number and {@code 'yesterday'} for a date, is too kind.
 */
final class TextConversions {
    private static final String WHOLE = "^[+-]?[0-9]+$";
    private static final String DECIMAL = "^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,4})?$";
    private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private static final String DATE_TIME =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$";
    private static final String UUID = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";
    private static final String LABELS = "[[:alnum:]-]+([.][[:alnum:]-]+)*";
    private static final String EMAIL = "^[^\\s@,;:<>()\\[\\]\\\\\"]{1,64}@" + LABELS + "$";
    private static final String URL = "^[hH][tT][tT][pP][sS]?://([^\\s@/?#]*@)?(" + LABELS
            + "[.]?|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?([/?#][^\\s<>\"\\\\^`{|}]*)?$";

    private TextConversions() {}

    static @Nullable Conversion to(FieldType type, List<String> options) {
        return switch (type) {
            case TEXT, LONG_TEXT -> Conversion.same();
            case URL -> Conversion.kept(c -> field("case when {0} ~ {1} then {0} end", c, DSL.inline(URL)));
            case EMAIL ->
                Conversion.kept(c ->
                        field("case when {0} ~ {1} and char_length({0}) <= 254 then {0} end", c, DSL.inline(EMAIL)));
            case SINGLE_SELECT ->
                Conversion.kept(c -> field("case when {0} = any({1}) then {0} end", c, Conversions.texts(options)));
            case INTEGER -> Conversion.sometimes(read(WHOLE, "integer"));
            case BIGINT -> Conversion.sometimes(read(WHOLE, "bigint"));
            case NUMBER -> Conversion.sometimes(read(DECIMAL, "numeric"));
            case FLOAT -> Conversion.sometimes(read(DECIMAL, "double precision"));
            case BOOLEAN -> Conversion.sometimes(read("^(true|false)$", "boolean"));
            case DATE -> Conversion.sometimes(read(DATE, "date"));
            case DATE_TIME -> Conversion.sometimes(read(DATE_TIME, "timestamptz"));
            case UUID -> Conversion.sometimes(read(UUID, "uuid"));
            case JSON -> Conversion.sometimes(read("", "jsonb"));
            case MULTI_SELECT ->
                Conversion.sometimes(
                        c -> field("case when {0} = any({1}) then array[{0}] end", c, Conversions.texts(options)));
            case TEXT_LIST -> Conversion.always(c -> field("case when {0} is not null then array[{0}] end", c));
            case USER -> null;
        };
    }

    /** Only what has the form and what PostgreSQL accepts too: the form does not know that February has no 30th day. */
    private static UnaryOperator<Field<?>> read(String form, String type) {
        return c -> form.isEmpty()
                ? field("case when pg_input_is_valid({0}, {1}) then {0}::" + type + " end", c, DSL.inline(type))
                : field(
                        "case when {0} ~ {1} and pg_input_is_valid({0}, {2}) then {0}::" + type + " end",
                        c,
                        DSL.inline(form),
                        DSL.inline(type));
    }
}
