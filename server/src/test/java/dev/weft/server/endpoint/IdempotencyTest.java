package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.idempotency.ExpiredAnswers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutations that are sent again under the same key. */
class IdempotencyTest {
    private static final String CREATE = "mutation { createPost(input: {title: \"one\"}) { post { id rowVersion } } }";

    private static RunningServer server;
    private static String[] owner;
    private static String path;
    private static String table;
    private static DSLContext sql;

    @BeforeAll
    static void start() throws IOException {
        server = new RunningServer();
        owner = server.signUp("owner@example.com");
        path = server.createProject("shop", owner);
        HttpResponse<String> changed = server.graphql(
                "/graphql",
                "mutation { changeSchema(project: \"shop\", operations: [{createCollection: {name: \"posts\", fields:"
                        + " [{name: \"title\", type: TEXT}, {name: \"slug\", type: TEXT, unique: true}]}}]) { revision } }",
                owner);
        assertThat(changed.body()).doesNotContain("errors");
        sql = DSL.using(server.database.dataSource(), SQLDialect.POSTGRES);
        table = sql.fetchValue("select database_schema from weft.project where slug = 'shop'") + ".posts";
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void nothing() {
        sql.execute("truncate " + table);
        sql.execute("truncate weft.kept_answer");
    }

    @Test
    void theSameRequestIsCarriedOutOnceAndAnsweredAlike() {
        HttpResponse<String> first = send("key-1", CREATE);
        HttpResponse<String> again = send("key-1", CREATE);
        HttpResponse<String> other = send("key-2", CREATE);

        assertThat(first.body()).contains("rowVersion").doesNotContain("errors");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(other.body()).isNotEqualTo(first.body());
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsAConflict() {
        send("key", CREATE);

        HttpResponse<String> other = send("key", CREATE.replace("one", "two"));

        assertThat(other.body()).contains("IDEMPOTENCY_CONFLICT").doesNotContain("\"data\"");
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void variablesBelongToTheBodyInAnyOrder() {
        String body =
                "{\"query\":\"mutation ($i: PostInput!) { createPost(input: $i) { post { id } } }\",\"variables\":{%s}}";
        HttpResponse<String> first = post("key", body.formatted("\"i\":{\"title\":\"a\",\"slug\":\"b\"}"));

        assertThat(post("key", body.formatted("\"i\":{\"slug\":\"b\",\"title\":\"a\"}"))
                        .body())
                .isEqualTo(first.body());
        assertThat(post("key", body.formatted("\"i\":{\"slug\":\"c\",\"title\":\"a\"}"))
                        .body())
                .contains("IDEMPOTENCY_CONFLICT");
    }

    @Test
    void keysOfDifferentCallersHaveNothingInCommon() {
        String[] key = server.secretKey("shop", owner);
        HttpResponse<String> first = send("key", CREATE);
        HttpResponse<String> other = server.graphql(path, CREATE, key[0], key[1], "Idempotency-Key", "key");

        assertThat(other.body()).doesNotContain("errors").isNotEqualTo(first.body());
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void whatFailedBeforeItsCommitMayBeSentAgain() {
        sql.execute("insert into " + table + " (slug) values ('taken')");
        String document = "mutation { createPost(input: {slug: \"taken\"}) { outcome errors { code } } }";

        assertThat(send("key", document).body()).contains("UNIQUE_VIOLATION");
        sql.execute("truncate " + table);
        assertThat(send("key", document).body()).contains("CREATED");
    }

    @Test
    void fieldsThatStandForThemselvesAreAnsweredAsTheyWere() {
        sql.execute("insert into " + table + " (slug) values ('taken')");
        String document = "mutation @transaction(mode: PER_FIELD) {"
                + " a: createPost(input: {slug: \"new\"}) { outcome } b: createPost(input: {slug: \"taken\"}) { outcome } }";

        HttpResponse<String> first = send("key", document);
        sql.execute("delete from " + table + " where slug = 'taken'");

        assertThat(first.body()).contains("CREATED").contains("UNIQUE_VIOLATION");
        assertThat(send("key", document).body()).isEqualTo(first.body());
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void aDryRunLeavesTheKeyFree() {
        String dry = CREATE.replace("mutation", "mutation @transaction(dryRun: true)");

        assertThat(send("key", dry).body()).contains("rowVersion");
        assertThat(send("key", CREATE).body()).contains("rowVersion");
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void oneThatIsStillInFlightIsWaitedFor() throws Exception {
        String document = "mutation { createPost(input: {slug: \"wanted\"}) { post { id } } }";
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(3);
                Connection other = server.database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into " + table + " (slug) values ('wanted')");
            for (int i = 0; i < 3; i++) {
                answers.add(threads.submit(() -> send("key", document)));
            }
            await(
                    "select count(*) = 3 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
            other.rollback();
        }

        assertThat(answers.getFirst().get().body()).contains("\"id\"");
        assertThat(answers)
                .extracting(answer -> answer.get().body())
                .containsOnly(answers.getFirst().get().body());
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void anAnswerThatNeverArrivedIsToldToWhoeverAsksAgain() throws Exception {
        String body = "{\"query\":\"" + CREATE.replace("\"", "\\\"") + "\"}";
        int port = server.uri("/").getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream()) {
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + owner[0]
                            + ": " + owner[1] + "\r\nIdempotency-Key: lost\r\nContent-Length: " + body.length()
                            + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.setSoLinger(true, 0);
        }
        await("select count(*) = 1 from " + table);

        HttpResponse<String> retried = send("lost", CREATE);

        assertThat(retried.body()).contains("rowVersion");
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void everyMemberOfABatchIsCarriedOutOnce() {
        String member = "{\"query\":\"" + CREATE.replace("\"", "\\\"") + "\"}";
        String batch = "[" + member + "," + member + ",{\"query\":\"{ posts { totalCount } }\"}]";

        HttpResponse<String> first = post("key", batch);
        HttpResponse<String> again = post("key", batch);

        assertThat(posts()).isEqualTo(2);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        send("key", CREATE);
        sql.execute("update weft.kept_answer set created_at = now() - interval '25 hours'");
        send("key", CREATE);
        assertThat(posts()).isEqualTo(2);

        send("other", CREATE);
        sql.execute("update weft.kept_answer set created_at = now() - interval '25 hours' where key = 'key'");
        try (ExpiredAnswers expired = new ExpiredAnswers(server.database.dataSource())) {
            assertThat(expired.delete()).isEqualTo(1);
        }
        assertThat(sql.fetchValue("select key from weft.kept_answer")).isEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", ""})
    void aKeyHasVisibleCharacters(String key) {
        assertThat(send(key, CREATE).statusCode()).isEqualTo(400);
    }

    @Test
    void aKeyIsNoLongerThanItMayBe() {
        assertThat(send("k".repeat(256), CREATE).statusCode()).isEqualTo(400);
        assertThat(send("k".repeat(255), CREATE).statusCode()).isEqualTo(200);
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void queriesNeedNoKey() {
        assertThat(send("key", "{ posts { totalCount } }").body()).contains("\"totalCount\":0");
        send("key", CREATE);
        assertThat(send("key", "{ posts { totalCount } }").body()).contains("\"totalCount\":1");
    }

    private static HttpResponse<String> send(String key, String document) {
        return post(key, "{\"query\":\"" + document.replace("\"", "\\\"") + "\"}");
    }

    private static HttpResponse<String> post(String key, String body) {
        return server.post(
                path,
                body,
                Stream.concat(Stream.of(owner), Stream.of("Idempotency-Key", key))
                        .toArray(String[]::new));
    }

    private static long posts() {
        return (Long) Objects.requireNonNull(sql.fetchValue("select count(*) from " + table));
    }

    private static void await(String condition) {
        long end = System.nanoTime() + Duration.ofSeconds(7).toNanos();
        while (!Boolean.TRUE.equals(sql.fetchValue(condition))) {
            assertThat(System.nanoTime()).as(condition).isLessThan(end);
        }
    }
}
