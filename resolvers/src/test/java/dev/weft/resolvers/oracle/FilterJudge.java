package dev.weft.resolvers.oracle;

import java.util.List;
import java.util.Map;

/** Filters on things. */
final class FilterJudge {
    private final World world;
    private final ValueJudge values;

    FilterJudge(World world) {
        this.world = world;
        this.values = new ValueJudge(world.now());
    }

    List<Thing> select(List<Thing> things, Map<?, ?> filter) {
        return things.stream()
                .filter(thing -> judge(thing, filter) == Truth.TRUE)
                .toList();
    }

    Truth judge(Thing thing, Map<?, ?> filter) {
        Truth truth = Truth.TRUE;
        for (Map.Entry<?, ?> member : filter.entrySet()) {
            truth = truth.and(member(thing, (String) member.getKey(), member.getValue()));
        }
        return truth;
    }

    private Truth member(Thing thing, String name, Object value) {
        return switch (name) {
            case "and" ->
                ((List<?>) value)
                        .stream().map(part -> judge(thing, (Map<?, ?>) part)).reduce(Truth.TRUE, Truth::and);
            case "or" ->
                ((List<?>) value)
                        .stream().map(part -> judge(thing, (Map<?, ?>) part)).reduce(Truth.FALSE, Truth::or);
            case "not" ->
                Missing.isIn(value)
                        ? Truth.UNKNOWN
                        : judge(thing, (Map<?, ?>) value).not();
            case "id" -> trait(thing, Sorts.KEY, value);
            case "compare" -> comparisons(thing, (List<?>) value);
            default -> thing.sort().hasTrait(name) ? trait(thing, name, value) : related(thing, name, value);
        };
    }

    private static Truth comparisons(Thing thing, List<?> comparisons) {
        return comparisons.stream()
                .map(comparison -> comparison(thing, (Map<?, ?>) comparison))
                .reduce(Truth.TRUE, Truth::and);
    }

    private static Truth comparison(Thing thing, Map<?, ?> comparison) {
        Object left = thing.get(
                thing.sort().traitOfEnum(Inputs.text(comparison, "left")).name());
        Object right = thing.get(
                thing.sort().traitOfEnum(Inputs.text(comparison, "right")).name());
        String operator = Inputs.text(comparison, "op");
        if (operator.startsWith("IS_")) {
            boolean same = left == null ? right == null : right != null && Ranks.same(left, right);
            return Truth.of(same == operator.equals("IS_NOT_DISTINCT"));
        }
        return left == null || right == null ? Truth.UNKNOWN : Truth.of(compared(left, right, operator));
    }

    private static boolean compared(Object left, Object right, String operator) {
        return switch (operator) {
            case "EQ" -> Ranks.same(left, right);
            case "NE" -> !Ranks.same(left, right);
            case "GT" -> Ranks.compare(left, right) > 0;
            case "GTE" -> Ranks.compare(left, right) >= 0;
            case "LT" -> Ranks.compare(left, right) < 0;
            case "LTE" -> Ranks.compare(left, right) <= 0;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    /** Never unknown: there is such a row, or there is none of which it is known. */
    private Truth related(Thing thing, String name, Object value) {
        if (value instanceof Boolean exists) {
            Bond bond = thing.sort().bond(name.substring(0, name.length() - "Exists".length()));
            return Truth.of(exists != world.follow(thing, bond, Use.ONE).isEmpty());
        }
        Bond bond = thing.sort().bond(name);
        if (!bond.isList()) {
            return Truth.of(!select(world.follow(thing, bond, Use.ONE), (Map<?, ?>) value)
                    .isEmpty());
        }
        Truth truth = Truth.TRUE;
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            String member = (String) entry.getKey();
            boolean figure = member.equals("count") || member.equals("aggregate");
            List<Thing> others = world.follow(thing, bond, figure ? Use.FIGURE : Use.LIST);
            truth = truth.and(list(world.sort(bond.target()), others, member, entry.getValue()));
        }
        return truth;
    }

    private Truth list(Sort sort, List<Thing> others, String member, Object value) {
        if (!member.equals("some") && Missing.isIn(value)) {
            return Truth.UNKNOWN;
        }
        return switch (member) {
            case "some" -> Truth.of(!select(others, (Map<?, ?>) value).isEmpty());
            case "every" -> Truth.of(select(others, (Map<?, ?>) value).size() == others.size());
            case "none" -> Truth.of(select(others, (Map<?, ?>) value).isEmpty());
            case "count" -> values.all(Kind.INT, others.size(), (Map<?, ?>) value);
            case "aggregate" -> figures(sort, others, (List<?>) value);
            default -> throw new IllegalArgumentException(member);
        };
    }

    /** Of conditions such as those of a group, too. */
    Truth figures(Sort sort, List<Thing> things, List<?> predicates) {
        Truth truth = Truth.TRUE;
        for (Object element : predicates) {
            Map<?, ?> predicate = (Map<?, ?>) element;
            Object figure = new Figures(this).figure(sort, things, predicate);
            Map.Entry<?, ?> is = Inputs.only(Inputs.object(predicate, "is"));
            truth = truth.and(values.all(JsonJudge.kind((String) is.getKey()), figure, (Map<?, ?>) is.getValue()));
        }
        return truth;
    }

    private Truth trait(Thing thing, String name, Object operators) {
        return values.all(thing.sort().trait(name).kind(), thing.get(name), (Map<?, ?>) operators);
    }
}
