package dev.weft.resolvers.sql;

import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Slot;
import java.util.Collection;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Values of columns on their way between the API's Java types and PostgreSQL. */
public final class Values {
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

    /** A bound parameter of the column's type. A slot becomes one whose value comes with each execution. */
    @SuppressWarnings("unchecked")
    public static Field<Object> bind(ValueType type, @Nullable Object value) {
        Slot slot = Slot.in(value);
        if (slot != null) {
            return new Placeholder(slot.index(), type, false).as((DataType<Object>) dataType(type));
        }
        return DSL.val(value == null ? null : toSql(type, value), (DataType<Object>) dataType(type));
    }

    /** What a parameter of {@link #bind} holds, for statements whose text is known. */
    public static @Nullable Object parameter(ValueType type, @Nullable Object value) {
        return value == null ? null : toSql(type, value);
    }

    /** One parameter that holds many values of the column's type. */
    @SuppressWarnings("unchecked")
    public static Field<Object[]> bindAll(ValueType type, Collection<?> values) {
        DataType<Object[]> array = ((DataType<Object>) dataType(type)).array();
        Slot slot = Slot.in(values);
        return slot == null ? DSL.val(array(type, values), array) : new Placeholder(slot.index(), type, true).as(array);
    }

    /**
     * Keys that a statement reads for. A subquery hides how many they are: PostgreSQL would think a plan for a few of
     * them so much better than one for any number that it would plan each execution anew. The cast tells an array from
     * rows of a subquery.
     */
    static Field<Object[]> keys(ValueType type, Collection<?> keys) {
        Field<Object[]> all = bindAll(type, keys);
        return DSL.field(DSL.select(all)).cast(all.getDataType());
    }

    static Object[] array(ValueType type, Collection<?> values) {
        return values.stream().map(value -> toSql(type, value)).toArray(size ->
                (Object[]) java.lang.reflect.Array.newInstance(dataType(type).getType(), size));
    }

    /** Counts are compared with small numbers, though they may be large themselves. */
    static Object toSql(ValueType type, Object value) {
        return switch (type) {
            case JSON -> JSONB.valueOf(Json.write(value));
            case MULTI_SELECT, TEXT_LIST -> ((Collection<?>) value).toArray(String[]::new);
            case BIGINT -> value instanceof Integer small ? small.longValue() : value;
            case TEXT, SELECT, INTEGER, NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME, UUID -> value;
        };
    }
}
