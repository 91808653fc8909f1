package dev.weft.subscriptions.log;

import dev.weft.error.ApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log with one thread and one statement at a time, while anybody listens: often enough to see what other servers
 * write, and at once after a write of its own server. What PostgreSQL cannot tell at the moment is read when it can again.
 */
public final class LogReader implements ChangeFeed, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final Duration OFTEN = Duration.ofMillis(50);

    /** Writes that come in quick succession are read together. */
    private static final Duration BREATH = Duration.ofMillis(4);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Steps steps;
    private final History history;
    private final LogTable table;
    private final Hearers hearers = new Hearers();
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean wanted;
    private volatile boolean closed;
    private int failures;

    /**
     * @param database connections of the owner of the log
     */
    public LogReader(DataSource database) {
        this.table = new LogTable(database);
        this.steps = new Steps(table, hearers);
        this.history = new History(table);
        this.thread = Thread.ofPlatform().daemon().name("weft-changes").start(this::run);
    }

    /** Who waits for a read that begins now. */
    private record Waiting(@Nullable Hearer joining, CompletableFuture<Boolean> read) {}

    @Override
    public Listening listen(UUID project, Listener listener) {
        Hearer hearer = new Hearer(project, listener, this::catchUp, hearers::remove);
        read(hearer);
        return hearer;
    }

    private void catchUp() {
        read(null);
    }

    /** Returns after a read that began later than this. */
    private void read(@Nullable Hearer joining) {
        Waiting one = new Waiting(joining, new CompletableFuture<>());
        waiting.add(one);
        LockSupport.unpark(thread);
        try {
            one.read().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw LogTable.unavailable(e);
        } catch (TimeoutException e) {
            abandon(one);
            throw LogTable.unavailable(e);
        } catch (InterruptedException e) {
            abandon(one);
            Thread.currentThread().interrupt();
            throw LogTable.unavailable(e);
        }
    }

    private void abandon(Waiting one) {
        waiting.remove(one);
        if (one.joining() != null) {
            one.joining().close();
        }
    }

    @Override
    public void written() {
        if (!wanted && !hearers.isEmpty()) {
            wanted = true;
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void history(UUID project, Position after, Position upTo, Consumer<Batch> batches) {
        guarded(() -> {
            history.read(project, after, upTo, batches);
            return true;
        });
    }

    @Override
    public Set<String> createdAfter(Position position, UUID project, UUID collection, Collection<String> rowIds) {
        return guarded(() -> table.created(position, project, collection, rowIds));
    }

    private static <T> T guarded(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DataAccessException e) {
            throw LogTable.unavailable(e);
        }
    }

    private void run() {
        long last = System.nanoTime() - OFTEN.toNanos();
        while (!closed) {
            if (hearers.isEmpty() && waiting.isEmpty()) {
                LockSupport.park(this);
                continue;
            }
            long pause = last + pause() - System.nanoTime();
            if (pause > 0) {
                LockSupport.parkNanos(this, pause);
                continue;
            }
            last = System.nanoTime();
            wanted = false;
            read();
        }
        served().forEach(one -> one.read().completeExceptionally(new IllegalStateException("the reader is closed")));
    }

    private long pause() {
        if (failures > 0) {
            return Math.min(LONGEST_PAUSE.toNanos(), OFTEN.toNanos() << Math.min(failures, 5));
        }
        return wanted || !waiting.isEmpty() ? BREATH.toNanos() : OFTEN.toNanos();
    }

    private void read() {
        List<Waiting> served = served();
        try {
            Position position = steps.next(failures > 0);
            failures = 0;
            for (Waiting one : served) {
                if (one.joining() != null) {
                    hearers.add(one.joining(), position);
                }
                one.read().complete(true);
            }
        } catch (DataAccessException | ApiException e) {
            if (failures++ == 0) {
                LOG.warn("Changes cannot be read at the moment: {}", e.getMessage());
            }
            served.forEach(one -> one.read().completeExceptionally(e));
        } catch (RuntimeException e) {
            failures++;
            LOG.error("Changes cannot be read", e);
            served.forEach(one -> one.read().completeExceptionally(e));
        }
    }

    private List<Waiting> served() {
        List<Waiting> served = new ArrayList<>();
        for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
            served.add(one);
        }
        return served;
    }

    /** Ends the thread. Nobody is told anything any more. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
