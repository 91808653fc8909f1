package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;

/**
 * Reads a page of a list.
 *
 * @param cursors of the list's order
 * @param readsRows false where nothing of the rows is selected
 * @param counts whether the total is selected and not among the figures of the summary
 * @param summary what is selected of all rows together
 */
public record PagePlan(
        RowShape shape,
        Predicate filter,
        CursorFormat cursors,
        Page page,
        boolean readsRows,
        boolean counts,
        Summary summary) {

    public CollectionModel collection() {
        return shape.collection();
    }

    public Order order() {
        return cursors.order();
    }
}
