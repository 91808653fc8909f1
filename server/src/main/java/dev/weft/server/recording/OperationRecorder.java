package dev.weft.server.recording;

import dev.weft.catalog.ProjectId;
import dev.weft.resolvers.execution.OperationIdentity;
import dev.weft.resolvers.execution.OperationIdentity.Signature;
import dev.weft.server.http.ClientName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the operations that are executed, and stores the counts from time to time. A request only counts: it finds its
 * operation by identity. Texts are made, and rows written, by a thread of its own.
 *
 * <p>What arrives while too much is waiting is not counted; it will be when it comes again.
 */
public final class OperationRecorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperationRecorder.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 2_000;
    private static final int MOST_CHARACTERS = 50_000;

    private final RecordedOperations store;
    private final InstantSource clock;
    private final ConcurrentMap<Sent, Tally> counted = new ConcurrentHashMap<>();
    private final Map<Sighting.Key, Sighting> unstored = new HashMap<>();
    private final ReentrantLock storing = new ReentrantLock();
    private final ScheduledExecutorService writer;

    private OperationRecorder(RecordedOperations store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.writer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("recorder").factory());
    }

    /** Stores every few seconds until it is closed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public static OperationRecorder start(RecordedOperations store, InstantSource clock) {
        OperationRecorder recorder = new OperationRecorder(store, clock);
        recorder.writer.scheduleWithFixedDelay(
                recorder::storeQuietly, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return recorder;
    }

    private record Sent(ProjectId project, OperationIdentity operation, ClientName client) {}

    /** What a client sends to a project. */
    public Sightings of(ProjectId project, ClientName client) {
        return operation -> saw(new Sent(project, operation, client));
    }

    private void saw(Sent sent) {
        Tally tally = counted.get(sent);
        if (tally == null) {
            if (counted.size() >= MOST_WAITING) {
                return;
            }
            tally = counted.computeIfAbsent(sent, _ -> new Tally(clock.millis()));
        }
        tally.add(clock.millis());
    }

    /** How many sightings are not stored yet. */
    int waiting() {
        return counted.size() + unstored.size();
    }

    /** Stores what was counted so far; what cannot be stored now waits. */
    public void store() {
        storing.lock();
        try {
            collect();
            store.add(unstored.values().stream()
                    .sorted((a, b) -> Sighting.Key.ORDER.compare(a.key(), b.key()))
                    .toList());
            unstored.clear();
        } finally {
            storing.unlock();
        }
    }

    private void storeQuietly() {
        try {
            store();
        } catch (DataAccessException e) {
            LOG.warn("Recorded operations could not be stored yet: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Operations could not be recorded", e);
        }
    }

    private void collect() {
        List<Sent> idle = new ArrayList<>();
        counted.forEach((sent, tally) -> {
            long count = tally.take();
            if (count == 0) {
                idle.add(sent);
            } else {
                collect(sent, tally, count);
            }
        });
        idle.forEach(counted::remove);
    }

    private void collect(Sent sent, Tally tally, long count) {
        Signature operation = sent.operation().signature();
        if (operation.text().length() > MOST_CHARACTERS) {
            return;
        }
        Sighting.Key key = new Sighting.Key(sent.project(), operation.hash(), sent.client());
        if (unstored.size() < MOST_WAITING || unstored.containsKey(key)) {
            Instant first = Instant.ofEpochMilli(tally.firstSeen());
            Instant last = Instant.ofEpochMilli(tally.lastSeen());
            unstored.merge(key, new Sighting(key, operation, first, last, count), Sighting::plus);
        }
    }

    /** Stores what is left. */
    @Override
    public void close() {
        writer.shutdown();
        storeQuietly();
    }
}
