package dev.weft.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.RunningServer;
import dev.weft.testing.Campaign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} amid schema changes of several clients: afterwards the catalog and the tables agree. */
class CatalogCrashTest {
    private static final int CLIENTS = 4;
    private static final int PROJECTS = 2;

    private final Campaign campaign = Campaign.configured();
    private final SplittableRandom random = campaign.random();
    private final List<ChangingClient> clients = new ArrayList<>();
    private long worstRestart;

    @Test
    void everyAcknowledgedChangeOutlivesAKilledServerOrDatabaseAndNoneIsHalfThere() throws InterruptedException {
        int kills = campaign.times(2, 60);
        try (RunningServer server = RunningServer.start()) {
            List<Project> projects = projects(server);
            for (int round = 0; round < kills; round++) {
                changeAndKill(server, projects, round);
                Account owner = projects.getFirst().owner().signIn();
                projects = projects.stream().map(project -> project.as(owner)).toList();
                projects.forEach(this::check);
            }
        }
        report(kills);
        assertThat(clients.stream()
                        .mapToInt(client -> client.acknowledged().size())
                        .sum())
                .as("acknowledged changes")
                .isGreaterThan(kills);
    }

    private static List<Project> projects(RunningServer server) {
        Account owner = Account.signUp(server);
        return IntStream.range(0, PROJECTS)
                .mapToObj(i -> {
                    Project project = owner.createProject("Crash " + i);
                    project.changeSchema(
                            "{\"createCollection\": {\"name\": \"bases\"}}",
                            "{\"createCollection\": {\"name\": \"others\", \"primaryKey\": \"BIGINT\"}}");
                    return project;
                })
                .toList();
    }

    private void changeAndKill(RunningServer server, List<Project> projects, int round) throws InterruptedException {
        List<ChangingClient> running = IntStream.range(0, CLIENTS)
                .mapToObj(i -> new ChangingClient(
                        projects.get(i % projects.size()), "r%dc%d".formatted(round, i), random.split()))
                .toList();
        clients.addAll(running);
        List<Thread> threads = running.stream().map(Thread::startVirtualThread).toList();
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(400, campaign.times(1_500, 3_000)))
                .toNanos());
        boolean database = round % 2 == 1;
        if (database) {
            server.database().kill();
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1, 300)).toNanos());
        }
        server.kill();
        for (Thread thread : threads) {
            thread.join();
        }
        long start = System.nanoTime();
        server.launch();
        worstRestart = Math.max(worstRestart, System.nanoTime() - start);
    }

    private void check(Project project) {
        JsonNode described = project.describe(CatalogParts.SELECTION);
        TablesCheck.check(project, described);
        checkChanges(project, new CatalogParts(described).names());
        checkLog(project, described.get("revision").asInt());
        assertThat(project.changeSchema(
                        Change.random("after" + described.get("revision").asInt(), random)
                                .operations()))
                .isEqualTo(described.get("revision").asInt() + 1);
    }

    private void checkChanges(Project project, Set<String> names) {
        for (ChangingClient client : of(project)) {
            client.acknowledged()
                    .forEach((change, _) -> assertThat(names)
                            .as("acknowledged change %s", change.mark())
                            .containsAll(change.parts()));
            client.unanswered()
                    .forEach(change -> assertThat(change.parts().stream()
                                    .filter(names::contains)
                                    .count())
                            .as("parts of the unanswered change %s", change.mark())
                            .isIn(0L, (long) change.parts().size()));
        }
    }

    /** Revisions have no hole, every acknowledged change is logged once, under the revision that was answered. */
    private void checkLog(Project project, int revision) {
        List<List<String>> log = new ArrayList<>();
        project.owner()
                .server()
                .database()
                .rows("""
                        select c.revision::text, operations::text from weft.schema_change c
                        join weft.project p on p.id = c.project_id
                        where p.slug = ? and status = 'APPLIED' order by c.revision""", project.slug())
                .forEach(row -> log.add(row.stream().map(String::valueOf).toList()));
        assertThat(log.stream().map(List::getFirst).toList())
                .as("revisions of %s", project.slug())
                .isEqualTo(IntStream.rangeClosed(1, revision)
                        .mapToObj(Integer::toString)
                        .toList());
        for (ChangingClient client : of(project)) {
            client.acknowledged()
                    .forEach((change, answered) -> assertThat(log.stream()
                                    .filter(entry -> entry.getLast().contains("_" + change.mark() + "\""))
                                    .map(List::getFirst)
                                    .toList())
                            .as("log entries of change %s", change.mark())
                            .containsExactly(Integer.toString(answered)));
        }
    }

    private List<ChangingClient> of(Project project) {
        return clients.stream()
                .filter(client -> client.project().slug().equals(project.slug()))
                .toList();
    }

    private void report(int kills) {
        int acknowledged =
                clients.stream().mapToInt(c -> c.acknowledged().size()).sum();
        int unanswered = clients.stream().mapToInt(c -> c.unanswered().size()).sum();
        campaign.report(
                "catalog crash",
                "operations %d acknowledged and %d unanswered, faults %d, lost 0, duplicated 0, worst answer %d ms, worst restart %d ms"
                        .formatted(
                                acknowledged,
                                unanswered,
                                kills,
                                clients.stream()
                                        .mapToLong(ChangingClient::worstMillis)
                                        .max()
                                        .orElse(0),
                                worstRestart / 1_000_000));
    }
}
