package dev.weft.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Json;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.Reply;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
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

/**
 * Names, rules and types change and change back under clients who go on with the names that they know: nothing fails,
 * and every answer is of one revision.
 */
@ExtendWith(SharedServer.class)
class EvolutionUnderLoadTest {
    private static final int ROWS = 30;
    private static final String READ = """
            query {
              __type(name: "Note") { fields { name } }
              notes(first: 5, orderBy: [{ title: ASC }], filter: { title: { startsWith: "Note" } }) {
                totalCount nodes { id rowVersion title } } }""";
    private static final String WRITE = """
            mutation($id: ID!, $patch: NotePatch!) {
              updateNote(id: $id, patch: $patch) { outcome note { title body } errors { code message } } }""";

    /** Each is undone by the one behind it, so that a round leaves all as it was. */
    private static final List<String> ROUND =
            List.of("""
            {"renameField": {"collection": "notes", "field": "title", "name": "headline"}}""", """
            {"renameField": {"collection": "notes", "field": "headline", "name": "title"}}""", """
            {"updateField": {"collection": "notes", "field": "body", "required": true, "backfill": "none"}}""", """
            {"updateField": {"collection": "notes", "field": "body", "required": false}}""", """
            {"archiveField": {"collection": "notes", "field": "extra"}}""", """
            {"restoreField": {"collection": "notes", "field": "extra"}}""", """
            {"changeFieldType": {"collection": "notes", "field": "rank", "type": "BIGINT"}}""", """
            {"changeFieldType": {"collection": "notes", "field": "rank", "type": "INTEGER"}}""", """
            {"updateField": {"collection": "notes", "field": "title", "unique": true}}""", """
            {"updateField": {"collection": "notes", "field": "title", "unique": false}}""", """
            {"renameCollection": {"collection": "notes", "name": "memos", "typeName": "Note"}}""", """
            {"renameCollection": {"collection": "memos", "name": "notes", "typeName": "Note"}}""", """
            {"updateField": {"collection": "notes", "field": "rank", "indexed": true, "default": 3}}""", """
            {"updateField": {"collection": "notes", "field": "rank", "indexed": false, "default": null}}""");

    private static final int RENAMED = 1;
    private static final int ARCHIVED = 5;

    private final Campaign campaign = Campaign.configured();
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong worstNanos = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @Test
    void noRequestFailsWhileNamesRulesAndTypesChange(RunningServer server) throws InterruptedException {
        int clients = campaign.times(16, 64);
        int changes = campaign.times(4, 36) * ROUND.size();
        Project project = Account.signUp(server).createProject("Evolving");
        int base = project.changeSchema("""
                {"createCollection": {"name": "notes", "fields": [
                  {"name": "title", "type": "TEXT", "required": true}, {"name": "body", "type": "TEXT"},
                  {"name": "extra", "type": "TEXT"}, {"name": "rank", "type": "INTEGER"}]}}""");
        List<String> ids = IntStream.range(0, ROWS)
                .mapToObj(i -> project.query(
                                "mutation { createNote(input: { title: \"Note %02d\", rank: %d }) { note { id } } }"
                                        .formatted(i, i))
                        .at("/createNote/note/id")
                        .asString())
                .toList();

        List<Thread> threads = IntStream.range(0, clients)
                .mapToObj(i -> Thread.startVirtualThread(() -> work(project, base, ids.get(i % ids.size()), i)))
                .toList();
        int busy = change(project, base, changes);
        done.set(true);
        for (Thread thread : threads) {
            thread.join();
        }

        campaign.report(
                "evolution under load",
                "operations %d requests of %d clients, faults %d changes (%d tried again), lost %d, duplicated 0, worst time %d ms"
                        .formatted(
                                requests.get(), clients, changes, busy, failures.size(), worstNanos.get() / 1_000_000));
        assertThat(failures).isEmpty();
        assertThat(requests.get()).isGreaterThan(changes);
    }

    /** Returns how often it was told to wait. */
    private static int change(Project project, int base, int changes) {
        int busy = 0;
        for (int i = 0; i < changes; i++) {
            List<Map<String, Object>> operation = Json.objects(ROUND.get(i % ROUND.size()));
            Reply reply = project.attemptBreaking(operation);
            while (reply.codes().equals(List.of("CATALOG_BUSY"))) {
                busy++;
                reply = project.attemptBreaking(operation);
            }
            assertThat(reply.data().at("/changeSchema/revision").asInt())
                    .as(reply.text())
                    .isEqualTo(base + i + 1);
        }
        return busy;
    }

    private void work(Project project, int base, String id, int number) {
        int turn = 0;
        while (!done.get() && failures.size() < 10) {
            turn++;
            try {
                if ((turn + number) % 4 == 0) {
                    write(project, id, number, turn);
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
        assertThat(fields(reply))
                .as("fields at revision %d", reply.revision())
                .isEqualTo(shown((reply.revision() - base) % ROUND.size()));
        assertThat(reply.data().at("/notes/totalCount").asInt()).isEqualTo(ROWS);
        assertThat(reply.data().at("/notes/nodes/0/title").asString()).isEqualTo("Note 00");
    }

    /** The fields that change, after so many changes of a round. */
    private static Set<String> shown(int step) {
        Set<String> names = new TreeSet<>(List.of("body", "rank", step == RENAMED ? "headline" : "title"));
        if (step != ARCHIVED) {
            names.add("extra");
        }
        return names;
    }

    private static Set<String> fields(Reply reply) {
        return Reply.list(reply.data().at("/__type/fields")).stream()
                .map(field -> field.get("name").asString())
                .filter(Set.of("title", "headline", "body", "extra", "rank")::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void write(Project project, String id, int number, int turn) {
        String body = "by " + number + " in turn " + turn;
        Reply reply = timed(() -> project.api().send(WRITE, Map.of("id", id, "patch", Map.of("body", body))));
        assertThat(reply.data().at("/updateNote/errors")).as(reply.text()).isEmpty();
        assertThat(reply.data().at("/updateNote/note/body").asString()).isEqualTo(body);
        assertThat(reply.data().at("/updateNote/note/title").asString()).startsWith("Note ");
    }

    private Reply timed(Supplier<Reply> request) {
        long start = System.nanoTime();
        Reply reply = request.get();
        worstNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
        requests.incrementAndGet();
        return reply;
    }
}
