package dev.weft.resolvers.cost;

import java.util.List;

/**
 * What a selection costs.
 *
 * @param once however many rows there are
 * @param perRow for each row of the page that the selection is made on
 */
record SelectionCost(Term once, Term perRow) {
    static final SelectionCost NOTHING = new SelectionCost(Term.ZERO, Term.ZERO);

    static SelectionCost once(Term cost) {
        return new SelectionCost(cost, Term.ZERO);
    }

    static SelectionCost perRow(Term cost) {
        return new SelectionCost(Term.ZERO, cost);
    }

    static SelectionCost sum(List<SelectionCost> parts) {
        return new SelectionCost(
                Term.sum(parts.stream().map(SelectionCost::once).toList()),
                Term.sum(parts.stream().map(SelectionCost::perRow).toList()));
    }

    static SelectionCost dearest(List<SelectionCost> candidates) {
        return new SelectionCost(
                Term.dearest(candidates.stream().map(SelectionCost::once).toList()),
                Term.dearest(candidates.stream().map(SelectionCost::perRow).toList()));
    }

    Term on(RowCount rows) {
        return Term.sum(List.of(once, Term.times(rows, perRow)));
    }

    SelectionCost when(Inclusion inclusion) {
        return new SelectionCost(inclusion.apply(once), inclusion.apply(perRow));
    }
}
