package dev.weft.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.Reply;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import dev.weft.testing.Campaign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Editors who change one catalog at the same time, each only if it is as they saw it: as if one came after the other. */
@ExtendWith(SharedServer.class)
class EditorsTest {
    private static final int EDITORS = 16;
    private static final Set<String> WAIT = Set.of("VERSION_CONFLICT", "CATALOG_BUSY");

    private final Campaign campaign = Campaign.configured();
    private final SplittableRandom random = campaign.random();
    private final int changes = campaign.times(3, 40);
    private final Map<Integer, List<Map<String, Object>>> acknowledged = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger conflicts = new AtomicInteger();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    @Test
    void thereIsAnOrderInWhichTheyCouldHaveComeOneAfterTheOther(RunningServer server) throws InterruptedException {
        Account owner = Account.signUp(server);
        Project project = owner.createProject("Edited");
        int base = project.describe("revision").get("revision").asInt();

        edit(project);

        assertThat(failures).isEmpty();
        assertThat(new TreeMap<>(acknowledged).keySet().stream().toList())
                .as("revisions")
                .isEqualTo(IntStream.rangeClosed(base + 1, base + EDITORS * changes)
                        .boxed()
                        .toList());
        Project copy = owner.createProject("Replayed");
        new TreeMap<>(acknowledged)
                .forEach((revision, operations) -> assertThat(copy.attemptAt(revision - 1, operations)
                                .data()
                                .at("/changeSchema/revision")
                                .asInt())
                        .isEqualTo(revision));
        assertThat(copy.export()).isEqualTo(project.export());
        assertThat(seen(copy)).isEqualTo(seen(project));
        report();
    }

    private static JsonNode seen(Project project) {
        JsonNode seen = project.describe(CatalogParts.SELECTION + " drift");
        assertThat(seen.get("drift")).isEmpty();
        return seen;
    }

    private void edit(Project project) throws InterruptedException {
        List<Thread> editors = new ArrayList<>();
        for (int i = 0; i < EDITORS; i++) {
            SplittableRandom chance = random.split();
            editors.add(Thread.startVirtualThread(() -> {
                try {
                    for (int made = 0; made < changes; ) {
                        made += changes(project, chance) ? 1 : 0;
                    }
                } catch (RuntimeException | AssertionError e) {
                    failures.add(e.toString());
                }
            }));
        }
        for (Thread editor : editors) {
            editor.join();
        }
    }

    /** Wants something of the catalog as it is, and tries until it is made or refused for what it is. */
    private boolean changes(Project project, SplittableRandom chance) {
        JsonNode seen = project.describe(RandomChange.SELECTION);
        List<Map<String, Object>> operations = RandomChange.of(seen, chance);
        int revision = seen.get("revision").asInt();
        Reply reply = project.attemptAt(revision, operations);
        while (WAIT.containsAll(reply.codes()) && !reply.codes().isEmpty()) {
            conflicts.incrementAndGet();
            revision = project.describe("revision").get("revision").asInt();
            reply = project.attemptAt(revision, operations);
        }
        if (!reply.codes().isEmpty()) {
            reply.codes().forEach(code -> refusals.merge(code, 1, Integer::sum));
            assertThat(reply.codes()).as(reply.text()).doesNotContain("INTERNAL_SERVER_ERROR", "DATABASE_UNAVAILABLE");
            return false;
        }
        assertThat(reply.data().at("/changeSchema/revision").asInt()).isEqualTo(revision + 1);
        assertThat(acknowledged.put(revision + 1, operations))
                .as("made twice at revision %d", revision + 1)
                .isNull();
        return true;
    }

    private void report() {
        campaign.report(
                "editors",
                "operations %d changes of %d editors, conflicts %d, refused %s, lost 0, duplicated 0"
                        .formatted(acknowledged.size(), EDITORS, conflicts.get(), new TreeMap<>(refusals)));
    }
}
