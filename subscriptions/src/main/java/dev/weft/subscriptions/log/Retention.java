package dev.weft.subscriptions.log;

import java.time.Duration;

/**
 * How much of the log is kept.
 *
 * @param keep for how long at least, unless it gets too large
 * @param maxBytes how large it may get, indexes included
 */
public record Retention(Duration keep, long maxBytes) {
    /** A week, and four gigabytes. */
    public static final Retention USUAL = new Retention(Duration.ofDays(7), 4L << 30);
}
