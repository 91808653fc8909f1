package dev.weft.resolvers.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All rows of a project.
 *
 * @param now when it was made
 * @param hung which work is in which room
 */
record World(Instant now, Map<String, List<Thing>> things, List<Pair> hung) {
    record Pair(Object work, Object room) {}

    List<Thing> all(Sort sort) {
        return things.getOrDefault(sort.name(), List.of());
    }

    /** The things that the bond leads to, at most one when it is no list. */
    List<Thing> follow(Thing from, Bond bond) {
        List<Thing> candidates = all(Sorts.named(bond.target()));
        return switch (bond.form()) {
            case TO_ONE ->
                candidates.stream()
                        .filter(thing -> thing.key().equals(from.get(bond.key())))
                        .toList();
            case INVERSE_ONE, TO_MANY ->
                candidates.stream()
                        .filter(thing -> Objects.equals(thing.get(bond.key()), from.key()))
                        .toList();
            case MANY_TO_MANY ->
                candidates.stream().filter(thing -> isHung(from, thing)).toList();
        };
    }

    private boolean isHung(Thing one, Thing other) {
        return hung.contains(new Pair(one.key(), other.key())) || hung.contains(new Pair(other.key(), one.key()));
    }
}
