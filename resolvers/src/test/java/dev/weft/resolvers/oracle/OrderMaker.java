package dev.weft.resolvers.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes orders of none to three terms: of fields, of related things, of figures of these, of parts of JSON. */
final class OrderMaker {
    private static final int DEPTH = 2;
    private static final List<String> DIRECTIONS =
            List.of("ASC", "DESC", "ASC_NULLS_FIRST", "ASC_NULLS_LAST", "DESC_NULLS_FIRST", "DESC_NULLS_LAST");
    private static final List<String> PATHS = List.of("n", "s", "b", "l.0", "o.k", "o.n", "at.d", "at.t", "x", "o");

    /** Equal variances of different things need not be rounded alike, so that no order is told of them. */
    private static final Set<String> UNORDERED = Set.of("STDDEV", "VARIANCE");

    private final Picks picks;
    private final World world;
    private final FigureMaker figures;

    OrderMaker(Picks picks, World world, FigureMaker figures) {
        this.picks = picks;
        this.world = world;
        this.figures = figures;
    }

    List<Map<String, Object>> order(Sort sort) {
        List<Map<String, Object>> terms = new ArrayList<>();
        Set<String> lists = new HashSet<>();
        for (int i = picks.upTo(4); i > 0; i--) {
            Map<String, Object> term = term(sort, DEPTH);
            if (!term.toString().contains("fn=") || lists.add("one")) {
                terms.add(term);
            }
        }
        return terms;
    }

    private Map<String, Object> term(Sort sort, int depth) {
        List<Bond> bonds = sort.bonds().stream()
                .filter(bond -> !bond.isList() || world.sort(bond.target()).counted())
                .toList();
        if (depth > 0 && !bonds.isEmpty() && picks.chance(40)) {
            Bond bond = picks.of(bonds);
            Sort target = world.sort(bond.target());
            return Map.of(bond.name(), bond.isList() ? figure(target) : term(target, depth - 1));
        }
        List<Trait> json = sort.traits().stream()
                .filter(trait -> trait.kind() == Kind.JSON)
                .toList();
        if (!json.isEmpty() && picks.chance(15)) {
            return Map.of(picks.of(json).name(), part());
        }
        List<Trait> sortable = sort.traits().stream()
                .filter(trait -> trait.kind().isSortable())
                .filter(trait -> !trait.isKey() || trait.name().equals(Sorts.KEY))
                .toList();
        return Map.of(picks.of(sortable).name(), picks.of(DIRECTIONS));
    }

    private Map<String, Object> figure(Sort target) {
        Map<String, Object> figure = new LinkedHashMap<>(figures.figure(target, 1));
        if (UNORDERED.contains(Inputs.text(figure, "fn"))) {
            figure.put("fn", "MAX");
        }
        figure.put("direction", picks.of(DIRECTIONS));
        return figure;
    }

    private Map<String, Object> part() {
        String type = picks.of(List.of("TEXT", "NUMBER", "BOOLEAN", "DATE_TIME"));
        return Map.of("path", picks.of(PATHS), "as", type, "direction", picks.of(DIRECTIONS));
    }
}
