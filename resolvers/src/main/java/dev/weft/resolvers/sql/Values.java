package dev.weft.resolvers.sql;

import dev.weft.model.ValueType;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Values of columns on their way between the API's Java types and PostgreSQL. */
public final class Values {
    private static final String NOT_A_NUMBER = "NaN";

    private Values() {}

    public static DataType<?> dataType(ValueType type) {
        return switch (type) {
            case TEXT, SELECT -> SQLDataType.CLOB;
            case INTEGER -> SQLDataType.INTEGER;
            case BIGINT -> SQLDataType.BIGINT;
            case NUMERIC -> SQLDataType.NUMERIC;
            case FLOAT -> SQLDataType.DOUBLE;
            case BOOLEAN -> SQLDataType.BOOLEAN;
            case DATE -> SQLDataType.LOCALDATE;
            case DATE_TIME -> SQLDataType.OFFSETDATETIME;
            case UUID -> SQLDataType.UUID;
            case JSON -> SQLDataType.JSONB;
            case MULTI_SELECT, TEXT_LIST -> SQLDataType.CLOB.array();
        };
    }

    /** A bound parameter of the column's type. */
    @SuppressWarnings("unchecked")
    public static Field<Object> bind(ValueType type, @Nullable Object value) {
        return DSL.val(value == null ? null : toSql(type, value), (DataType<Object>) dataType(type));
    }

    /** One parameter that holds many values of the column's type. */
    @SuppressWarnings("unchecked")
    public static Field<Object[]> bindAll(ValueType type, Collection<?> values) {
        DataType<Object[]> array = ((DataType<Object>) dataType(type)).array();
        Object[] elements = values.stream().map(value -> toSql(type, value)).toArray(size ->
                (Object[]) java.lang.reflect.Array.newInstance(dataType(type).getType(), size));
        return DSL.val(elements, array);
    }

    /** Counts are compared with small numbers, though they may be large themselves. */
    private static Object toSql(ValueType type, Object value) {
        return switch (type) {
            case JSON -> JSONB.valueOf(Json.write(value));
            case MULTI_SELECT, TEXT_LIST -> ((Collection<?>) value).toArray(String[]::new);
            case BIGINT -> value instanceof Integer small ? small.longValue() : value;
            case TEXT, SELECT, INTEGER, NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME, UUID -> value;
        };
    }

    /** The value of a result's column as fetchers return it. A numeric that is no number comes as a Double. */
    static @Nullable Object read(ResultSet result, int index, ValueType type) throws SQLException {
        return switch (type) {
            case TEXT, SELECT -> result.getString(index);
            case INTEGER -> orNull(result, result.getInt(index));
            case BIGINT -> orNull(result, result.getLong(index));
            case NUMERIC -> numeric(result.getString(index));
            case FLOAT -> orNull(result, result.getDouble(index));
            case BOOLEAN -> orNull(result, result.getBoolean(index));
            case DATE -> result.getObject(index, LocalDate.class);
            case DATE_TIME -> result.getObject(index, OffsetDateTime.class);
            case UUID -> result.getObject(index, UUID.class);
            case JSON -> json(result.getString(index));
            case MULTI_SELECT, TEXT_LIST -> list(result.getArray(index));
        };
    }

    private static @Nullable Object orNull(ResultSet result, Object value) throws SQLException {
        return result.wasNull() ? null : value;
    }

    private static @Nullable Object numeric(@Nullable String text) {
        if (text == null) {
            return null;
        }
        boolean finite = !text.equals(NOT_A_NUMBER) && !text.endsWith("Infinity");
        return finite ? new BigDecimal(text) : Double.valueOf(text);
    }

    private static @Nullable Object json(@Nullable String text) {
        return text == null ? null : Json.read(text);
    }

    private static @Nullable Object list(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
