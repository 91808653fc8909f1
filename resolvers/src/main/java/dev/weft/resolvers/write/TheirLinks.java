package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.error.ApiError;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.write.Grouped.Each;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Links that the rows at the other end declare: to change them is to change those rows, which may not be the caller's to
 * change. Links that the batch's own collection declares are seen to with its rows.
 */
record TheirLinks(TreeWriter tree, LinkStatements links) {
    /** What is touched of the rows at the other end. */
    Set<String> names() {
        return links.relation().isOwn() ? Set.of() : Set.of(links.relation().catalogName());
    }

    /** Links of these rows besides the pairs, to rows that the caller can read. */
    Set<List<Object>> others(List<Object> rows, List<Object> keys, List<Object> targets) {
        return tree.store().otherLinks(links, rows, keys, targets);
    }

    /** @param meant what is done to each of the targets */
    void admit(List<Object> targets, List<? extends Each<?>> meant) {
        admit(targets, i -> meant.get(i).write().path());
    }

    /**
     * Refuses to change links of rows that the caller may not change so, and sees in the end that they may stay as they
     * are then. Holds the rows until the transaction ends.
     */
    void admit(List<Object> targets, IntFunction<ArgumentPath> path) {
        CollectionModel target = links.target();
        RowRights rights = tree.writing().rights(target);
        if (names().isEmpty() || !rights.bound() || targets.isEmpty()) {
            return;
        }
        Openings openings = new Openings(rights, PolicyAction.UPDATE);
        openings.add(names());
        Predicate these = new Predicate.In(new Operand.OfColumn(target.primaryKey()), targets, false);
        Map<Object, Told> held = new HashMap<>();
        tree.store()
                .hold(target, these, openings.asked(Reply.of(TreeWriter.keyOf(target), rights)))
                .forEach(told -> held.put(told.row().key(), told));
        List<ApiError> errors = new ArrayList<>();
        Demand demand = rights.demand(PolicyAction.UPDATE, names(), List.of());
        for (int i = 0; i < targets.size(); i++) {
            Told row = held.get(targets.get(i));
            if (row == null || !openings.open(row, names())) {
                errors.add(openings.closed(names(), path.apply(i)));
            } else {
                tree.writing().demand(demand, targets.get(i), path.apply(i));
            }
        }
        Children.refuse(errors);
    }
}
