package dev.weft.server.audit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.http.RequestOrigin;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what is done into the log. What changes who may do what is written before it is answered. Changes of data are
 * written a moment later, many together, by a thread of its own: a change takes a place first, and waits while there is
 * none, so that nothing is left out and memory has an end. Refusals that are alike are counted, not all written.
 */
public final class AuditTrail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final UUID PLATFORM = new UUID(0, 0);
    private static final int PLACES = 10_000;
    private static final int AT_ONCE = 500;
    /** Each act by itself would cost as many commits again as there are changes. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration END = Duration.ofSeconds(5);
    private static final int MAX_PROJECTS = 100_000;

    private final AuditStore store;
    private final InstantSource clock;
    private final LoadingCache<UUID, UUID> companies;
    private final BlockingQueue<Supplier<Act>> waiting = new ArrayBlockingQueue<>(PLACES);
    private final Semaphore places = new Semaphore(PLACES);
    private final Semaphore hurry = new Semaphore(0);
    private final Repetitions repetitions = new Repetitions();
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread writer;
    private volatile boolean closing;

    private AuditTrail(DSLContext sql, InstantSource clock) {
        this.store = new AuditStore(sql);
        this.clock = clock;
        this.companies = Caffeine.newBuilder().maximumSize(MAX_PROJECTS).build(project -> companyOf(sql, project));
        this.writer = Thread.ofPlatform().daemon().name("audit").unstarted(this::write);
    }

    /** Writes until it is closed. */
    public static AuditTrail start(DSLContext sql, InstantSource clock) {
        AuditTrail trail = new AuditTrail(sql, clock);
        trail.writer.start();
        return trail;
    }

    public InstantSource clock() {
        return clock;
    }

    /** Writes now, in the caller's thread. */
    public void record(Act act) {
        store.append(chain(act.place()), List.of(act));
    }

    /**
     * Takes a place for an act that will come. Whoever has one uses it with {@link #later} in any case.
     *
     * @throws ApiException DATABASE_UNAVAILABLE when none becomes free in time
     */
    public void take() {
        try {
            if (places.tryAcquire() || places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ApiException(
                ErrorCode.DATABASE_UNAVAILABLE, "Changes cannot be recorded quickly enough. Send the request again.");
    }

    /** Hands over an act whose place was taken. */
    public void later(Supplier<Act> act) {
        if (!waiting.offer(act)) {
            throw new IllegalStateException("there are as many places as were taken");
        }
    }

    /**
     * Hands over what may happen very often, at most every ten seconds, and if there is a place for it.
     *
     * @param like equal for acts of which one will do
     * @param act gets the number of those that were kept back before it
     */
    public void rarely(Object like, LongFunction<Act> act) {
        repetitions.next(like).ifPresent(kept -> {
            if (places.tryAcquire()) {
                later(() -> act.apply(kept));
            } else {
                leftOut.incrementAndGet();
            }
        });
    }

    /** Waits until everything that was handed over so far is written. */
    public void settle() {
        hurry.release();
        places.acquireUninterruptibly(PLACES);
        places.release(PLACES);
    }

    private void write() {
        while (!closing || !waiting.isEmpty()) {
            try {
                Supplier<Act> first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    gather();
                    List<Supplier<Act>> batch = new ArrayList<>(List.of(first));
                    waiting.drainTo(batch, AT_ONCE - 1);
                    write(batch);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void gather() throws InterruptedException {
        if (!closing && waiting.size() < AT_ONCE) {
            hurry.tryAcquire(GATHERING.toMillis(), TimeUnit.MILLISECONDS);
            hurry.drainPermits();
        }
    }

    private void write(List<Supplier<Act>> batch) throws InterruptedException {
        Map<UUID, List<Act>> chains = new TreeMap<>();
        try {
            for (Supplier<Act> supplier : batch) {
                Act act = supplier.get();
                while (!tryWrite(() -> chains.computeIfAbsent(chain(act.place()), _ -> new ArrayList<>())
                        .add(act))) {
                    TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
                }
            }
            long lost = leftOut.getAndSet(0);
            if (lost > 0) {
                chains.computeIfAbsent(PLATFORM, _ -> new ArrayList<>()).add(leftOut(lost));
            }
            for (Map.Entry<UUID, List<Act>> chain : chains.entrySet()) {
                while (!tryWrite(() -> store.append(chain.getKey(), chain.getValue()))) {
                    TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
                }
            }
        } finally {
            places.release(batch.size());
        }
    }

    private boolean tryWrite(Runnable write) {
        try {
            write.run();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The audit log cannot be written at the moment: {}", e.getMessage());
            return false;
        }
    }

    private Act leftOut(long count) {
        return new Act(
                Place.PLATFORM,
                clock.instant(),
                new Actor("server", "SERVER", null),
                RequestOrigin.SELF,
                "leaveOut",
                "AuditEvent",
                null,
                Act.OK,
                new LinkedHashMap<>(Map.of("refusals", count)));
    }

    private UUID chain(Place place) {
        if (place.company() != null) {
            return place.company();
        }
        return place.project() == null ? PLATFORM : companies.get(place.project());
    }

    private static UUID companyOf(DSLContext sql, UUID project) {
        @Nullable
        UUID company = sql.select(DSL.field(DSL.name("company_id"), UUID.class))
                .from(DSL.table(DSL.name("weft", "project")))
                .where(DSL.field(DSL.name("id"), UUID.class).eq(project))
                .fetchOne(0, UUID.class);
        return company == null ? PLATFORM : company;
    }

    /** Writes what is left, if the database takes it soon enough. */
    @Override
    public void close() {
        closing = true;
        hurry.release();
        try {
            writer.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.interrupt();
    }
}
