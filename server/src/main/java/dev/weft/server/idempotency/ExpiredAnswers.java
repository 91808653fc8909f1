package dev.weft.server.idempotency;

import static dev.weft.server.idempotency.KeptAnswerTable.ANSWER;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes answers whose life is over, a few at a time, so that nobody waits for it. */
public final class ExpiredAnswers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiredAnswers.class);
    private static final int CHUNK = 1_000;
    private static final Field<Object> ROW = DSL.field(DSL.name("ctid"));

    private final DSLContext sql;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("expired-answers").factory());

    public ExpiredAnswers(DataSource platform) {
        this.sql = DSL.using(platform, SQLDialect.POSTGRES);
    }

    /** Begins to look after them. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public ExpiredAnswers start() {
        timer.scheduleWithFixedDelay(this::deleteQuietly, 10, 10, TimeUnit.MINUTES);
        return this;
    }

    private void deleteQuietly() {
        try {
            delete();
        } catch (RuntimeException e) {
            LOG.warn("Expired answers could not be deleted; they will be later: {}", e.getMessage());
        }
    }

    /** Tells how many there were. */
    public int delete() {
        int all = 0;
        int chunk;
        do {
            chunk = sql.deleteFrom(ANSWER)
                    .where(ROW.in(DSL.select(ROW)
                            .from(ANSWER)
                            .where(KeptAnswerTable.isOver())
                            .limit(CHUNK)
                            .forUpdate()
                            .skipLocked()))
                    .execute();
            all += chunk;
        } while (chunk == CHUNK);
        return all;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
