package dev.weft.resolvers.sql;

import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Operand.Unit;
import java.util.Locale;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Starts of the stretches of time, and of the ranges of numbers, that values fall into. */
final class Buckets {
    private static final String TRUNCATE = "date_trunc";

    private Buckets() {}

    static Field<Object> of(Operand.Bucket bucket, Field<Object> time) {
        Field<String> unit = DSL.inline(name(bucket.unit()));
        return bucket.type() == ValueType.DATE
                ? Operands.untyped(
                        DSL.function(TRUNCATE, SQLDataType.LOCALDATETIME, unit, time.cast(SQLDataType.LOCALDATETIME))
                                .cast(SQLDataType.LOCALDATE))
                : Operands.untyped(DSL.function(
                        TRUNCATE,
                        SQLDataType.OFFSETDATETIME,
                        unit,
                        time,
                        DSL.val(bucket.timeZone(), SQLDataType.CLOB)));
    }

    private static String name(Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    /** By remainders where numbers are exact, for a quotient would be rounded; the last one is never negative. */
    static Field<Object> of(Operand.Range range, Field<Object> number) {
        boolean isFloat = range.type() == ValueType.FLOAT;
        DataType<?> exact = isFloat ? SQLDataType.DOUBLE : SQLDataType.NUMERIC;
        Field<?> width = DSL.val(range.width(), SQLDataType.NUMERIC).cast(exact);
        String text = isFloat ? "(floor({0} / {1}) * {1})" : "({0} - mod(mod({0}, {1}) + {1}, {1}))";
        Field<?> start = DSL.field(text, exact, number, width);
        return Operands.untyped(
                range.type() == ValueType.NUMERIC || isFloat ? start : start.cast(Values.dataType(range.type())));
    }
}
