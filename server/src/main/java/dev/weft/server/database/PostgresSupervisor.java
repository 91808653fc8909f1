package dev.weft.server.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second whether PostgreSQL runs and starts it again when it died: at once at first, then
 * after pauses that double up to half a minute. Closing waits for a start under way.
 */
final class PostgresSupervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSupervisor.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Check runs;
    private final Check start;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private PostgresSupervisor(Check runs, Check start) {
        this.runs = runs;
        this.start = start;
        this.thread = Thread.ofPlatform().name("postgres-supervisor").daemon().unstarted(this::watch);
    }

    /** @param start true when the server answers again */
    static PostgresSupervisor watch(Check runs, Check start) {
        PostgresSupervisor supervisor = new PostgresSupervisor(runs, start);
        supervisor.thread.start();
        return supervisor;
    }

    @Override
    public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        Duration pause = BETWEEN_LOOKS;
        while (!closedWithin(pause)) {
            pause = succeeds(runs) || restarted() ? BETWEEN_LOOKS : longer(pause);
        }
    }

    private boolean restarted() {
        long began = System.nanoTime();
        if (!succeeds(start)) {
            return false;
        }
        LOG.warn(
                "The embedded PostgreSQL had ended; it was started again in {} ms",
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        return true;
    }

    private static boolean succeeds(Check check) {
        try {
            return check.succeeds();
        } catch (IOException | RuntimeException e) {
            LOG.error("The embedded PostgreSQL could not be started again", e);
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private boolean closedWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** A look at the server, or an attempt to start it. */
    @FunctionalInterface
    interface Check {
        boolean succeeds() throws IOException;
    }
}
