package dev.weft.server.realtime;

import java.time.Duration;

/**
 * What connections that stay open may take.
 *
 * @param connections of all callers together
 * @param perCaller connections of one caller; of one address where callers are anonymous
 * @param operations that one connection may run at once
 * @param messages that may wait in the queue of one connection
 * @param bytes the same in bytes
 * @param patience how long a queue may be over these limits, or one piece of it on its way
 * @param initialisation how long a socket may wait before it says who it is
 * @param keepAlive after which silence a sign of life is sent
 */
public record StreamLimits(
        int connections,
        int perCaller,
        int operations,
        int messages,
        int bytes,
        Duration patience,
        Duration initialisation,
        Duration keepAlive) {
    public static final StreamLimits USUAL = new StreamLimits(
            5_000, 2_000, 100, 1_000, 1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(12));
}
