package dev.weft.resolvers.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is selected of a list's rows taken together, whatever its page.
 *
 * @param figures of all its aggregates, which are one statement; their filters say which of the rows that satisfy the shared one
 * @param shared what all figures are filtered by: rows that do not satisfy it need not be read
 * @param aggregates the figures of its aggregates, by their keys in the response
 * @param total where the number of rows stands among the figures; null where it is not counted with them
 * @param groups how its groups are read, by their keys in the response
 */
public record Summary(
        List<Operand.Grouped> figures,
        Predicate shared,
        Map<String, AggregateShape> aggregates,
        @Nullable Integer total,
        Map<String, GroupsPlan> groups) {
    public static final Summary NOTHING = new Summary(List.of(), Predicate.ALWAYS, Map.of(), null, Map.of());

    /** Takes what all figures are filtered by out of each of them. */
    static Summary of(
            List<Operand.Grouped> figures,
            Map<String, AggregateShape> aggregates,
            @Nullable Integer total,
            Map<String, GroupsPlan> groups) {
        Predicate first =
                figures.isEmpty() ? Predicate.ALWAYS : figures.getFirst().filter();
        boolean shared = figures.stream().allMatch(figure -> figure.filter().equals(first));
        return shared
                ? new Summary(unfiltered(figures), first, aggregates, total, groups)
                : new Summary(figures, Predicate.ALWAYS, aggregates, total, groups);
    }

    private static List<Operand.Grouped> unfiltered(List<Operand.Grouped> figures) {
        return figures.stream()
                .map(figure -> new Operand.Grouped(figure.measure(), Predicate.ALWAYS))
                .toList();
    }

    public Summary {
        figures = List.copyOf(figures);
        aggregates = Map.copyOf(aggregates);
        groups = Map.copyOf(groups);
    }
}
