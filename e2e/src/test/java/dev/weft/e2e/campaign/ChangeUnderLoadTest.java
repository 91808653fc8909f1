package dev.weft.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.campaign.Clients.Stopwatch;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import dev.weft.testing.Campaign;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients go on, with the names that they know, while the schema changes under them in every way: nothing fails, every
 * answer is of one revision, and nobody waits long.
 */
@ExtendWith(SharedServer.class)
class ChangeUnderLoadTest {
    private final Campaign campaign = Campaign.configured();
    private final int changes = campaign.times(2, 16) * EveryKindOfChange.LENGTH;
    private final List<Set<String>> shown = EveryKindOfChange.shown(changes);

    /** Clients who send their next request as soon as they have an answer. */
    @Test
    void noRequestFailsWhileTheSchemaChanges(RunningServer server) throws InterruptedException {
        Notes notes = Notes.in(server);
        int count = campaign.times(16, 64);
        Clients clients = clients(notes, count, Duration.ZERO).start();
        int busy = 0;
        for (int i = 0; i < changes; i++) {
            busy += notes.change(EveryKindOfChange.operations(i), notes.revision() + i + 1);
        }
        Latencies seen = clients.sofar();
        List<String> failures = clients.stop();
        campaign.report(
                "change under load",
                "operations %d requests of %d clients, faults %d changes (%d tried again), lost %d, duplicated 0, %s"
                        .formatted(seen.count(), count, changes, busy, failures.size(), seen));
        assertThat(failures).isEmpty();
        assertThat(seen.count()).isGreaterThan(changes);
    }

    /** Clients who leave the machine something to do it with, so that it shows how long a change keeps them waiting. */
    @Test
    void nobodyWaitsLongForAChange(RunningServer server) throws InterruptedException {
        Notes notes = Notes.in(server);
        int count = campaign.times(16, 64);
        int some = campaign.times(1, 6) * EveryKindOfChange.LENGTH;
        Clients clients = clients(notes, count, Duration.ofMillis(campaign.times(200, 400)))
                .start();
        clients.during(Duration.ofSeconds(campaign.times(1, 5)));
        Latencies before = clients.during(Duration.ofSeconds(campaign.times(2, 30)));
        for (int i = 0; i < some; i++) {
            notes.change(EveryKindOfChange.operations(i), notes.revision() + i + 1);
            LockSupport.parkNanos(Duration.ofMillis(campaign.times(0, 150)).toNanos());
        }
        Latencies meanwhile = clients.sofar();
        List<String> failures = clients.stop();
        campaign.report(
                "waiting for changes",
                "operations %d requests of %d clients, faults %d changes, lost %d, before: %s; meanwhile: %s"
                        .formatted(
                                before.count() + meanwhile.count(), count, some, failures.size(), before, meanwhile));
        assertThat(failures).isEmpty();
        if (campaign.isLong()) {
            assertThat(meanwhile.worst()).isLessThan(before.worst() + 100);
        }
    }

    private Clients clients(Notes notes, int count, Duration pause) {
        return Clients.of(count, pause, (watch, client, turn) -> turn(notes, watch, client, turn));
    }

    private void turn(Notes notes, Stopwatch watch, int client, int turn) {
        if ((turn + client) % 4 == 0) {
            notes.write(client, "by " + client + " in turn " + turn, watch);
        } else {
            notes.read(shown, watch);
        }
    }
}
