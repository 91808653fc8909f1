package dev.weft.resolvers.sql;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.time.Duration;

/** When an operation must be over. */
public record Deadline(long nanoTime, Duration limit) {
    public static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos(), limit);
    }

    /** Refuses to go on once the time is over. */
    public void check() {
        if (System.nanoTime() - nanoTime > 0) {
            throw new ApiException(
                    ErrorCode.TIMEOUT,
                    "The operation took longer than " + limit.toSeconds() + " s; ask for less at once");
        }
    }
}
