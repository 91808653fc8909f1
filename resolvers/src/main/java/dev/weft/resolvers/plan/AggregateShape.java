package dev.weft.resolvers.plan;

import java.util.Map;

/**
 * What is selected of one {@code aggregate}, and where it stands among the figures of its statement.
 *
 * @param counts the figures of {@code count} by their keys in the response
 * @param members of {@code sum}, {@code avg} and the others by their keys in the response: the figures by the API names
 *     of their columns
 */
public record AggregateShape(Map<String, Integer> counts, Map<String, Map<String, Integer>> members) {
    public AggregateShape {
        counts = Map.copyOf(counts);
        members = Map.copyOf(members);
    }
}
