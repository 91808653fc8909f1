package dev.weft.resolvers.oracle;

import dev.weft.resolvers.oracle.World.Pair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes worlds: some of everything related to nothing. */
final class WorldMaker {
    private final Picks picks;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final List<Sort> sorts;
    private final Map<String, List<Thing>> things = new HashMap<>();

    private WorldMaker(RandomGenerator random, List<Sort> sorts) {
        this.picks = new Picks(random, now);
        this.sorts = sorts;
    }

    /**
     * @param counts how many things there shall be of each sort
     */
    static World make(RandomGenerator random, List<Sort> sorts, ToIntFunction<Sort> counts) {
        return new WorldMaker(random, sorts).make(counts);
    }

    private World make(ToIntFunction<Sort> counts) {
        sorts.forEach(sort -> add(sort, counts.applyAsInt(sort)));
        return World.open(now, sorts, things, pairs());
    }

    private void add(Sort sort, int count) {
        List<Thing> all = things.computeIfAbsent(sort.name(), name -> new ArrayList<>());
        for (int i = 0; i < count; i++) {
            Map<String, @Nullable Object> values = new HashMap<>();
            for (Trait trait : sort.traits()) {
                values.put(trait.name(), picks.valueOrNull(trait));
            }
            values.put(Sorts.KEY, sort.trait(Sorts.KEY).kind() == Kind.UUID ? picks.uuid() : (Object) (i * 3L - 4));
            for (Bond bond : sort.bonds()) {
                if (bond.form() == Bond.Form.TO_ONE) {
                    values.put(bond.key(), target(sort, bond));
                }
            }
            all.add(new Thing(sort, values));
        }
    }

    private @Nullable Object target(Sort sort, Bond bond) {
        List<Thing> targets = new ArrayList<>(made(bond.target()));
        if (isUnique(sort, bond)) {
            Set<Object> taken = new HashSet<>();
            made(sort.name()).forEach(thing -> taken.add(String.valueOf(thing.get(bond.key()))));
            targets.removeIf(target -> taken.contains(target.key().toString()));
        }
        return targets.isEmpty() || picks.chance(30) ? null : picks.of(targets).key();
    }

    private boolean isUnique(Sort sort, Bond bond) {
        return sorts.stream()
                .filter(target -> target.name().equals(bond.target()))
                .flatMap(target -> target.bonds().stream())
                .anyMatch(back -> back.form() == Bond.Form.INVERSE_ONE
                        && back.target().equals(sort.name())
                        && back.key().equals(bond.key()));
    }

    private List<Thing> made(String sort) {
        return things.getOrDefault(sort, List.of());
    }

    private Set<Pair> pairs() {
        Set<Pair> pairs = new HashSet<>();
        for (Sort sort : sorts) {
            for (Bond bond : sort.bonds()) {
                if (bond.form() == Bond.Form.MANY_TO_MANY) {
                    List<Thing> from = made(sort.name());
                    List<Thing> to = made(bond.target());
                    for (int i = from.size() / 2; i > 0 && !to.isEmpty(); i--) {
                        pairs.add(new Pair(
                                bond.key(), picks.of(from).key(), picks.of(to).key()));
                    }
                }
            }
        }
        return pairs;
    }
}
