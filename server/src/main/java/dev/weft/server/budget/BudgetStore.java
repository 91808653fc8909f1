package dev.weft.server.budget;

import dev.weft.server.secret.Digests;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** What payers have left, in a table that all servers share. Payers are told apart by hashes. */
final class BudgetStore {
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

    BudgetStore(DataSource database, InstantSource clock) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("weft.budget")
                .clientClock(new Time(clock))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    /**
     * A bucket of points that fills up within a minute.
     *
     * @param limit of points in a minute
     */
    Bucket bucket(Payer payer, long limit) {
        String id = HexFormat.of()
                .formatHex(Digests.sha256(payer.project() + "\n" + payer.kind() + "\n" + payer.id() + "\n" + limit));
        BucketConfiguration configuration = BucketConfiguration.builder()
                .addLimit(rule -> rule.capacity(limit).refillGreedy(limit, SPAN))
                .build();
        BucketProxy proxy = buckets.builder().build(id, () -> configuration);
        return new Bucket(proxy);
    }

    /** Removes the rows of those who have not called lately. */
    void forget() {
        buckets.removeExpired(1_000);
    }

    private record Time(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /** The points of one payer. */
    record Bucket(BucketProxy proxy) {
        /** As many points as there are, at most so many. */
        long take(long most) {
            return proxy.tryConsumeAsMuchAsPossible(most);
        }

        /** How long it takes until there are so many points. */
        Duration waitFor(long points) {
            return Duration.ofNanos(proxy.estimateAbilityToConsume(points).getNanosToWaitForRefill());
        }
    }
}
