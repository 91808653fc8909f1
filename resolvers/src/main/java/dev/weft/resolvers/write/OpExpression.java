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
            case AT_LEAST -> unlessNull("greatest({0}, {1})");
            case AT_MOST -> unlessNull("least({0}, {1})");
            case NOW -> type == ValueType.DATE ? expression("cast({0} as date)", utcNow()) : now();
            case SHIFT -> shift(operands.next());
            case APPEND -> unlessNull("{0} || {1}");
            case PREPEND -> unlessNull("{1} || {0}");
            case ADD_UNIQUE -> unlessNull("{0} || " + without("{1}", "{0}"));
            case REMOVE -> unlessNull(without("{0}", "{1}"));
            case JSON_MERGE, JSON_APPEND, JSON_PREPEND, JSON_SET, JSON_REMOVE_KEYS, JSON_REMOVE_PATH ->
                throw new IllegalArgumentException(step.verb() + " of " + type);
        };
    }

    /** Functions of PostgreSQL that take null for nothing would make something of it. */
    private Field<Object> unlessNull(String template) {
        return expression("case when {0} is not null then " + template + " end", old, operands.next());
    }

    /** The elements of one list that are not in another, in their order. */
    private static String without(String list, String others) {
        return "array(select \"E\".\"v\" from unnest(" + list + ") with ordinality as \"E\"(\"v\", \"n\")"
                + " where \"E\".\"v\" <> all(" + others + ") order by \"E\".\"n\")";
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
