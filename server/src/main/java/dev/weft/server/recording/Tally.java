package dev.weft.server.recording;

import java.util.concurrent.atomic.LongAdder;

/** How often something was seen since it was last asked. */
final class Tally {
    private final LongAdder count = new LongAdder();
    private final long firstSeen;
    private volatile long lastSeen;

    /**
     * @param now in milliseconds
     */
    Tally(long now) {
        this.firstSeen = now;
        this.lastSeen = now;
    }

    void add(long now) {
        count.increment();
        if (lastSeen != now) {
            lastSeen = now;
        }
    }

    /** The count so far, which begins anew. */
    long take() {
        return count.sumThenReset();
    }

    long firstSeen() {
        return firstSeen;
    }

    long lastSeen() {
        return lastSeen;
    }
}
