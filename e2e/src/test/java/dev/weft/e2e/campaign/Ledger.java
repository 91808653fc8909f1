package dev.weft.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.EmbeddedDatabase;
import dev.weft.e2e.support.GraphQlClient;
import dev.weft.e2e.support.Json;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes that each leave two traces, a row and a step of a counter, and that a client repeats under the same key until
 * it has an answer.
 */
final class Ledger {
    static final String SCHEMA = """
            {"createCollection": {"name": "entries", "fields": [{"name": "mark", "type": "TEXT", "required": true}]}}""";
    static final String COUNTERS = """
            {"createCollection": {"name": "counters", "fields": [{"name": "total", "type": "INTEGER", "required": true}]}}""";

    private static final String WRITE = """
            mutation($mark: String!, $counter: ID!) {
              createEntry(input: { mark: $mark }) { entry { id mark } outcome }
              updateCounter(id: $counter, ops: { total: { increment: 1 } }) { counter { total } outcome } }""";

    private static final String UNDONE = "TRANSACTION_ROLLED_BACK";

    /** What may be said for want of luck. */
    private static final List<String> TRY_AGAIN =
            List.of("DATABASE_UNAVAILABLE", "TIMEOUT", "SERIALIZATION_FAILURE", UNDONE);

    private final Project project;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Long> lastSent = new ConcurrentHashMap<>();
    private final Map<String, Long> calledUndone = new ConcurrentHashMap<>();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger hangUps = new AtomicInteger();

    Ledger(Project project) {
        this.project = project;
        project.changeSchema(SCHEMA, COUNTERS);
    }

    String newCounter() {
        return project.query("mutation { createCounter(input: { total: 0 }) { counter { id } } }")
                .at("/createCounter/counter/id")
                .asString();
    }

    /**
     * Writes once, however often it takes to be told so.
     *
     * @param hangUp whether the first answer is not waited for
     */
    void write(String counter, String mark, boolean hangUp) {
        String body = Json.write(GraphQlClient.request(WRITE, Map.of("mark", mark, "counter", counter)));
        if (hangUp) {
            sendAndHangUp(mark, body);
        }
        while (!answers.containsKey(mark)) {
            lastSent.put(mark, System.currentTimeMillis());
            try {
                Reply reply = project.api().with("Idempotency-Key", mark).post(body);
                if (reply.codes().isEmpty()) {
                    assertThat(reply.data().at("/createEntry/entry/mark").asString())
                            .isEqualTo(mark);
                    answers.put(mark, reply.text());
                } else {
                    assertThat(TRY_AGAIN).as(reply.text()).containsAll(reply.codes());
                    if (reply.codes().contains(UNDONE)) {
                        calledUndone.put(mark, System.currentTimeMillis());
                    }
                    again();
                }
            } catch (UncheckedIOException _) {
                again();
            }
        }
    }

    private void again() {
        repeats.incrementAndGet();
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }

    private void sendAndHangUp(String key, String body) {
        URI endpoint = project.api().endpoint();
        String head =
                "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-API-Key: %s\r\nIdempotency-Key: %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(endpoint.getPath(), project.key(), key, body.length());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort());
                OutputStream out = socket.getOutputStream()) {
            out.write((head + body).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.setSoLinger(true, 0);
            hangUps.incrementAndGet();
        } catch (IOException _) {
            // The server is not there.
        }
    }

    int acknowledged() {
        return answers.size();
    }

    int repeats() {
        return repeats.get();
    }

    int hangUps() {
        return hangUps.get();
    }

    /** Writes that were there already when the request was sent that was answered. */
    long answeredLater() {
        return written().entrySet().stream()
                .filter(entry -> entry.getValue() < lastSent.getOrDefault(entry.getKey(), 0L))
                .count();
    }

    /** When each was written, in milliseconds. */
    private Map<String, Long> written() {
        Map<String, Long> written = new HashMap<>();
        database()
                .rows("select mark, floor(extract(epoch from created_at) * 1000)::bigint from " + entries())
                .forEach(row ->
                        written.put(String.valueOf(row.getFirst()), Long.parseLong(String.valueOf(row.getLast()))));
        return written;
    }

    /**
     * Every acknowledged write is there once, with the answer that was given; nothing else is. What was called undone
     * was written later.
     */
    void check() {
        assertThat(database().column("select mark from " + entries()).stream()
                        .sorted()
                        .toList())
                .isEqualTo(answers.keySet().stream().sorted().toList());
        assertThat(database().value("select coalesce(sum(total), 0) from " + project.schema() + ".counters"))
                .isEqualTo(Integer.toString(answers.size()));
        Map<String, Long> written = written();
        calledUndone.forEach((mark, when) -> assertThat(written.get(mark))
                .as("%s, called undone at %d", mark, when)
                .isGreaterThanOrEqualTo(when));
        Map<String, String> kept = new HashMap<>();
        database()
                .rows("select key, convert_from(body, 'UTF8') from weft.kept_answer")
                .forEach(row -> kept.put(String.valueOf(row.getFirst()), String.valueOf(row.getLast())));
        assertThat(kept).isEqualTo(answers);
    }

    private String entries() {
        return project.schema() + ".entries";
    }

    private EmbeddedDatabase database() {
        return project.owner().server().database();
    }
}
