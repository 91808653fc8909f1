package dev.weft.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.Socket;
import dev.weft.testing.Campaign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Of many subscribers some stop reading: they are closed and told why, nobody else misses anything, memory stays flat. */
class SlowConsumersTest {
    private static final String DOCUMENT = "subscription { noteChanged { note { title body } } }";
    private static final String BODY = "x".repeat(20_000);

    /** Longer than the server has. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final Campaign campaign = Campaign.configured();
    private final int readers = campaign.times(27, 900);
    private final int stalled = campaign.times(3, 100);

    /** Enough to fill what the kernel keeps for a connection, and our queue. */
    private final int writes = campaign.times(700, 700);

    @Test
    void thoseWhoStopReadingAreClosedAndTheRestHearsEverything() {
        try (RunningServer server = RunningServer.start()) {
            Project project = Account.signUp(server).createProject("Notes");
            project.changeSchema("""
                    {"createCollection": {"name": "notes", "fields": [
                      {"name": "title", "type": "TEXT"}, {"name": "body", "type": "LONG_TEXT"}]}}""");
            List<SlowReader> slow = new ArrayList<>();
            List<Socket> quick = new ArrayList<>();
            for (int i = 0; i < stalled; i++) {
                slow.add(new SlowReader(project.api().endpoint(), project.key(), DOCUMENT));
            }
            for (int i = 0; i < readers; i++) {
                quick.add(Socket.ready(project.api().endpoint(), "X-API-Key", project.key())
                        .subscribe("1", DOCUMENT));
            }
            begin(project, quick);
            long before = server.heapAfterCollection();
            long begun = System.nanoTime();
            write(project, quick);
            long after = server.heapAfterCollection();
            LockSupport.parkNanos(PATIENCE.toNanos());
            List<Integer> codes = slow.stream().map(SlowReader::closeCode).toList();
            long told = codes.stream().filter(code -> code == 4290).count();
            campaign.report(
                    "slow consumers",
                    "operations %d writes to %d sockets in %d s, faults %d that stopped reading, told why %d, lost 0 by the others, heap before %d MB, after %d MB"
                            .formatted(
                                    writes,
                                    readers + stalled,
                                    Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                                    stalled,
                                    told,
                                    before >> 20,
                                    after >> 20));
            assertThat(codes)
                    .as("whose connection broke off did not even take the reason")
                    .isSubsetOf(4290, 1006);
            assertThat(after - before).isLessThan(64L << 20);
            quick.forEach(Socket::close);
            slow.forEach(SlowReader::close);
        }
    }

    /** Until everybody listens. */
    private static void begin(Project project, List<Socket> quick) {
        create(project, "begin");
        while (quick.stream().anyMatch(socket -> !socket.hasNext())) {
            create(project, "begin");
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        create(project, "begun");
        quick.forEach(socket -> {
            while (!socket.next().contains("\"begun\"")) {}
        });
    }

    private void write(Project project, List<Socket> quick) {
        for (int i = 0; i < writes; i++) {
            create(project, "note " + i);
            if (i % 20 == 19) {
                // Everybody who reads has read it before more is written.
                int last = i;
                quick.forEach(socket -> hearAll(socket, last - 19, last));
            }
        }
    }

    private static void hearAll(Socket socket, int first, int last) {
        for (int i = first; i <= last; i++) {
            assertThat(socket.next()).contains("\"note " + i + "\"");
        }
    }

    private static void create(Project project, String title) {
        project.api()
                .data(
                        "mutation($title: String, $body: String) { createNote(input: { title: $title, body: $body }) { outcome } }",
                        Map.of("title", title, "body", BODY));
    }
}
