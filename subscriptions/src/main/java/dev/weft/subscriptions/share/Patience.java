package dev.weft.subscriptions.share;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.execution.OutdatedProgram;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Runs for subscriptions: a few at a time, so that requests find connections, and again where the database is away or a
 * later revision is on its way.
 */
public final class Patience {
    private static final int AT_A_TIME = 8;
    private static final int TRIES = 60;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Semaphore permits = new Semaphore(AT_A_TIME, true);

    /**
     * @param pointless whether nobody waits for it any more
     * @throws ApiException when it cannot be done
     */
    public <T> T run(Supplier<T> work, BooleanSupplier pointless) {
        for (int tries = 1; ; tries++) {
            try {
                return permitted(work);
            } catch (OutdatedProgram e) {
                if (tries >= TRIES || pointless.getAsBoolean()) {
                    throw new ApiException(ErrorCode.SCHEMA_VERSION_GONE, "The schema has changed; subscribe again");
                }
            } catch (ApiException e) {
                if (tries >= TRIES || pointless.getAsBoolean() || e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                    throw e;
                }
            }
            sleep(PAUSE);
        }
    }

    private <T> T permitted(Supplier<T> work) {
        permits.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    /** An interrupt ends the pause, and nothing else. */
    public static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
