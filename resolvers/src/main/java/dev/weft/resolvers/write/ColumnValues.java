package dev.weft.resolvers.write;

import dev.weft.model.ValueType;
import dev.weft.resolvers.sql.Json;
import dev.weft.resolvers.sql.Values;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Values of one type, one for each row, as one array parameter. JSON and lists travel as texts, because arrays of
 * PostgreSQL hold no lists of different lengths.
 */
final class ColumnValues {
    private final ValueType type;
    private final @Nullable Object[] values;

    ColumnValues(ValueType type, int rows) {
        this.type = type;
        this.values = (Object[]) Array.newInstance(travelsAs(type).getType(), rows);
    }

    void set(int row, @Nullable Object value) {
        values[row] = value == null ? null : travelling(value);
    }

    @Nullable
    Object[] array() {
        return values;
    }

    Field<?> parameter() {
        return DSL.val(values, travelsAs(type).array());
    }

    /** What the array's element, found in a column of this name, means to the table. */
    Field<?> value(String table, String name) {
        Field<?> element = DSL.field(DSL.name(table, name), travelsAs(type));
        return switch (type) {
            case JSON, MULTI_SELECT, TEXT_LIST -> element.cast(Values.dataType(type));
            case TEXT, SELECT, INTEGER, BIGINT, NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME, UUID -> element;
        };
    }

    private static DataType<?> travelsAs(ValueType type) {
        return switch (type) {
            case JSON, MULTI_SELECT, TEXT_LIST -> SQLDataType.CLOB;
            case TEXT, SELECT, INTEGER, BIGINT, NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME, UUID -> Values.dataType(type);
        };
    }

    private Object travelling(Object value) {
        return switch (type) {
            case JSON -> Json.write(value);
            case MULTI_SELECT, TEXT_LIST -> literal((Collection<?>) value);
            case TEXT, SELECT, INTEGER, BIGINT, NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME, UUID -> value;
        };
    }

    /** A list of texts as PostgreSQL reads it, every element quoted. */
    private static String literal(Collection<?> texts) {
        return texts.stream()
                .map(text -> '"' + ((String) text).replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
