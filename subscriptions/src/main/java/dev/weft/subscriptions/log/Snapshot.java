package dev.weft.subscriptions.log;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which transactions had ended at an instant, as PostgreSQL's {@code pg_snapshot} has it.
 *
 * @param oldest every transaction below had ended
 * @param next none from here on had
 * @param running those between that had not, rising
 */
public record Snapshot(long oldest, long next, List<Long> running) {
    /** The first number that PostgreSQL gives to a transaction. */
    private static final long FIRST = 3;

    public Snapshot {
        running = List.copyOf(running);
    }

    /** Nothing had ended. */
    static Snapshot beginning() {
        return new Snapshot(FIRST, FIRST, List.of());
    }

    /** From PostgreSQL's text, {@code xmin:xmax:xip,xip}. */
    static Snapshot parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no snapshot: " + text);
        }
        List<Long> running = parts[2].isEmpty()
                ? List.of()
                : Arrays.stream(parts[2].split(",", -1)).map(Long::valueOf).toList();
        return new Snapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
    }

    /** As PostgreSQL reads it. */
    String text() {
        return "%d:%d:%s"
                .formatted(oldest, next, running.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** Whether the transaction had ended. */
    public boolean sees(long transaction) {
        return transaction < oldest || (transaction < next && !running.contains(transaction));
    }

    /**
     * The same for all transactions up to a given one, and as if no later one had begun. What was given out without being
     * written down, PostgreSQL may give out once more after a crash, so a place to go on from must not count on it.
     *
     * @param last the highest that the log shows, whose commit is on disk
     */
    Snapshot upTo(long last) {
        if (last >= next - 1) {
            return this;
        }
        List<Long> still = running.stream().filter(number -> number <= last).toList();
        long end = Math.max(last + 1, FIRST);
        return new Snapshot(still.isEmpty() ? end : still.getFirst(), end, still);
    }
}
