package dev.weft.subscriptions.log;

import dev.weft.error.ApiException;

/**
 * A place in the log: all that was visible in {@code before}, and of what became visible between it and {@code after} the
 * changes up to a sequence. Opaque to clients, and good for every server of the same database.
 *
 * @param log which log it is a place in
 * @param sequence {@link #ALL} when it is right after {@code after}
 */
public record Position(long log, Snapshot before, Snapshot after, long sequence) {
    /** Nothing of the step is left. */
    public static final long ALL = Long.MAX_VALUE;

    /** Right after what a snapshot sees. */
    static Position at(long log, Snapshot snapshot) {
        return new Position(log, snapshot, snapshot, ALL);
    }

    boolean isBetweenSteps() {
        return sequence == ALL;
    }

    /** Whether the change comes before it. */
    public boolean covers(Change change) {
        return covers(change.transaction(), change.sequence());
    }

    boolean covers(long transaction, long number) {
        return before.sees(transaction) || (after.sees(transaction) && number <= sequence);
    }

    /** For URLs, JSON and eyes that need not understand it. */
    public String text() {
        return PositionText.write(this);
    }

    /**
     * From its text.
     *
     * @throws ApiException BAD_USER_INPUT for what no position looks like
     */
    public static Position parse(String text) {
        return PositionText.read(text);
    }
}
