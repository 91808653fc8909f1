package dev.weft.change;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** What to do when PostgreSQL says no to a part of a job: wait and try again, or give up. */
final class JobRetries {
    private static final int MOST = 100;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final DSLContext sql;
    private int failures;

    JobRetries(DSLContext sql) {
        this.sql = sql;
    }

    void succeeded() {
        failures = 0;
    }

    /**
     * Whether the part should be tried again, after a pause.
     *
     * @throws DataAccessException the same one, when the connection is gone and with it the job's lock
     */
    boolean again(DataAccessException failure) {
        if (!isAlive()) {
            throw failure;
        }
        boolean others = switch (String.valueOf(failure.sqlState())) {
            case "55P03", "40P01", "40001", "57014" -> true;
            default -> false;
        };
        if (!others || ++failures > MOST) {
            return false;
        }
        pause();
        return true;
    }

    /** There is no way but back, so it is tried until the connection ends. */
    void untilItWorks(Runnable work) {
        try {
            work.run();
            succeeded();
        } catch (DataAccessException failure) {
            if (!isAlive()) {
                throw failure;
            }
            failures++;
            pause();
        }
    }

    private boolean isAlive() {
        try {
            return sql.fetchValue("select true") != null;
        } catch (DataAccessException _) {
            return false;
        }
    }

    private void pause() {
        long millis = Math.min(LONGEST_PAUSE.toMillis(), 20L << Math.min(failures, 7));
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
