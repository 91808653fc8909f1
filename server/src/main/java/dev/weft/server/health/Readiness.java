package dev.weft.server.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database answers. Asked by balancers several times a second, so the answer holds for a second and only
 * one of those who ask looks again.
 */
final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final long HOLDS = Duration.ofSeconds(1).toNanos();
    private static final int PATIENCE_SECONDS = 1;

    private final DataSource database;
    private final Runnable warmUp;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean warmedUp = new AtomicBoolean();
    private volatile Finding last = new Finding(false, System.nanoTime() - HOLDS);

    /** @param warmUp runs once, when the database answers for the first time and before anybody hears of it */
    Readiness(DataSource database, Runnable warmUp) {
        this.database = database;
        this.warmUp = warmUp;
    }

    boolean isReady() {
        Finding known = last;
        if (System.nanoTime() - known.nanoTime() < HOLDS || !looking.compareAndSet(false, true)) {
            return known.ready();
        }
        try {
            return look(known);
        } finally {
            looking.set(false);
        }
    }

    private boolean look(Finding known) {
        boolean ready = databaseAnswers();
        if (ready && warmedUp.compareAndSet(false, true)) {
            warmUp.run();
        }
        if (ready != known.ready()) {
            LOG.info(ready ? "Ready" : "Not ready: the database does not answer");
        }
        last = new Finding(ready, System.nanoTime());
        return ready;
    }

    /** A pool waits longer for a connection than a balancer waits for an answer. */
    private boolean databaseAnswers() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("readiness").start(() -> answer.complete(connects()));
        return answer.completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private boolean connects() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException _) {
            return false;
        }
    }

    private record Finding(boolean ready, long nanoTime) {}
}
