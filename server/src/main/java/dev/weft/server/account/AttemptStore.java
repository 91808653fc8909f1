package dev.weft.server.account;

import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.weft.server.secret.Digests;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** What was tried lately, in a table of migration V11: all servers count together, exactly. */
final class AttemptStore {
    private static final Table<Record> ATTEMPT = table(name("weft", "attempt"));
    private static final Field<String> KIND = field(name("weft", "attempt", "kind"), String.class);
    private static final Field<byte[]> SUBJECT = field(name("weft", "attempt", "subject"), byte[].class);
    private static final Field<Long[]> TIMES = field(name("weft", "attempt", "times"), Long[].class);
    private static final Field<OffsetDateTime> FORGET_AT =
            field(name("weft", "attempt", "forget_at"), OffsetDateTime.class);

    private final DSLContext sql;

    AttemptStore(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * At most so many in any span of so long.
     *
     * @param name of what is counted
     */
    record Window(String name, int limit, Duration span) {}

    /** Counts an attempt; when there were too many, counts nothing and tells how long to wait. */
    Optional<Duration> tryAdd(Window window, String subject, Instant now) {
        return sql.transactionResult(transaction -> {
            Long[] times = lock(transaction.dsl(), window, subject, now);
            long start = now.minus(window.span()).toEpochMilli();
            Long[] recent = Arrays.stream(times).filter(time -> time > start).toArray(Long[]::new);
            if (recent.length >= window.limit()) {
                return Optional.of(Duration.ofMillis(recent[0] - start));
            }
            Long[] more = Stream.concat(Arrays.stream(recent), Stream.of(now.toEpochMilli()))
                    .toArray(Long[]::new);
            set(transaction.dsl(), window, subject, more);
            return Optional.empty();
        });
    }

    /** Takes the latest attempt back. */
    void removeLatest(Window window, String subject) {
        sql.transaction(transaction -> {
            Long[] times = transaction
                    .dsl()
                    .select(TIMES)
                    .from(ATTEMPT)
                    .where(is(window, subject))
                    .forUpdate()
                    .fetchOne(TIMES);
            if (times != null && times.length > 0) {
                set(transaction.dsl(), window, subject, Arrays.copyOf(times, times.length - 1));
            }
        });
    }

    /** Removes what no window reaches any more. */
    void forget(Instant now) {
        sql.deleteFrom(ATTEMPT)
                .where(org.jooq
                        .impl
                        .DSL
                        .row(KIND, SUBJECT)
                        .in(select(KIND, SUBJECT)
                                .from(ATTEMPT)
                                .where(FORGET_AT.lt(time(now)))
                                .limit(1_000)
                                .forUpdate()
                                .skipLocked()))
                .execute();
    }

    private static Long[] lock(DSLContext transaction, Window window, String subject, Instant now) {
        return transaction
                .insertInto(ATTEMPT)
                .set(KIND, window.name())
                .set(SUBJECT, Digests.sha256(subject))
                .set(TIMES, new Long[0])
                .set(FORGET_AT, time(now.plus(window.span())))
                .onConflict(KIND, SUBJECT)
                .doUpdate()
                .set(FORGET_AT, excluded(FORGET_AT))
                .returningResult(TIMES)
                .fetchSingle(TIMES);
    }

    private static void set(DSLContext transaction, Window window, String subject, Long[] times) {
        transaction.update(ATTEMPT).set(TIMES, times).where(is(window, subject)).execute();
    }

    private static Condition is(Window window, String subject) {
        return KIND.eq(window.name()).and(SUBJECT.eq(Digests.sha256(subject)));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
