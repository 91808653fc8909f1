package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of a list.
 *
 * @param filter what the rows satisfy, a search included
 * @param distinct of rows that are equal in these columns, the first in the list's order is in the list; all rows are
 *     where there are none
 * @param search what the filter looks for, where it does
 * @param cursors of the list's order
 * @param readsRows false where nothing of the rows is selected
 * @param counting what is counted besides the figures of the summary
 * @param summary what is selected of all rows together
 */
public record PagePlan(
        RowShape shape,
        Predicate filter,
        List<Column> distinct,
        @Nullable ListSearch search,
        CursorFormat cursors,
        Page page,
        boolean readsRows,
        Counting counting,
        Summary summary) {
    public PagePlan {
        distinct = List.copyOf(distinct);
    }

    public CollectionModel collection() {
        return shape.collection();
    }

    public Order order() {
        return cursors.order();
    }

    /** Its totals and figures alone. */
    public PagePlan withoutRows() {
        return new PagePlan(shape, filter, distinct, search, cursors, page, false, counting, summary);
    }

    /** The same list as that of a row. */
    PagePlan related() {
        Counting related = summary.total() == null ? counting.related() : Counting.NOTHING;
        return new PagePlan(shape, filter, distinct, search, cursors, page, readsRows, related, summary);
    }
}
