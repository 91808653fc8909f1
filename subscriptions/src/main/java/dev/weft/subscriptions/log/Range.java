package dev.weft.subscriptions.log;

import java.util.ArrayList;
import java.util.List;

/**
 * What became visible between two snapshots, as far as its sequence lies after {@code from} and not after {@code to}. Within a
 * range, changes are in the order of their sequence.
 */
record Range(Snapshot before, Snapshot after, long from, long to) {
    private static Range all(Snapshot before, Snapshot after) {
        return new Range(before, after, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** What lies between two positions, in order. */
    static List<Range> between(Position after, Position upTo) {
        List<Range> ranges = new ArrayList<>();
        Snapshot from = after.after();
        if (!after.isBetweenSteps()) {
            boolean sameStep =
                    after.before().equals(upTo.before()) && after.after().equals(upTo.after());
            if (sameStep) {
                return List.of(new Range(after.before(), after.after(), after.sequence(), upTo.sequence()));
            }
            ranges.add(new Range(after.before(), after.after(), after.sequence(), Long.MAX_VALUE));
        }
        if (upTo.isBetweenSteps()) {
            ranges.add(all(from, upTo.after()));
        } else {
            ranges.add(all(from, upTo.before()));
            ranges.add(new Range(upTo.before(), upTo.after(), Long.MIN_VALUE, upTo.sequence()));
        }
        return ranges;
    }

    Range after(long sequence) {
        return new Range(before, after, sequence, to);
    }
}
