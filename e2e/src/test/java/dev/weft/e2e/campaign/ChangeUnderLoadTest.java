package dev.weft.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.Reply;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients go on while the schema changes under them: nothing fails, and every answer is of one revision. */
@ExtendWith(SharedServer.class)
class ChangeUnderLoadTest {
    private static final int ROWS = 30;
    private static final String READ = """
            query($after: String) {
              __type(name: "Note") { fields { name } }
              notes(first: 5, after: $after, orderBy: [{ title: ASC }]) {
                totalCount edges { cursor node { id rowVersion title } } } }""";
    private static final String WRITE = """
            mutation($id: ID!, $body: String) {
              updateNote(id: $id, patch: { body: $body }) { outcome note { body } errors { code message } } }""";

    private final Campaign campaign = Campaign.configured();
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicLong worstNanos = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @Test
    void noRequestFailsWhileTheSchemaChanges(RunningServer server) throws InterruptedException {
        int clients = campaign.times(16, 64);
        int changes = campaign.times(100, 500);
        Project project = Account.signUp(server).createProject("Busy");
        int base = project.changeSchema("""
                {"createCollection": {"name": "notes", "fields": [
                  {"name": "title", "type": "TEXT", "required": true}, {"name": "body", "type": "TEXT"}]}}""");
        List<String> ids = createRows(project);

        List<Thread> threads = IntStream.range(0, clients)
                .mapToObj(i -> Thread.startVirtualThread(() -> work(project, base, ids.get(i % ids.size()), i)))
                .toList();
        int busy = change(project, base, changes);
        done.set(true);
        for (Thread thread : threads) {
            thread.join();
        }

        campaign.report(
                "change under load",
                "operations %d reads and %d writes of %d clients, faults %d changes (%d tried again), lost %d, duplicated 0, worst time %d ms"
                        .formatted(
                                reads.get(),
                                writes.get(),
                                clients,
                                changes,
                                busy,
                                failures.size(),
                                worstNanos.get() / 1_000_000));
        assertThat(failures).isEmpty();
        assertThat(reads.get()).isGreaterThan(changes);
        assertThat(fields(project.api().send(READ))).isEqualTo(added(changes));
    }

    private static List<String> createRows(Project project) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            ids.add(project.query(
                            "mutation { createNote(input: { title: \"Note %02d\" }) { note { id } } }".formatted(i))
                    .at("/createNote/note/id")
                    .asString());
        }
        return ids;
    }

    /** One by one, so that each revision is known to be made by a certain change. Returns how often it was told to wait. */
    private static int change(Project project, int base, int changes) {
        int busy = 0;
        for (int i = 1; i <= changes; i++) {
            Reply reply = project.attempt(operations(i));
            while (reply.codes().equals(List.of("CATALOG_BUSY"))) {
                busy++;
                reply = project.attempt(operations(i));
            }
            assertThat(reply.data().at("/changeSchema/revision").asInt()).isEqualTo(base + i);
        }
        return busy;
    }

    private static List<Map<String, Object>> operations(int change) {
        return switch (change % 5) {
            case 0 ->
                List.of(
                        Map.of("createCollection", Map.of("name", "tags_" + change)),
                        Map.of(
                                "createRelation",
                                Map.of(
                                        "collection", "notes",
                                        "name", "x" + change,
                                        "target", "tags_" + change,
                                        "kind", "MANY_TO_MANY",
                                        "inverseName", "notes")));
            case 1 ->
                List.of(Map.of(
                        "addField",
                        Map.of(
                                "collection",
                                "notes",
                                "field",
                                Map.of("name", "x" + change, "type", "INTEGER", "required", true, "default", 7))));
            case 2 ->
                List.of(
                        Map.of(
                                "addField",
                                Map.of("collection", "notes", "field", Map.of("name", "x" + change, "type", "TEXT"))),
                        Map.of("addIndex", Map.of("collection", "notes", "fields", List.of("x" + change, "title"))));
            default ->
                List.of(Map.of(
                        "addField",
                        Map.of(
                                "collection",
                                "notes",
                                "field",
                                Map.of("name", "x" + change, "type", "DATE_TIME", "indexed", true))));
        };
    }

    /** Names of the fields that type Note has after so many changes. */
    private static Set<String> added(int changes) {
        return IntStream.rangeClosed(1, changes).mapToObj(i -> "x" + i).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> fields(Reply reply) {
        return Reply.list(reply.data().at("/__type/fields")).stream()
                .map(field -> field.get("name").asString())
                .filter(name -> name.startsWith("x"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void work(Project project, int base, String id, int number) {
        int turn = 0;
        while (!done.get() && failures.size() < 10) {
            turn++;
            try {
                if ((turn + number) % 4 == 0) {
                    write(project, id, "by " + number + " in turn " + turn);
                } else {
                    read(project, base);
                }
            } catch (RuntimeException | AssertionError e) {
                failures.add(e.toString());
            }
        }
    }

    private void read(Project project, int base) {
        Reply reply = timed(() -> project.api().send(READ));
        reads.incrementAndGet();
        assertThat(fields(reply))
                .as("fields at revision %d", reply.revision())
                .isEqualTo(added(reply.revision() - base));
        assertThat(reply.data().at("/notes/totalCount").asInt()).isEqualTo(ROWS);
        assertThat(reply.data().at("/notes/edges")).hasSize(5);
    }

    private void write(Project project, String id, String body) {
        Reply reply = timed(() -> project.api().send(WRITE, Map.of("id", id, "body", body)));
        writes.incrementAndGet();
        assertThat(reply.data().at("/updateNote/errors")).as(reply.text()).isEmpty();
        assertThat(reply.data().at("/updateNote/note/body").asString()).isEqualTo(body);
    }

    private Reply timed(Supplier<Reply> request) {
        long start = System.nanoTime();
        Reply reply = request.get();
        worstNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
        return reply;
    }
}
