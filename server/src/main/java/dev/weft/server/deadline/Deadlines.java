package dev.weft.server.deadline;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Gives every request its deadline. One thread looks after all of them, so that a request pays for two map entries. */
public final class Deadlines implements AutoCloseable {
    private static final long SWEEP_MILLIS = 100;

    private final Duration limit;
    private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deadlines").factory());

    @SuppressWarnings("FutureReturnValueIgnored")
    public Deadlines(Duration limit) {
        this.limit = limit;
        sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Runs the work on the calling thread. When its time is over whatever it waits for is cancelled. */
    public void limit(Runnable work) {
        Deadline deadline = new Deadline(System.nanoTime() + limit.toNanos());
        running.add(deadline);
        try {
            deadline.during(work);
        } finally {
            running.remove(deadline);
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        running.stream().filter(deadline -> deadline.isOver(now)).toList().forEach(deadline -> {
            running.remove(deadline);
            Thread.ofVirtual().start(deadline::expire);
        });
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }
}
