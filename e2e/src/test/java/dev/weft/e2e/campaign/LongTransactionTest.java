package dev.weft.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.Reply;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import dev.weft.testing.Campaign;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Changes behind a transaction of somebody else that holds its locks for long: readers go on, whoever makes the change
 * is told to come back, nothing is half done, and afterwards it can be made.
 */
@ExtendWith(SharedServer.class)
class LongTransactionTest {
    /** Each needs a lock that the transaction keeps it from. */
    private static final List<Integer> CHANGES = List.of(2, 4, 7, 9, 13, 15, 17, 22, 24);

    private final Campaign campaign = Campaign.configured();
    private final int count = campaign.times(16, 64);
    private final List<Set<String>> shown = EveryKindOfChange.shown(EveryKindOfChange.LENGTH);

    @Test
    void readersGoOnAndTheChangeIsMadeLater(RunningServer server) throws Exception {
        Notes notes = Notes.in(server);
        Clients clients = Clients.of(count, Duration.ofMillis(500), (watch, _, _) -> notes.read(shown, watch))
                .start();
        clients.during(Duration.ofSeconds(1));
        Latencies before = clients.during(Duration.ofSeconds(campaign.times(2, 30)));
        Latencies meanwhile = new Latencies();
        int refusals = 0;
        List<Integer> held = campaign.isLong() ? CHANGES : CHANGES.subList(0, 1);
        for (int i = 0; i <= held.getLast(); i++) {
            if (held.contains(i)) {
                clients.sofar();
                refusals += behindATransaction(notes, i);
                meanwhile.addAll(clients.sofar());
            } else {
                notes.change(EveryKindOfChange.operations(i), notes.revision() + i + 1);
            }
        }
        List<String> failures = clients.stop();
        campaign.report(
                "behind a long transaction",
                "operations %d requests of %d clients, faults %d transactions, refused changes %d, lost %d, before: %s; meanwhile: %s"
                        .formatted(
                                before.count() + meanwhile.count(),
                                count,
                                held.size(),
                                refusals,
                                failures.size(),
                                before,
                                meanwhile));
        assertThat(failures).isEmpty();
        if (campaign.isLong()) {
            assertThat(meanwhile.worst()).isLessThan(before.worst() + 100);
        }
    }

    /** Returns how often the change was refused before it could be made. */
    private int behindATransaction(Notes notes, int change) throws Exception {
        Project project = notes.project();
        List<Map<String, Object>> operations = EveryKindOfChange.operations(change);
        int revision = notes.revision() + change;
        int refusals = 0;
        long end = System.nanoTime() + Duration.ofSeconds(campaign.times(0, 30)).toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> last;
            try (AutoCloseable _ = project.owner()
                    .server()
                    .database()
                    .hold("update %s.notes set title = title".formatted(project.schema()))) {
                do {
                    Reply reply = project.attemptBreaking(operations);
                    assertThat(reply.codes()).as(reply.text()).isEqualTo(List.of("CATALOG_BUSY"));
                    assertThat(reply.errors()
                                    .getFirst()
                                    .at("/extensions/retryable")
                                    .asBoolean())
                            .isTrue();
                    assertThat(project.describe("revision drift").toString())
                            .isEqualTo("{\"revision\":%d,\"drift\":[]}".formatted(revision));
                    refusals++;
                } while (System.nanoTime() < end);
                last = threads.submit(() -> project.attemptBreaking(operations));
            }
            assertThat(last.get().data().at("/changeSchema/revision").asInt()).isEqualTo(revision + 1);
        }
        return refusals;
    }
}
