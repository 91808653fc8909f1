package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.Aggregate;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Figures of many rows as SQL expressions. */
final class Aggregates {
    private Aggregates() {}

    /** Cast to the type that {@link Aggregate#type} promises where PostgreSQL's own is another. */
    static Field<Object> field(Aggregate aggregate, Operands rows) {
        return Operands.untyped(
                switch (aggregate.function()) {
                    case COUNT -> aggregate.of() == null ? DSL.count() : DSL.count(operand(aggregate, rows));
                    case COUNT_DISTINCT -> DSL.countDistinct(operand(aggregate, rows));
                    case SUM -> call("sum", aggregate, rows).cast(Values.dataType(aggregate.type()));
                    case AVG -> call("avg", aggregate, rows).cast(SQLDataType.DOUBLE);
                    case MIN -> call("min", aggregate, rows);
                    case MAX -> call("max", aggregate, rows);
                    case STDDEV -> call("stddev_samp", aggregate, rows).cast(SQLDataType.DOUBLE);
                    case VARIANCE -> call("var_samp", aggregate, rows).cast(SQLDataType.DOUBLE);
                });
    }

    private static Field<?> call(String function, Aggregate aggregate, Operands rows) {
        return DSL.function(function, Values.dataType(aggregate.type()), operand(aggregate, rows));
    }

    private static Field<Object> operand(Aggregate aggregate, Operands rows) {
        return rows.field(Objects.requireNonNull(aggregate.of()));
    }
}
