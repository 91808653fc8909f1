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
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes worlds: few artists, many works, some of everything related to nothing. */
final class WorldMaker {
    private final Picks picks;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final Map<String, List<Thing>> things = new HashMap<>();

    private WorldMaker(RandomGenerator random) {
        this.picks = new Picks(random, now);
    }

    static World make(RandomGenerator random, int works) {
        return new WorldMaker(random).make(works);
    }

    private World make(int works) {
        add(Sorts.ARTISTS, 3 + works / 8);
        add(Sorts.WORKS, works);
        add(Sorts.ROOMS, 5);
        add(Sorts.CARDS, 4);
        return new World(now, things, hung());
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
        List<Thing> targets = new ArrayList<>(made(Sorts.named(bond.target())));
        if (sort.equals(Sorts.CARDS)) {
            Set<Object> taken = new HashSet<>();
            made(sort).forEach(card -> taken.add(String.valueOf(card.get(bond.key()))));
            targets.removeIf(artist -> taken.contains(artist.key().toString()));
        }
        return targets.isEmpty() || picks.chance(30) ? null : picks.of(targets).key();
    }

    private List<Thing> made(Sort sort) {
        return things.getOrDefault(sort.name(), List.of());
    }

    private List<Pair> hung() {
        Set<Pair> pairs = new HashSet<>();
        List<Thing> works = made(Sorts.WORKS);
        for (int i = works.size() / 2; i > 0; i--) {
            pairs.add(
                    new Pair(picks.of(works).key(), picks.of(made(Sorts.ROOMS)).key()));
        }
        return List.copyOf(pairs);
    }
}
