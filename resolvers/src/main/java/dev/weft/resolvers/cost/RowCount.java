package dev.weft.resolvers.cost;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How many rows a field can bring at most. */
sealed interface RowCount {
    RowCount ONE = new Fixed(1);

    long value(Values values);

    record Fixed(long count) implements RowCount {
        @Override
        public long value(Values values) {
            return count;
        }
    }

    /**
     * What the first of the variables that has a number says.
     *
     * @param usual where none does
     * @param most a larger number is refused when the field is planned
     */
    record Given(List<String> variables, long usual, long most) implements RowCount {
        @Override
        public long value(Values values) {
            for (String variable : variables) {
                if (values.variable(variable) instanceof Number given) {
                    return Math.clamp(given.longValue(), 0, most);
                }
            }
            return usual;
        }
    }

    /** All of them together, at most so many. */
    static RowCount sum(List<RowCount> counts, long most) {
        Several several = new Several(counts, most);
        return counts.stream().allMatch(Fixed.class::isInstance) ? new Fixed(several.value(Values.NONE)) : several;
    }

    record Several(List<RowCount> counts, long most) implements RowCount {
        @Override
        public long value(Values values) {
            long total = 0;
            for (RowCount count : counts) {
                total = Math.min(Sum.plus(total, count.value(values)), most);
            }
            return total;
        }
    }

    /** As many as the updates that the variable holds say, each in its {@code maxAffected}, or else one. */
    record Affected(String variable, long most) implements RowCount {
        @Override
        public long value(Values values) {
            return switch (values.variable(variable)) {
                case Collection<?> list -> {
                    long total = 0;
                    for (Object update : list) {
                        total = Math.min(Sum.plus(total, of(update)), most);
                    }
                    yield total;
                }
                case null -> 1;
                case Object update -> of(update);
            };
        }

        private long of(Object update) {
            return update instanceof Map<?, ?> members && members.get("maxAffected") instanceof Number given
                    ? Math.clamp(given.longValue(), 0, most)
                    : 1;
        }
    }

    /** As many as the list that the variable holds. */
    record Length(String variable, long most) implements RowCount {
        @Override
        public long value(Values values) {
            return values.variable(variable) instanceof Collection<?> list ? Math.min(list.size(), most) : 1;
        }
    }
}
