package dev.weft.resolvers.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands in a policy for what each caller has.
 *
 * @param values of the callers in turn, {@link Missing} for those who have none
 */
record Variable(String name, List<Object> values) {
    /** The same condition for one of the callers. A list that lacks a value is missing as a whole. */
    static Object in(Object filter, int caller) {
        return switch (filter) {
            case Variable variable -> variable.values.get(caller);
            case Map<?, ?> map -> {
                Map<Object, Object> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put(name, in(member, caller)));
                yield members;
            }
            case List<?> list -> {
                List<Object> elements =
                        list.stream().map(element -> in(element, caller)).toList();
                yield elements.contains(Missing.VALUE) ? Missing.VALUE : elements;
            }
            default -> filter;
        };
    }
}
