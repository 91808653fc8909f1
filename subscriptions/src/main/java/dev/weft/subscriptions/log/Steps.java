package dev.weft.subscriptions.log;

import java.util.List;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** From one snapshot to the next, again and again, telling what became visible in between. Used by one thread. */
final class Steps {
    /** What is read with one statement. Of a step that has more the rest is read in pages. */
    private static final int PAGE = 1_000;

    private final LogTable table;
    private final Hearers hearers;
    private long log;
    private long last;
    private @Nullable Snapshot reached;

    Steps(LogTable table, Hearers hearers) {
        this.table = table;
        this.hearers = hearers;
    }

    /**
     * Reads what there is, tells it, and says where that ends.
     *
     * @param afterFailure whether something may be gone that was never read
     */
    Position next(boolean afterFailure) {
        Snapshot before = reached;
        if (before == null || hearers.isEmpty()) {
            return begin();
        }
        LogTable.Step step = table.since(before, PAGE + 1);
        if (afterFailure && !table.extent().reaches(Position.at(log, before))) {
            hearers.lose(LogTable.expired().errors().getFirst());
            return begin();
        }
        if (step.rows().size() <= PAGE) {
            step.rows().forEach(row -> last = Math.max(last, row.transaction()));
            Snapshot after = step.now().upTo(last);
            tell(step.rows(), before, after, true);
            return reached(after);
        }
        last = Math.max(last, table.last(before, step.now()));
        return reached(inPages(before, step.now().upTo(last), step.rows().subList(0, PAGE)));
    }

    private Position begin() {
        Snapshot now = table.now();
        log = table.extent().id();
        last = now.next() - 1;
        return reached(now);
    }

    private Position reached(Snapshot now) {
        reached = now;
        Position position = Position.at(log, now);
        hearers.reached(position);
        return position;
    }

    private Snapshot inPages(Snapshot before, Snapshot after, List<LogRow> first) {
        Range range = new Range(before, after, Long.MIN_VALUE, Long.MAX_VALUE);
        List<LogRow> page = first;
        boolean more = true;
        while (more) {
            tell(page, before, after, false);
            range = range.after(page.getLast().sequence());
            List<LogRow> read = table.page(range, DSL.noCondition(), PAGE + 1);
            more = read.size() > PAGE;
            page = more ? read.subList(0, PAGE) : read;
        }
        tell(page, before, after, true);
        return after;
    }

    private void tell(List<LogRow> rows, Snapshot before, Snapshot after, boolean complete) {
        List<LogRow> changed = rows.stream().filter(row -> !row.isGap()).toList();
        if (!changed.isEmpty() || complete) {
            hearers.tell(table.changes(changed, log, before, after), Position.at(log, after), complete);
        }
    }
}
