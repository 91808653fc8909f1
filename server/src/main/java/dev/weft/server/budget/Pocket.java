package dev.weft.server.budget;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Points that this server has taken for a payer and not spent yet. Most operations are paid from here, with one
 * compare-and-set; only an empty pocket goes to the database. What is left in it is lost when the payer stays away.
 */
final class Pocket {
    private static final long SHARE = 50;
    private static final long LONGEST_REFUSAL = Duration.ofSeconds(1).toNanos();

    private final BudgetStore.Bucket bucket;
    private final long limit;
    private final Ticker clock;
    private final AtomicLong points = new AtomicLong();
    private final ReentrantLock filling = new ReentrantLock();
    private volatile long refusedUntil;
    private volatile long refusedWait;

    Pocket(BudgetStore.Bucket bucket, long limit, Ticker clock) {
        this.bucket = bucket;
        this.limit = limit;
        this.clock = clock;
        this.refusedUntil = clock.read();
    }

    /** Pays; when there is too little, takes nothing and tells how long to wait. */
    Optional<Duration> pay(long cost) {
        long price = Math.min(cost, limit);
        return spend(price) ? Optional.empty() : fill(price);
    }

    private boolean spend(long price) {
        long have = points.get();
        while (have >= price) {
            if (points.compareAndSet(have, have - price)) {
                return true;
            }
            have = points.get();
        }
        return false;
    }

    private Optional<Duration> fill(long price) {
        if (isRefused()) {
            return Optional.of(Duration.ofNanos(refusedWait));
        }
        filling.lock();
        try {
            if (spend(price)) {
                return Optional.empty();
            }
            if (isRefused()) {
                return Optional.of(Duration.ofNanos(refusedWait));
            }
            long lacking = price - points.get();
            points.addAndGet(bucket.take(Math.max(lacking, limit / SHARE)));
            return spend(price) ? Optional.empty() : Optional.of(refuse(price));
        } finally {
            filling.unlock();
        }
    }

    private Duration refuse(long price) {
        Duration wait = bucket.waitFor(Math.max(1, price - points.get()));
        refusedWait = wait.toNanos();
        refusedUntil = clock.read() + Math.min(wait.toNanos(), LONGEST_REFUSAL);
        return wait;
    }

    /** A flood is refused without asking the database each time. */
    private boolean isRefused() {
        return clock.read() - refusedUntil < 0;
    }
}
