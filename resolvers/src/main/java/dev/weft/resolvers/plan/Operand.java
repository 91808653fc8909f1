package dev.weft.resolvers.plan;

import dev.weft.model.Column;
import dev.weft.model.ValueType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a predicate looks at. */
public sealed interface Operand {
    ValueType type();

    /** A column of the row. */
    record OfColumn(Column column) implements Operand {
        @Override
        public ValueType type() {
            return column.type();
        }
    }

    /** A part of a date, or of a time in UTC. */
    record OfDate(Operand date, DatePart part) implements Operand {
        @Override
        public ValueType type() {
            return ValueType.INTEGER;
        }
    }

    enum DatePart {
        YEAR,
        MONTH,
        /** Of ISO 8601. */
        WEEK,
        DAY,
        /** 1 is Monday, 7 is Sunday. */
        WEEKDAY,
        HOUR
    }

    /** A value inside a JSON column, null where there is none of the type; of type JSON any value but null. */
    record InJson(Column column, List<String> path, ValueType type) implements Operand {}

    /** A single value inside a JSON column as a value of the type, null where there is none or it cannot be one. */
    record CastJson(Column column, List<String> path, ValueType type) implements Operand {}

    /** How many elements a list has. */
    record LengthOf(Column list) implements Operand {
        @Override
        public ValueType type() {
            return ValueType.INTEGER;
        }
    }

    /** Something of the one row that a to-one relation leads to; null where there is none. */
    record Related(Hop hop, Operand of) implements Operand {
        @Override
        public ValueType type() {
            return of.type();
        }
    }

    /**
     * A figure of the rows that a relation leads to: 0 for a count of none, null for every other figure of none.
     *
     * @param filter which of those rows
     */
    record Aggregated(Hop hop, Aggregate aggregate, Predicate filter) implements Operand {
        @Override
        public ValueType type() {
            return aggregate.type();
        }
    }

    /** How well a row fits a search: never null, higher is better. */
    record Relevance(ListSearch search) implements Operand {
        @Override
        public ValueType type() {
            return ValueType.FLOAT;
        }
    }

    /** How many steps a row of a {@link Link.ByTree} is away from the row that the tree is of. */
    record Depth() implements Operand {
        @Override
        public ValueType type() {
            return ValueType.INTEGER;
        }
    }

    /**
     * A figure of rows that stand together, in a condition on groups or as what is read of them.
     *
     * @param filter which of those rows
     */
    record Grouped(Measure measure, Predicate filter) implements Operand {
        @Override
        public ValueType type() {
            return measure.type();
        }
    }

    /**
     * Where a date or a time stands in a calendar: the start of its day, its month and so on.
     *
     * @param timeZone of the calendar; null for a date, which is in none
     */
    record Bucket(Operand time, Unit unit, @Nullable String timeZone) implements Operand {
        @Override
        public ValueType type() {
            return time.type();
        }
    }

    enum Unit {
        HOUR,
        DAY,
        /** From Monday on. */
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    /** The start of the range that a number is in, where ranges of a width begin at 0. */
    record Range(Operand number, BigDecimal width) implements Operand {
        @Override
        public ValueType type() {
            return number.type();
        }
    }

    /** A number as an exact decimal, for comparisons with decimals. */
    record AsDecimal(Operand number) implements Operand {
        @Override
        public ValueType type() {
            return ValueType.NUMERIC;
        }
    }

    /** The element that {@link Predicate.SomeElement} is looking at. */
    record Element() implements Operand {
        @Override
        public ValueType type() {
            return ValueType.TEXT;
        }
    }
}
