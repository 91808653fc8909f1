package dev.weft.server.account;

import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import java.time.Duration;

/** A password was tried too often. Says when it may be tried again. */
public final class TooManyAttempts extends RuntimeException {
    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("Too many attempts; wait a moment and try again.");
        this.wait = wait;
    }

    /** Until the next attempt is let through, in whole seconds. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** RATE_LIMITED. */
    public ApiError error() {
        return ApiError.of(ErrorCode.RATE_LIMITED, "Too many attempts; wait a moment and try again.")
                .withHint("Try again in " + seconds() + " seconds.");
    }
}
