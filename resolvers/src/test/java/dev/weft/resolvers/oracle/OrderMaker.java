package dev.weft.resolvers.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes orders of none to three terms. */
final class OrderMaker {
    private static final List<String> DIRECTIONS =
            List.of("ASC", "DESC", "ASC_NULLS_FIRST", "ASC_NULLS_LAST", "DESC_NULLS_FIRST", "DESC_NULLS_LAST");

    private final Picks picks;

    OrderMaker(Picks picks) {
        this.picks = picks;
    }

    List<Map<String, Object>> order(Sort sort) {
        List<Map<String, Object>> terms = new ArrayList<>();
        for (int i = picks.upTo(4); i > 0; i--) {
            terms.add(term(sort));
        }
        return terms;
    }

    private Map<String, Object> term(Sort sort) {
        List<Trait> sortable = sort.traits().stream()
                .filter(trait -> trait.kind().isSortable())
                .filter(trait -> !trait.isKey() || trait.name().equals(Sorts.KEY))
                .toList();
        return Map.of(picks.of(sortable).name(), picks.of(DIRECTIONS));
    }
}
