package dev.weft.server.budget;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.weft.access.Caller;
import dev.weft.catalog.ProjectId;
import dev.weft.server.settings.RateLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The budgets of all callers: so many points of cost in a minute, counted by all servers together. */
public final class Budgets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Budgets.class);
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(5);
    private static final int MOST_POCKETS = 100_000;

    private final boolean on;
    private final RateLimits usual;
    private final BudgetStore store;
    private final LoadingCache<Key, Pocket> pockets;
    private final ScheduledExecutorService cleaner;

    /**
     * @param on false where nothing is limited
     * @param usual the server's own limits
     */
    public Budgets(boolean on, RateLimits usual, DataSource database, InstantSource clock, Ticker ticker) {
        this.on = on;
        this.usual = usual;
        this.store = new BudgetStore(database, clock);
        this.pockets = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterAccess(IDLE)
                .maximumSize(MOST_POCKETS)
                .build(key -> new Pocket(store.bucket(key.payer(), key.limit()), key.limit(), ticker));
        this.cleaner = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("budgets").factory());
    }

    private record Key(Payer payer, long limit) {}

    /** Removes what is not needed any more from the database now and then, until it is closed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public Budgets start() {
        cleaner.scheduleWithFixedDelay(
                this::forgetQuietly, BETWEEN_CLEANINGS.toSeconds(), BETWEEN_CLEANINGS.toSeconds(), TimeUnit.SECONDS);
        return this;
    }

    /**
     * The budget of a caller.
     *
     * @param address of the client
     * @param own the project's limits
     */
    public Budget of(ProjectId project, Caller caller, String address, RateLimits own) {
        if (!on) {
            return Budget.ENDLESS;
        }
        Payer payer = Payer.of(project, caller, address);
        return pockets.get(new Key(payer, limit(payer, own)))::pay;
    }

    private long limit(Payer payer, RateLimits own) {
        RateLimits limits = own.or(usual);
        Integer limit = switch (payer.kind()) {
            case ANONYMOUS -> limits.anonymous();
            case USER -> limits.user();
            case KEY -> limits.key();
        };
        return Objects.requireNonNull(limit, "a server has limits");
    }

    private void forgetQuietly() {
        try {
            store.forget();
        } catch (RuntimeException e) {
            LOG.warn("Old budgets could not be removed: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        cleaner.shutdown();
    }
}
