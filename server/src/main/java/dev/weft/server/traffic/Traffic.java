package dev.weft.server.traffic;

import dev.weft.catalog.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what projects are asked, and stores the counts from time to time. A request only counts; rows, which all servers
 * share, are written by a thread of its own. What cannot be stored waits.
 */
public final class Traffic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(1);

    private final TrafficStore store;
    private final InstantSource clock;
    private final ConcurrentMap<Minute, Count> counted = new ConcurrentHashMap<>();
    private final ReentrantLock storing = new ReentrantLock();
    private final ScheduledExecutorService writer;

    private Traffic(TrafficStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.writer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("traffic").factory());
    }

    /** Stores every few seconds until it is closed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public static Traffic start(TrafficStore store, InstantSource clock) {
        Traffic traffic = new Traffic(store, clock);
        traffic.writer.scheduleWithFixedDelay(
                traffic::storeQuietly, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return traffic;
    }

    /** A project within a minute, counted since 1970. */
    record Minute(ProjectId project, long number) {
        Instant start() {
            return Instant.ofEpochSecond(Duration.ofMinutes(number).toSeconds());
        }
    }

    private record Count(LongAdder requests, LongAdder errors) {
        Count() {
            this(new LongAdder(), new LongAdder());
        }
    }

    /** What is to be added to the stored figures of a minute. */
    record Counted(Minute minute, long requests, long errors) {}

    public TrafficMeter of(ProjectId project) {
        return failed -> count(project, failed);
    }

    private void count(ProjectId project, boolean failed) {
        long minute = Duration.ofMillis(clock.millis()).toMinutes();
        Count count = counted.computeIfAbsent(new Minute(project, minute), _ -> new Count());
        count.requests().increment();
        if (failed) {
            count.errors().increment();
        }
    }

    /**
     * The last minutes in which the project was asked anything, the oldest first.
     *
     * @param minutes how many, this one among them
     */
    public List<TrafficMinute> last(ProjectId project, int minutes) {
        store();
        Instant from = clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(minutes - 1L));
        return store.since(project, from);
    }

    /** Stores what was counted so far, and forgets what is older than a day. */
    void store() {
        storing.lock();
        try {
            List<Counted> taken = take();
            try {
                store.add(taken);
            } catch (DataAccessException e) {
                taken.forEach(this::giveBack);
                throw e;
            }
        } finally {
            storing.unlock();
        }
    }

    private List<Counted> take() {
        long now = Duration.ofMillis(clock.millis()).toMinutes();
        List<Counted> taken = new ArrayList<>();
        counted.forEach((minute, count) -> {
            long errors = count.errors().sumThenReset();
            long requests = count.requests().sumThenReset();
            if (requests > 0) {
                taken.add(new Counted(minute, requests, errors));
            } else if (minute.number() < now - 1) {
                counted.remove(minute);
            }
        });
        return taken;
    }

    private void giveBack(Counted taken) {
        Count count = counted.computeIfAbsent(taken.minute(), _ -> new Count());
        count.requests().add(taken.requests());
        count.errors().add(taken.errors());
    }

    private void storeQuietly() {
        try {
            store();
            store.forget(clock.instant().minus(KEPT));
        } catch (DataAccessException e) {
            LOG.warn("The traffic of projects could not be stored yet: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The traffic of projects could not be counted", e);
        }
    }

    /** Stores what is left. */
    @Override
    public void close() {
        writer.shutdown();
        storeQuietly();
    }
}
