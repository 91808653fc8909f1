package dev.weft.resolvers.sql;

import dev.weft.model.ValueType;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Single values inside JSON as values of another type; null where they cannot be one, so that a cast never fails. */
final class JsonCasts {
    private JsonCasts() {}

    static Field<Object> field(Field<Object> json, Field<String[]> path, ValueType type) {
        Field<JSONB> value = DSL.field("({0} #> {1})", SQLDataType.JSONB, json, path);
        Field<String> text = DSL.field("({0} #>> {1})", SQLDataType.CLOB, json, path);
        Field<String> kind = DSL.function("jsonb_typeof", SQLDataType.CLOB, value);
        Condition single = kind.notIn(DSL.inline("object"), DSL.inline("array"));
        return Operands.untyped(
                switch (type) {
                    case TEXT -> DSL.when(single, text);
                    case NUMERIC -> DSL.when(single.and(finite(text, "numeric")), text.cast(SQLDataType.NUMERIC));
                    case BOOLEAN -> DSL.when(single.and(valid(text, "boolean")), text.cast(SQLDataType.BOOLEAN));
                    case DATE_TIME ->
                        DSL.when(
                                kind.eq(DSL.inline("string")).and(finite(text, "timestamptz")),
                                text.cast(SQLDataType.OFFSETDATETIME));
                    case INTEGER, BIGINT, FLOAT, DATE, UUID, JSON, SELECT, MULTI_SELECT, TEXT_LIST ->
                        throw new IllegalArgumentException("JSON values are not cast to " + type);
                });
    }

    /** Neither infinite nor no number nor whatever time it is: all of these are words without a digit. */
    private static Condition finite(Field<String> text, String type) {
        return valid(text, type).and(DSL.condition("{0} ~ '[0-9]'", text));
    }

    private static Condition valid(Field<String> text, String type) {
        return DSL.condition(DSL.function("pg_input_is_valid", SQLDataType.BOOLEAN, text, DSL.inline(type)));
    }
}
