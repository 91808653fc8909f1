package dev.weft.resolvers.oracle;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * All rows of a project, or those that somebody sees.
 *
 * @param now when it was made
 * @param things by what they are looked at for and by the names of their sorts
 * @param pairs of relations from many to many
 */
record World(Instant now, List<Sort> sorts, Map<Use, Map<String, List<Thing>>> things, Set<Pair> pairs) {
    /**
     * @param name of the relation's pairs
     */
    record Pair(String name, Object from, Object to) {}

    /** One that looks the same to everybody. */
    static World open(Instant now, List<Sort> sorts, Map<String, List<Thing>> things, Set<Pair> pairs) {
        Map<Use, Map<String, List<Thing>>> uses = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            uses.put(use, things);
        }
        return new World(now, sorts, uses, pairs);
    }

    Sort sort(String name) {
        return sorts.stream()
                .filter(sort -> sort.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<Thing> all(Sort sort) {
        return all(sort, Use.ONE);
    }

    List<Thing> all(Sort sort, Use use) {
        return Objects.requireNonNull(things.get(use)).getOrDefault(sort.name(), List.of());
    }

    /** The things that the bond leads to, at most one when it is no list. */
    List<Thing> follow(Thing from, Bond bond, Use use) {
        return Objects.requireNonNull(things.get(use)).getOrDefault(bond.target(), List.of()).stream()
                .filter(thing -> switch (bond.form()) {
                    case TO_ONE -> thing.key().equals(from.get(bond.key()));
                    case INVERSE_ONE, TO_MANY -> Objects.equals(thing.get(bond.key()), from.key());
                    case MANY_TO_MANY -> pairs.contains(new Pair(bond.key(), from.key(), thing.key()));
                    case MANY_TO_MANY_BACK -> pairs.contains(new Pair(bond.key(), thing.key(), from.key()));
                })
                .toList();
    }
}
