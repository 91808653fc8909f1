package dev.weft.resolvers.sql;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.CustomCondition;

/** Operators of PostgreSQL that indexes of JSON serve; the functions behind them are served by none. */
final class JsonOperator {
    private JsonOperator() {}

    /** JDBC takes a question mark for a parameter unless it is written twice. */
    static Condition condition(Field<?> json, String operator, Field<?> operand) {
        String escaped = operator.replace("?", "??");
        return CustomCondition.of(context -> context.sql('(')
                .visit(json)
                .sql(' ' + escaped + ' ')
                .visit(operand)
                .sql(')'));
    }
}
