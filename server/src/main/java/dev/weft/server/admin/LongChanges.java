package dev.weft.server.admin;

import dev.weft.change.SchemaChange;
import dev.weft.change.SchemaJobs;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on schema changes that take long: those that this server began, at once, and those that another one left, also one
 * that was killed. Two at a time, so that the platform keeps most of its connections.
 */
final class LongChanges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LongChanges.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 2;

    private final SchemaJobs jobs;
    private final CatalogChanges changes;
    private final Set<UUID> taken = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("long-changes-clock").factory());
    private final ExecutorService workers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("long-changes-", 0).factory());

    private LongChanges(SchemaJobs jobs, CatalogChanges changes) {
        this.jobs = jobs;
        this.changes = changes;
    }

    /** Looks for work now and then until it is closed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    static LongChanges start(SchemaJobs jobs, CatalogChanges changes) {
        LongChanges started = new LongChanges(jobs, changes);
        started.clock.scheduleWithFixedDelay(started::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return started;
    }

    /** Goes on with a change in the background. */
    void begun(SchemaChange change) {
        if (change.status() == SchemaChange.Status.RUNNING) {
            take(change.id());
        }
    }

    private void look() {
        try {
            jobs.pending().forEach(this::take);
        } catch (DataAccessException e) {
            LOG.warn("Long schema changes could not be looked for: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Long schema changes could not be looked for", e);
        }
    }

    private void take(UUID change) {
        if (!taken.add(change)) {
            return;
        }
        try {
            workers.execute(() -> work(change));
        } catch (RejectedExecutionException _) {
            LOG.info("Schema change {} is left to the next server, since this one stops", change);
        }
    }

    private void work(UUID change) {
        try {
            jobs.run(change).forEach(this::ended);
        } catch (DataAccessException e) {
            LOG.warn("Schema change {} is interrupted and will be resumed: {}", change, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Schema change {} is interrupted and will be resumed", change, e);
        } finally {
            taken.remove(change);
        }
    }

    private void ended(SchemaChange change) {
        LOG.info("Schema change {} of project {} is {}", change.id(), change.project(), change.status());
        if (change.status() == SchemaChange.Status.APPLIED) {
            changes.publish(change.project(), change.revision());
        }
    }

    /** What is not done yet is resumed by the next server. */
    @Override
    public void close() {
        clock.shutdownNow();
        workers.shutdownNow();
    }
}
