package dev.weft.resolvers.oracle;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes elements of {@code groups(by:)}. */
final class GroupMaker {
    private static final List<String> BUCKETS = List.of("DAY", "WEEK", "MONTH", "QUARTER", "YEAR");
    private static final List<String> ZONES = List.of("UTC", "Europe/Rome", "Asia/Kathmandu", "America/New_York");
    private static final List<String> PATHS = List.of("s", "o.k", "o.n", "x");

    private final Picks picks;
    private final World world;

    GroupMaker(Picks picks, World world) {
        this.picks = picks;
        this.world = world;
    }

    Map<String, Object> by(Sort sort, int depth) {
        List<Bond> bonds = sort.bonds().stream()
                .filter(bond -> !bond.isList() && isGrouped(world.sort(bond.target())))
                .toList();
        if (depth > 0 && !bonds.isEmpty() && picks.chance(30)) {
            Bond bond = picks.of(bonds);
            return Map.of(bond.name(), by(world.sort(bond.target()), depth - 1));
        }
        return Map.of(
                "field",
                field(picks.of(
                        sort.traits().stream().filter(GroupMaker::isGroupable).toList())));
    }

    /** Whether there is anything to group its things by. */
    static boolean isGrouped(Sort sort) {
        return sort.counted() && sort.traits().stream().anyMatch(GroupMaker::isGroupable);
    }

    private static boolean isGroupable(Trait trait) {
        return !trait.name().equals(Sorts.KEY) && (trait.kind().isSortable() || trait.kind() == Kind.JSON);
    }

    private Map<String, Object> field(Trait trait) {
        Map<String, Object> field = new LinkedHashMap<>(Map.of("name", trait.enumName()));
        if (trait.kind() == Kind.JSON) {
            field.put("path", picks.of(PATHS));
        } else if ((trait.kind() == Kind.DATE || trait.kind() == Kind.TIME) && picks.chance(70)) {
            field.put("bucket", picks.of(BUCKETS));
            if (trait.kind() == Kind.TIME && picks.chance(60)) {
                field.put("timeZone", picks.of(ZONES));
            }
        } else if (trait.isNumber() && trait.kind() != Kind.FLOAT && picks.chance(50)) {
            field.put("width", new BigDecimal(picks.of(List.of("1", "2", "8"))));
        }
        return field;
    }
}
