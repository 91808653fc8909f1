package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import java.util.List;
import java.util.Map;

/**
 * Reads the groups of a list's rows. A group's values are those of its keys, then its figures.
 *
 * @param keys what the rows are grouped by, in the order of {@code by}
 * @param key how the type of the key shows them
 * @param figures what is read of each group besides its keys
 * @param aggregates the figures of its aggregates, by their keys in the response; slots count from the first figure
 * @param having holds for the groups that are wanted
 * @param order of the groups; no two are equal in it
 * @param size how many at most, of each list
 * @param offset how many to skip
 * @param nodes rows that are selected of each group, by their keys in the response
 */
public record GroupsPlan(
        CollectionModel collection,
        List<GroupKey> keys,
        KeyTree key,
        List<Operand.Grouped> figures,
        Map<String, AggregateShape> aggregates,
        Predicate having,
        List<Term> order,
        int size,
        int offset,
        Map<String, GroupRows> nodes) {
    public GroupsPlan {
        keys = List.copyOf(keys);
        figures = List.copyOf(figures);
        aggregates = Map.copyOf(aggregates);
        order = List.copyOf(order);
        nodes = Map.copyOf(nodes);
    }

    /**
     * @param slot of a group's value
     */
    public record Term(int slot, boolean descending, boolean nullsFirst) {
        /** Whether PostgreSQL places nulls like this when it is told nothing. */
        public boolean nullsAsUsual() {
            return nullsFirst == descending;
        }
    }
}
