package dev.weft.resolvers.cost;

import java.util.Collection;
import java.util.List;

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

    /** As many as the list that the variable holds. */
    record Length(String variable, long most) implements RowCount {
        @Override
        public long value(Values values) {
            return values.variable(variable) instanceof Collection<?> list ? Math.min(list.size(), most) : 1;
        }
    }
}
