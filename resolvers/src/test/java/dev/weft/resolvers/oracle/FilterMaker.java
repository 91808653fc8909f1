package dev.weft.resolvers.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Makes filters, with values in their own Java types; {@link Wire} makes them what a client sends. */
final class FilterMaker {
    private static final int DEPTH = 4;
    private static final List<String> COMPARISONS =
            List.of("EQ", "NE", "GT", "GTE", "LT", "LTE", "IS_DISTINCT", "IS_NOT_DISTINCT");
    private static final List<String> EQUALITY = List.of("EQ", "NE", "IS_DISTINCT", "IS_NOT_DISTINCT");

    private final Picks picks;
    private final World world;
    private final OperatorMaker operators;
    private final FigureMaker figures;
    private final BiFunction<Trait, Sort, Object> values;

    FilterMaker(Picks picks, World world) {
        this(picks, world, (trait, sort) -> picks.operand(trait, world, sort));
    }

    /**
     * @param values gives what traits are compared with
     */
    FilterMaker(Picks picks, World world, BiFunction<Trait, Sort, Object> values) {
        this.picks = picks;
        this.world = world;
        this.values = values;
        this.operators = new OperatorMaker(picks);
        this.figures = new FigureMaker(picks, world, this, operators);
    }

    FigureMaker figures() {
        return figures;
    }

    Map<String, Object> filter(Sort sort) {
        return filter(sort, DEPTH);
    }

    Map<String, Object> filter(Sort sort, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        int count = picks.chance(8) ? 0 : 1 + picks.upTo(2);
        for (int i = 0; i < count; i++) {
            member(members, sort, depth);
        }
        return members;
    }

    private void member(Map<String, Object> members, Sort sort, int depth) {
        if (depth > 0 && picks.chance(40)) {
            switch (picks.upTo(3)) {
                case 0 -> members.put("and", filters(sort, depth - 1));
                case 1 -> members.put("or", filters(sort, depth - 1));
                default -> members.put("not", filter(sort, depth - 1));
            }
        } else if (depth > 0 && !sort.bonds().isEmpty() && picks.chance(30)) {
            related(members, picks.of(sort.bonds()), depth - 1);
        } else if (picks.chance(8)) {
            members.put("compare", List.of(comparison(sort)));
        } else {
            Trait trait = picks.of(sort.traits());
            members.put(trait.name(), operators.operators(trait, () -> values.apply(trait, sort)));
        }
    }

    private void related(Map<String, Object> members, Bond bond, int depth) {
        Sort target = world.sort(bond.target());
        if (bond.isList()) {
            members.put(bond.name(), list(target, depth));
        } else if (picks.chance(20)) {
            members.put(bond.name() + "Exists", picks.chance(50));
        } else {
            members.put(bond.name(), filter(target, depth));
        }
    }

    private Map<String, Object> list(Sort target, int depth) {
        Map<String, Object> list = new LinkedHashMap<>();
        for (int i = picks.chance(20) ? 2 : 1; i > 0; i--) {
            int choice = !target.counted() ? picks.upTo(4) : !target.listed() ? 4 + picks.upTo(2) : picks.upTo(6);
            switch (choice) {
                case 0, 1 -> list.put("some", filter(target, depth));
                case 2 -> list.put("every", filter(target, depth));
                case 3 -> list.put("none", filter(target, depth));
                case 4 -> list.put("count", operators.operators(Trait.optional("", "", Kind.INT), () -> picks.upTo(4)));
                default -> list.put("aggregate", List.of(figures.predicate(target, Math.min(depth, 1))));
            }
        }
        return list;
    }

    private Map<String, Object> comparison(Sort sort) {
        Trait left = picks.of(sort.traits());
        Trait right = picks.of(sort.traits().stream()
                .filter(trait -> trait.kind().family() == left.kind().family())
                .toList());
        boolean ordered = left.kind().hasOrder() && right.kind().hasOrder();
        return Map.of(
                "left", left.enumName(),
                "op", picks.of(ordered ? COMPARISONS : EQUALITY),
                "right", right.enumName());
    }

    private List<Map<String, Object>> filters(Sort sort, int depth) {
        List<Map<String, Object>> filters = new ArrayList<>();
        for (int i = picks.upTo(4); i > 0; i--) {
            filters.add(filter(sort, depth));
        }
        return filters;
    }
}
