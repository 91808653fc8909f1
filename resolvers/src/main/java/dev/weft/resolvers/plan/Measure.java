package dev.weft.resolvers.plan;

import dev.weft.model.ValueType;
import java.util.List;

/** What is made of many rows: one value. */
public sealed interface Measure permits Aggregate, Measure.Percentile, Measure.Combinations {
    ValueType type();

    /** Whether it counts, so that it is 0 over no rows, where every other measure is null. */
    boolean isCount();

    /**
     * The value below which a share of the rows lies, interpolated.
     *
     * @param share between 0 and 1
     */
    record Percentile(Operand of, double share) implements Measure {
        @Override
        public ValueType type() {
            return ValueType.FLOAT;
        }

        @Override
        public boolean isCount() {
            return false;
        }
    }

    /** How many different combinations of values there are; rows without one of the values have none. */
    record Combinations(List<Operand> of) implements Measure {
        public Combinations {
            of = List.copyOf(of);
        }

        @Override
        public ValueType type() {
            return ValueType.BIGINT;
        }

        @Override
        public boolean isCount() {
            return true;
        }
    }
}
