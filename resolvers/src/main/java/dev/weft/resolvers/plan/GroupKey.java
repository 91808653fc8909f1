package dev.weft.resolvers.plan;

import dev.weft.model.Column;
import dev.weft.model.ValueType;
import java.util.List;

/**
 * What rows are grouped by.
 *
 * @param hops to-one relations that lead from a row of the list to the row that is looked at; none for the row itself
 * @param column of that row
 * @param of what is made of the column's value: an operand on that row
 * @param notNull whether every row of the list has a value of it
 */
public record GroupKey(List<Hop> hops, Column column, Operand of, boolean notNull) {
    public GroupKey {
        hops = List.copyOf(hops);
    }

    public ValueType type() {
        return of.type();
    }
}
