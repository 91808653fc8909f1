package dev.weft.ddl;

import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.SelectOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The types that a field can change to, and what becomes of its values. Anything that is not here is refused. */
public final class Conversions {
    private Conversions() {}

    /** Empty when there is none. */
    public static Optional<Conversion> between(FieldSpec from, FieldSpec to) {
        return between(
                from.type(),
                to.type(),
                to.options().stream().map(SelectOption::name).toList());
    }

    private static Optional<Conversion> between(FieldType from, FieldType to, List<String> options) {
        return Optional.ofNullable(
                switch (from) {
                    case TEXT, LONG_TEXT, URL, EMAIL, SINGLE_SELECT -> TextConversions.to(to, options);
                    case MULTI_SELECT, TEXT_LIST -> ofList(to, options);
                    case INTEGER -> NumberConversions.ofInteger(to);
                    case BIGINT -> NumberConversions.ofBigint(to);
                    case NUMBER -> NumberConversions.ofNumber(to);
                    case FLOAT -> NumberConversions.ofFloat(to);
                    case BOOLEAN -> ofBoolean(to);
                    case DATE -> ofDate(to);
                    case DATE_TIME -> ofDateTime(to);
                    case UUID, JSON -> isText(to) ? Conversion.always(c -> field("{0}::text", c)) : null;
                    case USER -> null;
                });
    }

    /** The types that a field of this type can get, for a sentence. */
    public static List<FieldType> from(FieldType from) {
        return Arrays.stream(FieldType.values())
                .filter(type -> type != from)
                .filter(type -> between(from, type, List.of()).isPresent())
                .toList();
    }

    private static @Nullable Conversion ofList(FieldType to, List<String> options) {
        return switch (to) {
            case TEXT_LIST -> Conversion.same();
            case MULTI_SELECT -> Conversion.kept(c -> field("case when {0} <@ {1} then {0} end", c, texts(options)));
            case TEXT, LONG_TEXT ->
                Conversion.sometimes(c -> field("case when cardinality({0}) = 1 then {0}[1] end", c));
            case SINGLE_SELECT ->
                Conversion.sometimes(
                        c -> field("case when cardinality({0}) = 1 and {0} <@ {1} then {0}[1] end", c, texts(options)));
            case JSON -> Conversion.always(c -> field("to_jsonb({0})", c));
            case URL, EMAIL, INTEGER, BIGINT, NUMBER, FLOAT, BOOLEAN, DATE, DATE_TIME, UUID, USER -> null;
        };
    }

    private static @Nullable Conversion ofBoolean(FieldType to) {
        return switch (to) {
            case INTEGER -> Conversion.always(c -> field("{0}::integer", c));
            default -> isText(to) ? Conversion.always(c -> field("{0}::text", c)) : null;
        };
    }

    private static @Nullable Conversion ofDate(FieldType to) {
        return switch (to) {
            case DATE_TIME -> Conversion.always(c -> field("{0}::timestamp at time zone 'UTC'", c));
            default -> isText(to) ? Conversion.always(c -> field("to_jsonb({0}) #>> array[]::text[]", c)) : null;
        };
    }

    private static @Nullable Conversion ofDateTime(FieldType to) {
        return switch (to) {
            case DATE -> Conversion.always(c -> field("({0} at time zone 'UTC')::date", c));
            default ->
                isText(to)
                        ? Conversion.always(
                                c -> field("(to_jsonb({0} at time zone 'UTC') #>> array[]::text[]) || 'Z'", c))
                        : null;
        };
    }

    static boolean isText(FieldType type) {
        return type == FieldType.TEXT || type == FieldType.LONG_TEXT;
    }

    static Field<?> field(String template, QueryPart... parts) {
        return DSL.field(template, Object.class, parts);
    }

    static QueryPart texts(List<String> values) {
        return DSL.sql(
                "array[{0}]::text[]", DSL.list(values.stream().map(DSL::inline).toArray(QueryPart[]::new)));
    }
}
