package dev.weft.change;

import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Runs DDL politely: it waits for a table only for moments, gives up what it holds, and tries again, so that an idle
 * transaction of somebody else never stops all readers of a collection.
 */
final class LockedDdl {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

    private final DSLContext sql;
    private final LockPatience patience;

    LockedDdl(DSLContext sql, LockPatience patience) {
        this.sql = sql;
        this.patience = patience;
    }

    /** One change of a project's catalog at a time. Ends with the transaction. */
    void lock(ProjectId project) {
        setLockTimeout(patience.inAll());
        try {
            sql.execute("select pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val("weft.project " + project));
        } catch (DataAccessException failure) {
            throw isLockTimeout(failure) ? anotherChangeRuns(failure) : failure;
        }
    }

    /** All statements, in order. */
    void run(List<String> statements) {
        setLockTimeout(patience.perAttempt());
        long deadline = System.nanoTime() + patience.inAll().toNanos();
        for (int attempt = 0; !tryAll(statements, deadline); attempt++) {
            pause(attempt);
        }
    }

    private boolean tryAll(List<String> statements, long deadline) {
        try {
            sql.transaction(savepoint -> statements.forEach(savepoint.dsl()::execute));
            return true;
        } catch (DataAccessException failure) {
            if (!isLockTimeout(failure)) {
                throw failure;
            }
            if (System.nanoTime() >= deadline) {
                throw busy("A long transaction holds a table that this change needs", failure);
            }
            return false;
        }
    }

    private static void pause(int attempt) {
        long longest = Math.min(LONGEST_PAUSE.toMillis(), 20L << Math.min(attempt, 5));
        LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1))
                .toNanos());
    }

    private void setLockTimeout(Duration timeout) {
        sql.execute("select set_config('lock_timeout', {0}, true)", DSL.val(timeout.toMillis() + "ms"));
    }

    private static boolean isLockTimeout(DataAccessException failure) {
        return LOCK_NOT_AVAILABLE.equals(failure.sqlState());
    }

    static ApiException anotherChangeRuns(@Nullable DataAccessException cause) {
        return busy("Another change of this project's schema is still running", cause);
    }

    private static ApiException busy(String message, @Nullable DataAccessException cause) {
        ApiError error = ApiError.of(ErrorCode.CATALOG_BUSY, message + "; nothing was changed")
                .withHint("Try again in a moment");
        return cause == null ? new ApiException(error) : new ApiException(error, cause);
    }
}
