package dev.weft.resolvers.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the type of a group's key shows the values that rows are grouped by. Where it has a member twice, for instance a
 * time by year and by month, it shows the first.
 *
 * @param columns where the values of columns stand among the keys, by the columns' API names
 * @param relations what to-one relations lead to, by their API names
 * @param self where the key of the row itself stands, which {@code node} is read by
 * @param node how that row is read; null where it is not selected
 */
public record KeyTree(
        Map<String, Integer> columns,
        Map<String, KeyTree> relations,
        @Nullable Integer self,
        @Nullable KeyedPlan node) {
    /** Shows no keys. */
    static final KeyTree NOTHING = new KeyTree(Map.of(), Map.of(), null, null);

    public KeyTree {
        columns = Map.copyOf(columns);
        relations = Map.copyOf(relations);
    }
}
