package dev.weft.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.RunningServer;
import dev.weft.testing.Campaign;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Writes under an {@code Idempotency-Key} while server, connections and database fail, also between a commit and its
 * answer: what was acknowledged is there, nothing is there twice, and two seconds later all is well.
 */
class AcknowledgedWritesTest {
    private static final int PROBES = 20;
    private static final List<Outage> QUICK = List.of(
            Outage.SERVER_KILLED_BETWEEN_COMMIT_AND_ANSWER,
            Outage.CONNECTIONS_LOST_BETWEEN_COMMIT_AND_ANSWER,
            Outage.DATABASE_FROZEN_AND_KILLED);

    private final Campaign campaign = Campaign.configured();
    private final SplittableRandom random = campaign.random();
    private final List<Outage> outages = campaign.isLong() ? List.of(Outage.values()) : QUICK;
    private final Duration healthyAfter = Duration.ofSeconds(campaign.times(10, 2));
    private long slowestRecovery;

    @Test
    void nothingThatWasAcknowledgedIsLostAndNothingIsDoneTwice() throws InterruptedException {
        int writers = campaign.times(8, 16);
        int rounds = campaign.times(1, 10);
        try (RunningServer server = RunningServer.start()) {
            Project project = Account.signUp(server).createProject("Ledger");
            Ledger ledger = new Ledger(project);
            List<String> counters = IntStream.range(0, writers)
                    .mapToObj(_ -> ledger.newCounter())
                    .toList();
            List<SplittableRandom> chances =
                    IntStream.range(0, writers).mapToObj(_ -> random.split()).toList();
            Clients clients = Clients.of(
                            writers,
                            Duration.ZERO,
                            (_, client, turn) -> ledger.write(
                                    counters.get(client),
                                    "client-%02d-%06d".formatted(client, turn),
                                    chances.get(client).nextInt(8) == 0))
                    .start();
            for (int round = 0; round < rounds; round++) {
                for (Outage outage : outages) {
                    clients.during(Duration.ofMillis(random.nextInt(300, 900)));
                    outage.befall(server, random);
                    assertHealthy(project, outage);
                }
            }
            List<String> failures = clients.stop();
            assertThat(failures).isEmpty();
            ledger.check();
            assertThat(ledger.answeredLater()).isPositive();
            report(ledger, writers, rounds * outages.size());
        }
    }

    /** From two seconds after the outage on every request succeeds; a busy machine is given some more. */
    private void assertHealthy(Project project, Outage outage) {
        long end = System.nanoTime();
        while (!answers(project)) {
            assertThat(Duration.ofNanos(System.nanoTime() - end))
                    .as("after %s", outage)
                    .isLessThan(healthyAfter);
        }
        slowestRecovery = Math.max(slowestRecovery, System.nanoTime() - end);
        LockSupport.parkNanos(end + Duration.ofSeconds(2).toNanos() - System.nanoTime());
        List<Future<Boolean>> probes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PROBES; i++) {
                probes.add(threads.submit(() -> answers(project)));
            }
        }
        assertThat(probes).as("some time after %s", outage).allMatch(Future::resultNow);
    }

    private static boolean answers(Project project) {
        try {
            return project.api().send("{ counters { totalCount } }").codes().isEmpty();
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private void report(Ledger ledger, int writers, int faults) {
        campaign.report(
                "acknowledged writes",
                "operations %d of %d clients, faults %d outages and %d clients that hung up, repeated %d, answered only later %d, lost 0, duplicated 0, slowest recovery %d ms"
                        .formatted(
                                ledger.acknowledged(),
                                writers,
                                faults,
                                ledger.hangUps(),
                                ledger.repeats(),
                                ledger.answeredLater(),
                                slowestRecovery / 1_000_000));
    }
}
