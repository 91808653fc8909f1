package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.Page;
import dev.weft.resolvers.plan.PagePlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param rows in the list's order
 * @param more whether rows follow in the direction of reading
 * @param total of the whole list, where it was counted
 * @param summary of the whole list
 */
public record RowPage(
        PagePlan plan,
        List<Row> rows,
        boolean more,
        @Nullable Long total,
        ListSummary summary) {
    /**
     * @param read in the direction of reading, one more than the page has where there are more
     */
    static RowPage of(PagePlan plan, List<Row> read, @Nullable Long total, ListSummary summary) {
        boolean more = read.size() > plan.page().size();
        List<Row> rows = more ? read.subList(0, plan.page().size()) : read;
        return new RowPage(plan, plan.page().backward() ? rows.reversed() : rows, more, total, summary);
    }

    public List<Edge> edges() {
        return rows.stream().map(row -> new Edge(row, plan.cursors())).toList();
    }

    public boolean hasNextPage() {
        Page page = plan.page();
        return page.backward() ? page.before() != null : more;
    }

    public boolean hasPreviousPage() {
        Page page = plan.page();
        return page.backward() ? more : page.after() != null || page.offset() > 0;
    }

    public @Nullable String startCursor() {
        return rows.isEmpty() ? null : new Edge(rows.getFirst(), plan.cursors()).cursor();
    }

    public @Nullable String endCursor() {
        return rows.isEmpty() ? null : new Edge(rows.getLast(), plan.cursors()).cursor();
    }
}
