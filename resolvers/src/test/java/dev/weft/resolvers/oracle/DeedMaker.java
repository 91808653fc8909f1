package dev.weft.resolvers.oracle;

import dev.weft.catalog.PolicyAction;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.oracle.Bond.Form;
import dev.weft.resolvers.oracle.World.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes up what somebody may write, and works out in memory what comes of it. */
final class DeedMaker {
    /** Of rows that are made, until the database has made one; policies that speak of keys judge both alike. */
    static final UUID NEW = new UUID(0x01a2_bcde_0000_7000L, 0x8000_0000_0000_0001L);

    static final long NEW_NUMBER = 900_000L;

    private final World world;
    private final World seen;
    private final List<Policy> policies;
    private final Person person;
    private final Picks picks;

    DeedMaker(World world, List<Policy> policies, Person person, Picks picks) {
        this.world = world;
        this.seen = new Sight(world, policies, person.number()).seen();
        this.policies = policies;
        this.person = person;
        this.picks = picks;
    }

    /** Empty where he may do nothing of the kind. */
    Optional<Deed> next() {
        Sort sort = picks.of(world.sorts());
        return switch (picks.upTo(5)) {
            case 0 -> of(sort, PolicyAction.CREATE).isEmpty() ? Optional.empty() : Optional.of(create(sort));
            case 1 -> of(sort, PolicyAction.DELETE).isEmpty() ? Optional.empty() : delete(sort);
            default -> update(sort);
        };
    }

    private List<Policy> of(Sort sort, PolicyAction action) {
        return policies.stream()
                .filter(policy -> policy.action() == action && policy.sort().equals(sort.name()))
                .toList();
    }

    private static boolean lets(Policy policy, Trait trait) {
        return policy.covers(trait.catalogName()) && !policy.presets().containsKey(trait.catalogName());
    }

    /** The fields that he may give values to, without keys of which each may be there once. */
    private List<Trait> writable(Sort sort, PolicyAction action) {
        return sort.traits().stream()
                .filter(trait ->
                        !trait.name().equals(Sorts.KEY) && !trait.name().equals("createdAt"))
                .filter(trait -> !isUnique(sort, trait))
                .filter(trait -> of(sort, action).stream().anyMatch(policy -> lets(policy, trait)))
                .toList();
    }

    private boolean isUnique(Sort sort, Trait trait) {
        return world.sorts().stream()
                .flatMap(other -> other.bonds().stream())
                .anyMatch(bond -> bond.form() == Form.INVERSE_ONE
                        && bond.target().equals(sort.name())
                        && bond.key().equals(trait.name()));
    }

    private Map<Trait, @Nullable Object> values(Sort sort, PolicyAction action, int least) {
        List<Trait> writable = writable(sort, action);
        Map<Trait, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = least + picks.upTo(3); i > 0 && !writable.isEmpty(); i--) {
            Trait trait = picks.of(writable);
            values.put(trait, bond(sort, trait).map(this::reference).orElseGet(() -> picks.valueOrNull(trait)));
        }
        return values;
    }

    private static Optional<Bond> bond(Sort sort, Trait trait) {
        return sort.bonds().stream()
                .filter(bond -> bond.form() == Form.TO_ONE && bond.key().equals(trait.name()))
                .findFirst();
    }

    private @Nullable Object reference(Bond bond) {
        List<Thing> all = world.all(world.sort(bond.target()));
        return all.isEmpty() || picks.chance(15) ? null : picks.of(all).key();
    }

    private Optional<Deed> update(Sort sort) {
        if (picks.chance(25)) {
            List<Bond> bonds =
                    sort.bonds().stream().filter(bond -> mayConnect(sort, bond)).toList();
            if (!bonds.isEmpty()) {
                return connect(sort, picks.of(bonds));
            }
        }
        Map<Trait, @Nullable Object> values = values(sort, PolicyAction.UPDATE, 1);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String patch = sort.type() + "Patch";
        if (picks.chance(30) && seenSort(sort).filter(Sort::listed).isPresent()) {
            Map<String, Object> filter = filter(sort);
            List<Thing> found = found(sort, filter).stream()
                    .filter(thing -> mayChange(PolicyAction.UPDATE, thing, values.keySet()))
                    .toList();
            return Optional.of(changed(
                    sort,
                    "mutation($filter: %1$sFilter!, $patch: %1$sPatch!) { done: update%2$s(filter: $filter, patch: $patch, confirmAll: true) { affectedCount } }"
                            .formatted(sort.type(), many(sort)),
                    Map.of("filter", filter, "patch", given(values)),
                    found,
                    values,
                    Map.of("affectedCount", found.size())));
        }
        Thing thing = somebody(sort);
        String document = "mutation($id: ID!, $patch: %s!) { done: update%s(id: $id, patch: $patch) { outcome%s } }"
                .formatted(patch, sort.type(), selection(sort));
        Map<String, Object> variables = Map.of("id", thing.key().toString(), "patch", given(values));
        if (byKey(seen, sort, thing.key()).isEmpty()) {
            return Optional.of(refused(document, variables, ErrorCode.NOT_FOUND));
        }
        if (!mayChange(PolicyAction.UPDATE, thing, values.keySet())) {
            return Optional.of(refused(document, variables, ErrorCode.FORBIDDEN));
        }
        if (!differs(sort, thing, values)) {
            return Optional.of(
                    new Deed(document, variables, List.of(), world, shown(seen, sort, thing, "UNCHANGED"), null));
        }
        return Optional.of(changed(sort, document, variables, List.of(thing), values, null));
    }

    /** Whether he may say where the relation leads, and no preset has a say besides. */
    private boolean mayConnect(Sort sort, Bond bond) {
        List<Policy> all = of(sort, PolicyAction.UPDATE);
        return (bond.form() == Form.MANY_TO_MANY
                        || (bond.form() == Form.TO_ONE && !isUnique(sort, sort.trait(bond.key()))))
                && all.stream().anyMatch(policy -> policy.covers(name(sort, bond)))
                && all.stream().allMatch(policy -> policy.presets().isEmpty())
                && !of(world.sort(bond.target()), PolicyAction.READ).isEmpty();
    }

    private static String name(Sort sort, Bond bond) {
        return bond.form() == Form.TO_ONE ? sort.trait(bond.key()).catalogName() : bond.name();
    }

    private Optional<Deed> connect(Sort sort, Bond bond) {
        Sort target = world.sort(bond.target());
        Thing thing = somebody(sort);
        Thing other = somebody(target);
        Pair pair = new Pair(bond.key(), thing.key(), other.key());
        boolean parts =
                seen.pairs().contains(pair) && byKey(seen, target, other.key()).isPresent() && picks.chance(70);
        String key = "{rowId: \"" + other.key() + "\"}";
        String document = "mutation { done: update%s(id: \"%s\", patch: {%s: {%s: %s}}) { outcome } }"
                .formatted(
                        sort.type(),
                        thing.key(),
                        bond.name(),
                        parts ? "disconnect" : "connect",
                        bond.isList() ? "[" + key + "]" : key);
        if (byKey(seen, sort, thing.key()).isEmpty()) {
            return Optional.of(refused(document, Map.of(), ErrorCode.NOT_FOUND));
        }
        Sight sight = new Sight(world, policies, person.number());
        List<Policy> covering = of(sort, PolicyAction.UPDATE).stream()
                .filter(policy -> policy.covers(name(sort, bond)))
                .toList();
        boolean there = byKey(seen, target, other.key()).isPresent();
        if (covering.stream().noneMatch(policy -> sight.holds(policy.rows(), thing))) {
            return Optional.of(
                    there
                            ? refused(document, Map.of(), ErrorCode.FORBIDDEN)
                            : refused(document, Map.of(), ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND));
        }
        if (!there) {
            return Optional.of(refused(document, Map.of(), ErrorCode.NOT_FOUND));
        }
        World after = connected(sort, bond, thing, other, pair, parts);
        boolean same = Objects.equals(after.pairs(), world.pairs()) && Objects.equals(after.things(), world.things());
        Thing left = byKey(after, sort, thing.key()).orElseThrow();
        Sight then = new Sight(after, policies, person.number());
        boolean kept = covering.stream().anyMatch(policy -> then.holds(checked(policy), left));
        if (same && !kept) {
            return Optional.empty();
        }
        return Optional.of(
                kept
                        ? new Deed(document, Map.of(), List.of(), after, null, null)
                        : refused(document, Map.of(), ErrorCode.FORBIDDEN));
    }

    private World connected(Sort sort, Bond bond, Thing thing, Thing other, Pair pair, boolean parts) {
        if (bond.isList()) {
            Set<Pair> pairs = new HashSet<>(world.pairs());
            if (parts) {
                pairs.remove(pair);
            } else {
                pairs.add(pair);
            }
            return world(sort.name(), each -> each, null, pairs, Set.of());
        }
        Map<String, @Nullable Object> values = new HashMap<>(thing.values());
        values.put(bond.key(), other.key());
        return with(sort, Map.of(thing.key(), new Thing(sort, values)), null);
    }

    private Optional<Sort> seenSort(Sort sort) {
        return seen.sorts().stream()
                .filter(each -> each.name().equals(sort.name()))
                .findFirst();
    }

    private Map<String, Object> filter(Sort sort) {
        Map<String, Object> filter = new FilterMaker(picks, seen).filter(seen.sort(sort.name()), 1);
        return filter;
    }

    private List<Thing> found(Sort sort, Map<String, Object> filter) {
        Set<Object> keys = new FilterJudge(seen)
                .select(seen.all(sort, Use.LIST), filter).stream()
                        .map(Thing::key)
                        .collect(Collectors.toSet());
        return world.all(sort).stream()
                .filter(thing -> keys.contains(thing.key()))
                .toList();
    }

    private static String many(Sort sort) {
        return Character.toUpperCase(sort.name().charAt(0)) + sort.name().substring(1);
    }

    /** What cannot be read always changes, as far as anybody can tell. */
    private boolean differs(Sort sort, Thing thing, Map<Trait, @Nullable Object> values) {
        Thing shown = byKey(seen, sort, thing.key()).orElseThrow();
        return values.entrySet().stream().anyMatch(entry -> {
            String name = entry.getKey().name();
            Object old = thing.get(name);
            Object next = entry.getValue();
            boolean same = old == null ? next == null : next != null && Ranks.same(old, next);
            return !same || !shown.values().containsKey(name);
        });
    }

    private boolean mayChange(PolicyAction action, Thing thing, Set<Trait> touched) {
        Sight sight = new Sight(world, policies, person.number());
        List<Policy> all = of(thing.sort(), action);
        return touched.isEmpty()
                ? all.stream().anyMatch(policy -> sight.holds(policy.rows(), thing))
                : touched.stream()
                        .allMatch(trait -> all.stream()
                                .anyMatch(policy -> lets(policy, trait) && sight.holds(policy.rows(), thing)));
    }

    private Deed refused(String document, Map<String, Object> variables, ErrorCode... codes) {
        return new Deed(document, variables, List.of(codes), world, null, null);
    }

    private Deed changed(
            Sort sort,
            String document,
            Map<String, Object> variables,
            List<Thing> old,
            Map<Trait, @Nullable Object> values,
            @Nullable Object told) {
        Map<Object, Thing> next = new HashMap<>();
        for (Thing thing : old) {
            Map<String, @Nullable Object> all = new HashMap<>(thing.values());
            all.putAll(presets(sort, PolicyAction.UPDATE, values.keySet()));
            values.forEach((trait, value) -> all.put(trait.name(), value));
            next.put(thing.key(), new Thing(sort, all));
        }
        World after = with(sort, next, null);
        Optional<ErrorCode> fault = fault(sort, PolicyAction.UPDATE, List.copyOf(next.values()), values, after);
        if (fault.isPresent()) {
            return refused(document, variables, fault.get());
        }
        World shown = new Sight(after, policies, person.number()).seen();
        Object payload = told != null ? told : shown(shown, sort, old.getFirst(), "UPDATED");
        return new Deed(document, variables, List.of(), after, payload, null);
    }

    /** Of the first policy that has one. */
    private Map<String, @Nullable Object> presets(Sort sort, PolicyAction action, Set<Trait> touched) {
        Map<String, @Nullable Object> presets = new HashMap<>();
        for (Trait trait : sort.traits()) {
            if (!touched.contains(trait)) {
                of(sort, action).stream()
                        .filter(policy -> policy.presets().containsKey(trait.catalogName()))
                        .findFirst()
                        .ifPresent(policy ->
                                presets.put(trait.name(), policy.presets().get(trait.catalogName())));
            }
        }
        return presets;
    }

    private Optional<ErrorCode> fault(
            Sort sort, PolicyAction action, List<Thing> written, Map<Trait, @Nullable Object> values, World after) {
        Sight sight = new Sight(after, policies, person.number());
        World shown = sight.seen();
        for (Map.Entry<Trait, @Nullable Object> entry : values.entrySet()) {
            Optional<Bond> bond = bond(sort, entry.getKey());
            if (!written.isEmpty()
                    && bond.isPresent()
                    && entry.getValue() != null
                    && byKey(shown, world.sort(bond.get().target()), entry.getValue())
                            .isEmpty()) {
                return Optional.of(ErrorCode.FOREIGN_KEY_VIOLATION);
            }
        }
        List<Policy> all = of(sort, action);
        boolean kept = written.stream()
                .allMatch(thing -> values.isEmpty()
                        ? all.stream().anyMatch(policy -> sight.holds(checked(policy), thing))
                        : values.keySet().stream()
                                .allMatch(trait -> all.stream()
                                        .anyMatch(
                                                policy -> lets(policy, trait) && sight.holds(checked(policy), thing))));
        return kept ? Optional.empty() : Optional.of(ErrorCode.FORBIDDEN);
    }

    private static Map<String, Object> checked(Policy policy) {
        return policy.check() == null ? policy.rows() : policy.check();
    }

    private Deed create(Sort sort) {
        Map<Trait, @Nullable Object> values = values(sort, PolicyAction.CREATE, 0);
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put(Sorts.KEY, sort.trait(Sorts.KEY).kind() == Kind.UUID ? NEW : (Object) NEW_NUMBER);
        all.put("createdAt", world.now());
        all.putAll(presets(sort, PolicyAction.CREATE, values.keySet()));
        values.forEach((trait, value) -> all.put(trait.name(), value));
        Thing made = new Thing(sort, all);
        World after = with(sort, Map.of(), made);
        String document =
                "mutation($input: %1$sInput!) { done: create%1$s(input: $input) { outcome } }".formatted(sort.type());
        Map<String, Object> variables = Map.of("input", given(values));
        Optional<ErrorCode> fault = fault(sort, PolicyAction.CREATE, List.of(made), values, after);
        return fault.isPresent()
                ? refused(document, variables, fault.get())
                : new Deed(document, variables, List.of(), after, Map.of("outcome", "CREATED"), made);
    }

    private Optional<Deed> delete(Sort sort) {
        if (picks.chance(30)) {
            if (seenSort(sort).filter(Sort::listed).isEmpty()) {
                return Optional.empty();
            }
            Map<String, Object> filter = filter(sort);
            List<Thing> gone = found(sort, filter).stream()
                    .filter(thing -> mayChange(PolicyAction.DELETE, thing, Set.of()))
                    .toList();
            return Optional.of(new Deed(
                    "mutation($filter: %sFilter!) { done: delete%s(filter: $filter, confirmAll: true) { affectedCount } }"
                            .formatted(sort.type(), many(sort)),
                    Map.of("filter", filter),
                    List.of(),
                    without(sort, gone),
                    Map.of("affectedCount", gone.size()),
                    null));
        }
        Thing thing = somebody(sort);
        String document = "mutation($id: ID!) { done: delete%s(id: $id) { __typename } }".formatted(sort.type());
        Map<String, Object> variables = Map.of("id", thing.key().toString());
        if (byKey(seen, sort, thing.key()).isEmpty()) {
            return Optional.of(refused(document, variables, ErrorCode.NOT_FOUND));
        }
        return Optional.of(
                mayChange(PolicyAction.DELETE, thing, Set.of())
                        ? new Deed(document, variables, List.of(), without(sort, List.of(thing)), null, null)
                        : refused(document, variables, ErrorCode.FORBIDDEN));
    }

    /** Mostly one that is there. */
    private Thing somebody(Sort sort) {
        List<Thing> all = world.all(sort);
        return all.isEmpty() || picks.chance(8)
                ? new Thing(
                        sort,
                        Map.of(Sorts.KEY, sort.trait(Sorts.KEY).kind() == Kind.UUID ? picks.uuid() : (Object) 999_999L))
                : picks.of(all);
    }

    private static Optional<Thing> byKey(World world, Sort sort, Object key) {
        return world.all(sort).stream().filter(thing -> thing.key().equals(key)).findFirst();
    }

    private String selection(Sort sort) {
        return seenSort(sort)
                .map(shown -> " row: " + item(sort) + " { "
                        + shown.traits().stream().map(Trait::name).collect(Collectors.joining(" ")) + " }")
                .orElse("");
    }

    static String item(Sort sort) {
        return sort.type().toLowerCase(java.util.Locale.ROOT);
    }

    private Map<String, @Nullable Object> shown(World shown, Sort sort, Thing thing, String outcome) {
        Map<String, @Nullable Object> payload = new TreeMap<>(Map.of("outcome", outcome));
        seenSort(sort)
                .ifPresent(visible -> payload.put(
                        "row",
                        byKey(shown, sort, thing.key())
                                .map(row -> {
                                    Map<String, @Nullable Object> values = new TreeMap<>();
                                    visible.traits().forEach(trait -> values.put(trait.name(), row.get(trait.name())));
                                    return values;
                                })
                                .orElse(null)));
        return payload;
    }

    private static Map<String, Object> given(Map<Trait, @Nullable Object> values) {
        Map<String, Object> given = new LinkedHashMap<>();
        values.forEach((trait, value) -> given.put(trait.name(), value));
        return given;
    }

    private World with(Sort sort, Map<Object, Thing> changed, @Nullable Thing made) {
        return world(sort.name(), thing -> changed.getOrDefault(thing.key(), thing), made, world.pairs(), Set.of());
    }

    private World without(Sort sort, List<Thing> gone) {
        Set<Object> keys = gone.stream().map(Thing::key).collect(Collectors.toSet());
        Set<Pair> pairs = new HashSet<>();
        Map<String, Bond> bonds = new HashMap<>();
        world.sorts()
                .forEach(from -> from.bonds().stream()
                        .filter(bond -> bond.form() == Form.MANY_TO_MANY)
                        .forEach(bond -> bonds.put(bond.key(), bond)));
        for (Pair pair : world.pairs()) {
            boolean from = pair.name().startsWith(sort.name() + ".") && keys.contains(pair.from());
            boolean to = Objects.requireNonNull(bonds.get(pair.name())).target().equals(sort.name())
                    && keys.contains(pair.to());
            if (!from && !to) {
                pairs.add(pair);
            }
        }
        World left = world(sort.name(), thing -> thing, null, pairs, keys);
        Map<String, List<Thing>> things = new HashMap<>();
        for (Sort each : left.sorts()) {
            things.put(
                    each.name(),
                    left.all(each).stream()
                            .map(thing -> unlinked(thing, sort, keys))
                            .toList());
        }
        return World.open(world.now(), world.sorts(), things, pairs);
    }

    private static Thing unlinked(Thing thing, Sort target, Set<Object> gone) {
        Map<String, @Nullable Object> values = new HashMap<>(thing.values());
        thing.sort().bonds().stream()
                .filter(bond -> bond.form() == Form.TO_ONE
                        && bond.target().equals(target.name())
                        && gone.contains(values.get(bond.key())))
                .forEach(bond -> values.put(bond.key(), null));
        return new Thing(thing.sort(), values);
    }

    private World world(
            String changed,
            java.util.function.UnaryOperator<Thing> change,
            @Nullable Thing made,
            Set<Pair> pairs,
            Set<Object> gone) {
        Map<String, List<Thing>> things = new HashMap<>();
        for (Sort sort : world.sorts()) {
            List<Thing> all = new ArrayList<>();
            for (Thing thing : world.all(sort)) {
                if (!sort.name().equals(changed)) {
                    all.add(thing);
                } else if (!gone.contains(thing.key())) {
                    all.add(change.apply(thing));
                }
            }
            if (made != null && sort.name().equals(changed)) {
                all.add(made);
            }
            things.put(sort.name(), all);
        }
        return World.open(world.now(), world.sorts(), things, pairs);
    }

    /** The world with the key that the database has made. */
    static World keyed(World world, Thing made, Object key) {
        Map<String, List<Thing>> things = new HashMap<>();
        for (Sort sort : world.sorts()) {
            things.put(
                    sort.name(),
                    world.all(sort).stream()
                            .map(thing -> {
                                if (!thing.sort().name().equals(made.sort().name())
                                        || !thing.key().equals(made.key())) {
                                    return thing;
                                }
                                Map<String, @Nullable Object> values = new HashMap<>(thing.values());
                                values.put(Sorts.KEY, key);
                                return new Thing(sort, values);
                            })
                            .toList());
        }
        return World.open(world.now(), world.sorts(), things, world.pairs());
    }
}
