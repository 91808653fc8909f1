package dev.weft.resolvers.plan;

import java.util.Map;

/**
 * What is selected of one {@code aggregate}, and where it stands among the figures of its statement.
 *
 * @param counts figures that count rows or values, by their keys in the response
 * @param members figures of columns, by the keys of {@code sum}, {@code avg} and so on in the response, then by the API names
 *     of the columns
 */
public record AggregateShape(Map<String, Integer> counts, Map<String, Map<String, Integer>> members) {
    public AggregateShape {
        counts = Map.copyOf(counts);
        members = Map.copyOf(members);
    }
}
