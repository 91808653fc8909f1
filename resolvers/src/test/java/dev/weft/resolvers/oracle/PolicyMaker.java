package dev.weft.resolvers.oracle;

import dev.weft.catalog.PolicyAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes policies of several roles, and people of whom they ask something. */
final class PolicyMaker {
    private static final int PEOPLE = 3;
    private static final int DEPTH = 2;

    private final Picks picks;
    private final World world;
    private final FilterMaker filters;
    private final List<@Nullable UUID> users = new ArrayList<>();
    private final List<Map<String, Object>> claims = new ArrayList<>();
    private final boolean timely;
    private int variables;

    /**
     * @param timely whether they ask what time it is, of rows whose time does not change meanwhile
     */
    PolicyMaker(Picks picks, World world, boolean timely) {
        this.timely = timely;
        this.picks = picks;
        this.world = world;
        this.filters = new FilterMaker(picks, world, this::operand);
        for (int i = 0; i < PEOPLE; i++) {
            users.add(picks.chance(20) ? null : somebody());
            claims.add(new HashMap<>());
        }
    }

    private UUID somebody() {
        List<UUID> keys = world.sorts().stream()
                .flatMap(sort -> world.all(sort).stream())
                .map(Thing::key)
                .filter(UUID.class::isInstance)
                .map(UUID.class::cast)
                .toList();
        return keys.isEmpty() ? picks.uuid() : picks.of(keys);
    }

    List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(new Person(i, users.get(i), claims.get(i)));
        }
        return people;
    }

    /** What a role may read of everything. */
    List<Policy> reading(String role) {
        List<Policy> policies = new ArrayList<>();
        for (Sort sort : world.sorts()) {
            for (int i = picks.chance(15) ? 0 : 1 + picks.upTo(2); i > 0; i--) {
                policies.add(new Policy(
                        sort.name(),
                        role,
                        PolicyAction.READ,
                        rows(sort),
                        null,
                        fields(sort),
                        Map.of(),
                        picks.chance(85),
                        picks.chance(85)));
            }
        }
        return policies;
    }

    /** What a role may write of everything. */
    List<Policy> writing(String role) {
        List<Policy> policies = new ArrayList<>();
        for (Sort sort : world.sorts()) {
            for (PolicyAction action : List.of(PolicyAction.CREATE, PolicyAction.UPDATE, PolicyAction.DELETE)) {
                for (int i = picks.upTo(3); i > 0; i--) {
                    boolean deletes = action == PolicyAction.DELETE;
                    policies.add(new Policy(
                            sort.name(),
                            role,
                            action,
                            rows(sort),
                            deletes || picks.chance(50) ? null : rows(sort),
                            deletes ? null : fields(sort),
                            deletes ? Map.of() : presets(sort),
                            true,
                            true));
                }
            }
        }
        return policies;
    }

    private Map<String, Object> presets(Sort sort) {
        List<Trait> fields = sort.traits().stream()
                .filter(trait -> !trait.isKey() && !trait.name().equals("createdAt"))
                .toList();
        if (fields.isEmpty() || picks.chance(75)) {
            return Map.of();
        }
        Trait trait = picks.of(fields);
        return Map.of(trait.catalogName(), picks.value(trait));
    }

    Map<String, Object> rows(Sort sort) {
        if (picks.chance(25)) {
            return Map.of();
        }
        return picks.chance(60)
                ? filters.filter(sort, DEPTH)
                : Map.of("or", List.of(filters.filter(sort, DEPTH), filters.filter(sort, 1)));
    }

    @Nullable
    List<String> fields(Sort sort) {
        if (picks.chance(45)) {
            return null;
        }
        List<String> names = ShapeMaker.names(sort);
        List<String> some = names.stream().filter(name -> picks.chance(60)).toList();
        return some.isEmpty() ? List.of(names.getLast()) : some;
    }

    private Object operand(Trait trait, Sort sort) {
        if (trait.kind() == Kind.JSON || !picks.chance(25)) {
            return picks.operand(trait, world, sort);
        }
        if (trait.kind() == Kind.UUID && picks.chance(50)) {
            return new Variable(
                    "$user.id",
                    users.stream()
                            .map(user -> user == null ? Missing.VALUE : (Object) user)
                            .toList());
        }
        if (timely && trait.kind() == Kind.TIME && picks.chance(30)) {
            return new Variable(
                    "$now", claims.stream().<Object>map(_ -> world.now()).toList());
        }
        return claim(trait, sort);
    }

    private Variable claim(Trait trait, Sort sort) {
        String name = "c" + variables++;
        List<Object> values = new ArrayList<>();
        for (Map<String, Object> told : claims) {
            if (picks.chance(70)) {
                Object value = picks.operand(trait, world, sort);
                values.add(value);
                told.put(name, told(value));
            } else {
                values.add(Missing.VALUE);
                if (picks.chance(30)) {
                    told.put(name, Map.of("of", "another type"));
                }
            }
        }
        return new Variable("$claims." + name, values);
    }

    /** Choices go by what is stored. */
    static Object told(Object value) {
        return switch (value) {
            case Choice choice -> choice.stored();
            case List<?> list -> list.stream().map(PolicyMaker::told).toList();
            default -> Objects.requireNonNull(Wire.of(value));
        };
    }
}
