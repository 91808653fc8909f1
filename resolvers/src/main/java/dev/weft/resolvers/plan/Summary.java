package dev.weft.resolvers.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is selected of a list's rows taken together, whatever its page.
 *
 * @param figures of all its aggregates, which are one statement
 * @param aggregates the figures of its aggregates, by their keys in the response
 * @param total where the number of rows stands among the figures; null where it is not counted with them
 * @param groups how its groups are read, by their keys in the response
 */
public record Summary(
        List<Operand.Grouped> figures,
        Map<String, AggregateShape> aggregates,
        @Nullable Integer total,
        Map<String, GroupsPlan> groups) {
    public static final Summary NOTHING = new Summary(List.of(), Map.of(), null, Map.of());

    public Summary {
        figures = List.copyOf(figures);
        aggregates = Map.copyOf(aggregates);
        groups = Map.copyOf(groups);
    }
}
