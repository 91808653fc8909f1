package dev.weft.change;

import java.time.Duration;

/**
 * How long a schema change waits for others.
 *
 * @param perAttempt for a table lock; readers queue behind a waiting change no longer than this
 * @param inAll until the change gives up with CATALOG_BUSY
 */
record LockPatience(Duration perAttempt, Duration inAll) {
    static final LockPatience USUAL = new LockPatience(Duration.ofMillis(50), Duration.ofSeconds(10));
}
