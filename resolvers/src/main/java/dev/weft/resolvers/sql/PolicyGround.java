package dev.weft.resolvers.sql;

import dev.weft.access.CallerValue;
import dev.weft.model.CollectionModel;
import dev.weft.model.ValueType;
import dev.weft.resolvers.policy.Use;
import java.time.LocalDateTime;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What conditions of policies stand on: tables as they are. Values of the policy are part of the text, so that PostgreSQL
 * plans by them; values of callers are parameters.
 */
record PolicyGround() implements Ground {
    @Override
    public Table<Record> table(CollectionModel collection, Use use, String alias) {
        return Tables.table(collection).as(alias);
    }

    @Override
    public Table<Record> joinTable(CollectionModel collection, String name, String alias) {
        return Tables.joinTable(collection, name).as(alias);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Field<Object> value(ValueType type, Object value) {
        if (value instanceof CallerValue.Now && (type == ValueType.DATE_TIME || type == ValueType.DATE)) {
            return now(type);
        }
        DataType<Object> dataType = (DataType<Object>) Values.dataType(type);
        return CallerParameter.isIn(value)
                ? new CallerParameter.One(type, value).as(dataType)
                : DSL.inline(Values.toSql(type, value), dataType);
    }

    private static Field<Object> now(ValueType type) {
        if (type == ValueType.DATE_TIME) {
            return Operands.untyped(DSL.currentOffsetDateTime());
        }
        Field<LocalDateTime> utc = Operands.utc(DSL.currentOffsetDateTime());
        return Operands.untyped(utc.cast(SQLDataType.LOCALDATE));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Field<Object[]> values(ValueType type, List<Object> values) {
        DataType<Object[]> array = ((DataType<Object>) Values.dataType(type)).array();
        return CallerParameter.isIn(values)
                ? new CallerParameter.Many(type, values).as(array)
                : DSL.inline(Values.array(type, values), array);
    }

    @Override
    public Condition closed(Condition condition) {
        List<CallerParameter> asked = Tables.RENDERER.extractBindValues(condition).stream()
                .filter(CallerParameter.class::isInstance)
                .map(CallerParameter.class::cast)
                .distinct()
                .toList();
        return asked.isEmpty()
                ? condition
                : condition.and(DSL.condition(new CallerParameter.Known(asked).as(SQLDataType.BOOLEAN)));
    }
}
