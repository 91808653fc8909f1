package dev.weft.subscriptions.log;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What lies between two positions, read in pages, each by a statement of its own, so that nothing is held open meanwhile. */
final class History {
    private static final int PAGE = 1_000;

    private final LogTable table;

    History(LogTable table) {
        this.table = table;
    }

    void read(UUID project, Position after, Position upTo, Consumer<Batch> batches) {
        check(after);
        for (Range range : Range.between(after, upTo)) {
            read(project, range, after, batches);
        }
    }

    /** What is dropped while it is being read would be missing without a sign, so it is looked at after each page. */
    private void read(UUID project, Range whole, Position after, Consumer<Batch> batches) {
        Range range = whole;
        boolean more = true;
        while (more) {
            List<LogRow> read = table.page(range, LogRows.PROJECT.eq(project), PAGE + 1);
            check(after);
            more = read.size() > PAGE;
            List<LogRow> page = more ? read.subList(0, PAGE) : read;
            if (page.stream().anyMatch(LogRow::isGap)) {
                throw LogTable.expired();
            }
            if (!page.isEmpty()) {
                range = range.after(page.getLast().sequence());
                batches.accept(batch(table.changes(page, after.log(), range.before(), range.after()), range, more));
            }
        }
    }

    private static Batch batch(List<Change> changes, Range range, boolean more) {
        Position last = changes.getLast().position();
        boolean whole = !more && range.to() == Long.MAX_VALUE;
        return new Batch(changes, whole ? Position.at(last.log(), range.after()) : last, !more);
    }

    private void check(Position after) {
        if (!table.extent().reaches(after)) {
            throw LogTable.expired();
        }
    }
}
