package dev.weft.resolvers.oracle;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Orders of things: nulls are largest unless said otherwise; the key, in the direction of the last term that decides
 * anything, decides the rest.
 */
final class OrderJudge {
    private final World world;
    private final Figures figures;

    OrderJudge(World world, FilterJudge filters) {
        this.world = world;
        this.figures = new Figures(filters);
    }

    Comparator<Thing> comparator(Sort sort, List<Map<String, Object>> orderBy) {
        Comparator<Thing> comparator = (_, _) -> 0;
        String direction = "ASC";
        Set<Object> seen = new HashSet<>();
        for (Map<String, Object> element : orderBy) {
            Term term = term(sort, element);
            if (seen.add(term.what())) {
                direction = term.direction();
                comparator = comparator.thenComparing(by(term.value(), direction));
            }
        }
        return comparator.thenComparing(by(Thing::key, direction.startsWith("ASC") ? "ASC" : "DESC"));
    }

    /**
     * @param what the same for terms that look at the same
     */
    private record Term(Object what, Function<Thing, @Nullable Object> value, String direction) {}

    private Term term(Sort sort, Map<?, ?> element) {
        Map.Entry<?, ?> member = element.entrySet().iterator().next();
        String name = (String) member.getKey();
        if (member.getValue() instanceof String direction) {
            return new Term(name, thing -> thing.get(name), direction);
        }
        Map<?, ?> details = (Map<?, ?>) member.getValue();
        if (sort.hasTrait(name)) {
            return part(name, details);
        }
        Bond bond = sort.bond(name);
        Sort target = world.sort(bond.target());
        if (bond.isList()) {
            return new Term(
                    Map.of(name, undirected(details)),
                    thing -> figures.figure(target, world.follow(thing, bond, Use.FIGURE), details),
                    Inputs.text(details, "direction"));
        }
        Term further = term(target, details);
        return new Term(
                Map.of(name, further.what()),
                thing -> world.follow(thing, bond, Use.ONE).stream()
                        .findFirst()
                        .map(further.value())
                        .orElse(null),
                further.direction());
    }

    private static Term part(String name, Map<?, ?> details) {
        String path = Inputs.text(details, "path");
        String type = Inputs.text(details, "as");
        return new Term(
                Map.of(name, undirected(details)),
                thing -> thing.get(name) instanceof Json json
                        ? JsonCasts.cast(JsonLogic.follow(json.value(), path), type)
                        : null,
                Inputs.text(details, "direction"));
    }

    private static Map<Object, Object> undirected(Map<?, ?> details) {
        Map<Object, Object> undirected = new LinkedHashMap<>(details);
        undirected.remove("direction");
        return undirected;
    }

    private static Comparator<Thing> by(Function<Thing, @Nullable Object> value, String direction) {
        boolean descending = direction.startsWith("DESC");
        boolean nullsFirst = direction.endsWith("FIRST") || direction.equals("DESC");
        return (one, other) -> {
            Object left = value.apply(one);
            Object right = value.apply(other);
            if (left == null || right == null) {
                int nulls = Boolean.compare(left == null, right == null);
                return nullsFirst ? -nulls : nulls;
            }
            return descending ? Ranks.compare(right, left) : Ranks.compare(left, right);
        };
    }
}
