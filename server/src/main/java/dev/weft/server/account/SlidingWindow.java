package dev.weft.server.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The last few events of one kind: at most {@code limit} in any span of {@code length}, counted exactly. */
final class SlidingWindow {
    private final int limit;
    private final Duration length;
    private final Deque<Instant> events = new ArrayDeque<>();

    SlidingWindow(int limit, Duration length) {
        this.limit = limit;
        this.length = length;
    }

    /** Counts an event; when there were too many, counts nothing and tells how long to wait. */
    synchronized Optional<Duration> tryAdd(Instant now) {
        Instant start = now.minus(length);
        while (!events.isEmpty() && !events.getFirst().isAfter(start)) {
            events.removeFirst();
        }
        if (events.size() >= limit) {
            return Optional.of(Duration.between(start, events.getFirst()));
        }
        events.addLast(now);
        return Optional.empty();
    }

    /** Takes the latest event back. */
    synchronized void removeLatest() {
        events.pollLast();
    }
}
