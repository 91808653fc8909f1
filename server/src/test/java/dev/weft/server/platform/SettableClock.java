package dev.weft.server.platform;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when a test says so, for clocks and for caches alike. */
public final class SettableClock implements InstantSource, Ticker {
    public static final Instant START = Instant.parse("2026-03-01T09:30:00Z");

    private volatile Instant now = START;

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long read() {
        return Duration.between(START, now).toNanos();
    }
}
