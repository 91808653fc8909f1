package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.Counting;
import dev.weft.resolvers.plan.Page;
import dev.weft.resolvers.plan.PagePlan;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param rows in the list's order
 * @param more whether rows follow in the direction of reading
 * @param counted of the whole list, where it was counted, as far as that went
 * @param expected how many rows the whole list may have, where that was asked
 * @param summary of the whole list
 * @param marks null where the cursors are those of the list
 */
public record RowPage(
        PagePlan plan,
        List<Row> rows,
        boolean more,
        @Nullable Long counted,
        @Nullable Long expected,
        ListSummary summary,
        @Nullable Marks marks) {
    public RowPage(
            PagePlan plan,
            List<Row> rows,
            boolean more,
            @Nullable Long counted,
            @Nullable Long expected,
            ListSummary summary) {
        this(plan, rows, more, counted, expected, summary, null);
    }

    /**
     * Cursors that are other than the list's own.
     *
     * @param ofRows in their order
     * @param end of the page, also where it has no rows
     */
    public record Marks(List<String> ofRows, String end) {
        public Marks {
            ofRows = List.copyOf(ofRows);
        }
    }

    /** The same totals and figures beside other rows. */
    public RowPage with(List<Row> others, boolean followed, Marks marked) {
        return new RowPage(plan, others, followed, counted, expected, summary, marked);
    }

    /**
     * @param read in the direction of reading, one more than the page has where it looks ahead and there are more
     */
    static RowPage of(
            PagePlan plan, List<Row> read, @Nullable Long counted, @Nullable Long expected, ListSummary summary) {
        boolean more = read.size() > plan.page().size();
        List<Row> rows = more ? read.subList(0, plan.page().size()) : read;
        return new RowPage(plan, plan.page().backward() ? rows.reversed() : rows, more, counted, expected, summary);
    }

    public List<Edge> edges() {
        Marks own = marks;
        if (own == null) {
            return rows.stream().map(row -> edge(row)).toList();
        }
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new Edge(
                        rows.get(i), plan.cursors(), plan.search(), own.ofRows().get(i)))
                .toList();
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
        return rows.isEmpty() ? null : edges().getFirst().cursor();
    }

    public @Nullable String endCursor() {
        if (marks != null) {
            return marks.end();
        }
        return rows.isEmpty() ? null : edge(rows.getLast()).cursor();
    }

    private Edge edge(Row row) {
        return new Edge(row, plan.cursors(), plan.search());
    }

    /**
     * @param max where the caller wants counting to stop
     */
    public int totalCount(@Nullable Integer max) {
        return Counting.answer(Objects.requireNonNull(counted), max);
    }

    public int estimatedCount() {
        return plan.counting().estimated(Objects.requireNonNull(expected));
    }
}
