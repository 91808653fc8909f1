package dev.weft.resolvers.oracle;

import dev.weft.catalog.PolicyAction;
import dev.weft.resolvers.oracle.Bond.Form;
import dev.weft.resolvers.oracle.World.Pair;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sees of a world: a thing where any of his policies says so, a value of it where any that covers it does.
 * Conditions of policies look at the whole world.
 */
final class Sight {
    private final World world;
    private final List<Policy> policies;
    private final FilterJudge judge;
    private final int person;

    /**
     * @param policies of all his roles
     */
    Sight(World world, List<Policy> policies, int person) {
        this.world = world;
        this.policies = policies;
        this.judge = new FilterJudge(world);
        this.person = person;
    }

    World seen() {
        Map<Use, Map<String, List<Thing>>> seen = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            seen.put(use, new HashMap<>());
        }
        Set<Pair> pairs = new HashSet<>();
        for (Sort sort : world.sorts()) {
            List<Policy> reading = reading(sort);
            Map<Policy, Set<Object>> keys = new HashMap<>();
            reading.forEach(policy -> keys.put(policy, keys(sort, policy)));
            for (Use use : Use.values()) {
                Objects.requireNonNull(seen.get(use))
                        .put(
                                sort.name(),
                                world.all(sort).stream()
                                        .filter(thing -> reading.stream()
                                                .anyMatch(policy -> policy.allows(use)
                                                        && Objects.requireNonNull(keys.get(policy))
                                                                .contains(thing.key())))
                                        .map(thing -> masked(thing, reading, keys))
                                        .toList());
            }
            sort.bonds().stream()
                    .filter(bond -> bond.form() == Form.MANY_TO_MANY)
                    .forEach(bond -> world.pairs().stream()
                            .filter(pair ->
                                    pair.name().equals(bond.key()) && shows(reading, keys, bond.name(), pair.from()))
                            .forEach(pairs::add));
        }
        return new World(world.now(), sorts(), seen, pairs);
    }

    private List<Policy> reading(Sort sort) {
        return policies.stream()
                .filter(policy ->
                        policy.action() == PolicyAction.READ && policy.sort().equals(sort.name()))
                .toList();
    }

    private Set<Object> keys(Sort sort, Policy policy) {
        return world.all(sort).stream()
                .filter(thing -> holds(policy.rows(), thing))
                .map(Thing::key)
                .collect(Collectors.toSet());
    }

    boolean holds(Map<String, Object> condition, Thing thing) {
        return judge.judge(thing, (Map<?, ?>) Variable.in(condition, person)) == Truth.TRUE;
    }

    private static boolean shows(List<Policy> reading, Map<Policy, Set<Object>> keys, String catalogName, Object key) {
        return reading.stream()
                .anyMatch(policy -> policy.covers(catalogName)
                        && Objects.requireNonNull(keys.get(policy)).contains(key));
    }

    private static Thing masked(Thing thing, List<Policy> reading, Map<Policy, Set<Object>> keys) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Trait trait : thing.sort().traits()) {
            if (trait.name().equals(Sorts.KEY) || shows(reading, keys, trait.catalogName(), thing.key())) {
                values.put(trait.name(), thing.get(trait.name()));
            }
        }
        return new Thing(thing.sort(), values);
    }

    /** The sorts as his schema has them: those of which he reads something, with what he can read somewhere. */
    private List<Sort> sorts() {
        return world.sorts().stream()
                .filter(sort -> !reading(sort).isEmpty())
                .map(sort -> new Sort(
                        sort.name(),
                        sort.type(),
                        sort.traits().stream()
                                .filter(trait -> trait.name().equals(Sorts.KEY) || covered(sort, trait.catalogName()))
                                .toList(),
                        sort.bonds().stream().filter(bond -> leads(sort, bond)).toList(),
                        reading(sort).stream().anyMatch(Policy::lists),
                        reading(sort).stream().anyMatch(Policy::counts)))
                .toList();
    }

    private boolean covered(Sort sort, String catalogName) {
        return reading(sort).stream().anyMatch(policy -> policy.covers(catalogName));
    }

    private boolean leads(Sort sort, Bond bond) {
        Sort target = world.sort(bond.target());
        boolean there =
                reading(target).stream().anyMatch(policy -> !bond.isList() || policy.lists() || policy.counts());
        return there
                && switch (bond.form()) {
                    case TO_ONE -> covered(sort, sort.trait(bond.key()).catalogName());
                    case INVERSE_ONE, TO_MANY ->
                        covered(target, target.trait(bond.key()).catalogName());
                    case MANY_TO_MANY -> covered(sort, bond.name());
                    case MANY_TO_MANY_BACK ->
                        covered(target, bond.key().substring(bond.key().indexOf('.') + 1));
                };
    }
}
