package dev.weft.resolvers.write;

import dev.weft.model.ValueType;
import dev.weft.resolvers.sql.Values;
import dev.weft.resolvers.write.ColumnOp.Operand;
import dev.weft.resolvers.write.ColumnOp.StepKind;
import java.util.Iterator;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What an operation makes of a column's old value, as an SQL expression. */
final class OpExpression {
    private final Field<Object> old;
    private final ValueType type;
    private final Iterator<? extends Field<?>> operands;

    private OpExpression(Field<Object> old, ValueType type, Iterator<? extends Field<?>> operands) {
        this.old = old;
        this.type = type;
        this.operands = operands;
    }

    /** With its operands as parameters. */
    static Field<Object> bound(ColumnOp op, Field<Object> old) {
        return of(op.kind(), old, op.operands().stream().map(OpExpression::bind).toList());
    }

    /** @param operands in the order of {@link ColumnOp#operands} */
    static Field<Object> of(ColumnOp.Kind op, Field<Object> old, List<? extends Field<?>> operands) {
        return new OpExpression(old, op.column().type(), operands.iterator()).of(op.steps());
    }

    private static Field<Object> bind(Operand operand) {
        return Values.bind(operand.type(), operand.value());
    }

    private Field<Object> of(List<StepKind> steps) {
        if (type == ValueType.JSON) {
            Field<Object> value = old;
            for (StepKind step : steps) {
                value = JsonOpExpression.of(step, value, operands);
            }
            return value;
        }
        return plain(steps.getFirst());
    }

    private Field<Object> plain(StepKind step) {
        return switch (step.verb()) {
            case INCREMENT -> expression("({0} + {1})", old, operands.next());
            case MULTIPLY -> expression("({0} * {1})", old, operands.next());
            case AT_LEAST -> expression("case when {0} is not null then greatest({0}, {1}) end", old, operands.next());
            case AT_MOST -> expression("case when {0} is not null then least({0}, {1}) end", old, operands.next());
            case NOW -> type == ValueType.DATE ? expression("cast({0} as date)", utcNow()) : now();
            case SHIFT -> shift(operands.next());
            case APPEND -> expression("({0} || {1})", old, operands.next());
            case PREPEND -> expression("({1} || {0})", old, operands.next());
            case ADD_UNIQUE ->
                expression(
                        "({0} || array(select \"E\".\"v\" from unnest({1}) with ordinality as \"E\"(\"v\", \"n\")"
                                + " where \"E\".\"v\" <> all({0}) order by \"E\".\"n\"))",
                        old, operands.next());
            case REMOVE ->
                expression(
                        "case when {0} is not null then"
                                + " array(select \"E\".\"v\" from unnest({0}) with ordinality as \"E\"(\"v\", \"n\")"
                                + " where \"E\".\"v\" <> all({1}) order by \"E\".\"n\") end",
                        old, operands.next());
            case JSON_MERGE, JSON_APPEND, JSON_PREPEND, JSON_SET, JSON_REMOVE_KEYS, JSON_REMOVE_PATH ->
                throw new IllegalArgumentException(step.verb() + " of " + type);
        };
    }

    /** By the calendar of UTC, whatever the session's time zone is. */
    private Field<Object> shift(Field<?> duration) {
        return type == ValueType.DATE
                ? expression("cast({0} + cast({1} as interval) as date)", old, duration)
                : expression("timezone('UTC', timezone('UTC', {0}) + cast({1} as interval))", old, duration);
    }

    @SuppressWarnings("unchecked")
    private static Field<Object> now() {
        return (Field<Object>) (Field<?>) DSL.currentOffsetDateTime();
    }

    private Field<Object> utcNow() {
        return expression("timezone('UTC', {0})", DSL.currentOffsetDateTime());
    }

    @SuppressWarnings("unchecked")
    private Field<Object> expression(String template, Field<?>... parts) {
        return (Field<Object>) DSL.field(template, Values.dataType(type), parts);
    }
}
