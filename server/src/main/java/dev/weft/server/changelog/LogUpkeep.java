package dev.weft.server.changelog;

import dev.weft.subscriptions.log.LogKeeper;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tidies the log now and then. */
public final class LogUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogUpkeep.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final LogKeeper keeper;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("change-log-upkeep").factory());

    private LogUpkeep(LogKeeper keeper) {
        this.keeper = keeper;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    static LogUpkeep start(LogKeeper keeper) {
        LogUpkeep started = new LogUpkeep(keeper);
        started.clock.scheduleWithFixedDelay(started::tidy, 0, PAUSE.toSeconds(), TimeUnit.SECONDS);
        return started;
    }

    private void tidy() {
        try {
            keeper.tidy();
        } catch (DataAccessException e) {
            LOG.warn("The change log could not be tidied: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The change log could not be tidied", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
