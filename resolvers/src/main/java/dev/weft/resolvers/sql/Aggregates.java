package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.Aggregate;
import dev.weft.resolvers.plan.Measure;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import java.util.List;
import java.util.Objects;
import org.jooq.AggregateFilterStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Figures of many rows as SQL expressions. */
final class Aggregates {
    private Aggregates() {}

    /**
     * Cast to the type that {@link Measure#type} promises where PostgreSQL's own is another.
     *
     * @param filter which of the rows
     */
    static Field<Object> field(Measure measure, Predicate filter, Operands rows) {
        Condition condition = filter.equals(Predicate.ALWAYS) ? DSL.noCondition() : new Conditions(rows).of(filter);
        return Operands.untyped(
                switch (measure) {
                    case Aggregate aggregate -> of(aggregate, condition, rows);
                    case Measure.Percentile(Operand of, double share) ->
                        DSL.percentileCont(DSL.val(share))
                                .withinGroupOrderBy(rows.field(of))
                                .filterWhere(condition);
                    case Measure.Combinations(List<Operand> of) -> combinations(of, condition, rows);
                });
    }

    private static Field<?> of(Aggregate aggregate, Condition filter, Operands rows) {
        return switch (aggregate.function()) {
            case COUNT ->
                (aggregate.of() == null ? DSL.count() : DSL.count(operand(aggregate, rows))).filterWhere(filter);
            case COUNT_DISTINCT -> DSL.countDistinct(operand(aggregate, rows)).filterWhere(filter);
            case SUM -> call("sum", aggregate, rows).filterWhere(filter);
            case MIN -> call("min", aggregate, rows).filterWhere(filter);
            case MAX -> call("max", aggregate, rows).filterWhere(filter);
            case AVG -> call("avg", aggregate, rows).filterWhere(filter).cast(SQLDataType.DOUBLE);
            case STDDEV ->
                call("stddev_samp", aggregate, rows).filterWhere(filter).cast(SQLDataType.DOUBLE);
            case VARIANCE ->
                call("var_samp", aggregate, rows).filterWhere(filter).cast(SQLDataType.DOUBLE);
        };
    }

    /** PostgreSQL would count a combination with a null like any other. */
    private static Field<?> combinations(List<Operand> of, Condition filter, Operands rows) {
        List<Field<Object>> fields = of.stream().map(rows::field).toList();
        Condition complete = DSL.and(fields.stream().map(Field::isNotNull).toList());
        return DSL.countDistinct(fields).filterWhere(complete.and(filter));
    }

    private static AggregateFilterStep<?> call(String function, Aggregate aggregate, Operands rows) {
        return DSL.aggregate(function, Values.dataType(aggregate.type()), operand(aggregate, rows));
    }

    private static Field<Object> operand(Aggregate aggregate, Operands rows) {
        return rows.field(Objects.requireNonNull(aggregate.of()));
    }
}
