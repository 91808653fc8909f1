package dev.weft.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.server.http.HttpServer;
import dev.weft.server.http.SampleEngine;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketTest {
    private static final String GOOD = "{'authorization':'" + HttpServer.GOOD_TOKEN + "'}";

    private static @Nullable HttpServer server;

    @BeforeAll
    static void start() {
        server = new HttpServer(
                "--weft.streams.initialisation=1s",
                "--weft.streams.patience=2s",
                "--weft.streams.per-caller=20",
                "--weft.streams.queue-messages=50",
                "--weft.streams.queue-bytes=100000",
                "--weft.limits.body-bytes=100000");
    }

    @AfterAll
    static void stop() {
        server().close();
    }

    @BeforeEach
    void restore() {
        server().routes().tokenIsGood = true;
        server().routes().projectIsThere = true;
    }

    @Test
    void servesQueriesAndMutations() {
        try (TestSocket socket = ready("{}")) {
            socket.subscribe("a", "{ echo(text: \"hi\") }");
            socket.send("{'id':'m','type':'subscribe','payload':{'query':'mutation { increment }'}}");

            List<String> answers = List.of(socket.next(), socket.next(), socket.next(), socket.next());
            assertThat(answers)
                    .contains(
                            "{\"id\":\"a\",\"type\":\"next\",\"payload\":{\"data\":{\"echo\":\"hi\"}}}",
                            "{\"id\":\"a\",\"type\":\"complete\"}",
                            "{\"id\":\"m\",\"type\":\"complete\"}")
                    .anyMatch(answer -> answer.contains("\"increment\":"));
        }
    }

    @Test
    void aDocumentThatIsWrongIsAnErrorOfItsOperationAndTheSocketStays() {
        try (TestSocket socket = ready("{}")) {
            assertThat(socket.subscribe("1", "{ nothing }").next())
                    .startsWith("{\"id\":\"1\",\"type\":\"error\",\"payload\":[{")
                    .contains("GRAPHQL_VALIDATION_FAILED")
                    .containsPattern("\"requestId\":\"[0-9a-f]{32}\"");
            assertThat(socket.subscribe("1", "{").next()).contains("GRAPHQL_PARSE_FAILED");
            assertThat(socket.subscribe("1", "{ broken }").next()).contains("INTERNAL_SERVER_ERROR");
            assertThat(socket.subscribe("1", "{ count }").next()).contains("\"data\"");
        }
    }

    @Test
    void showsWhatASubscriptionSaysUntilItIsCompleted() {
        SampleEngine engine = server().engine();
        try (TestSocket socket = ready("{}")) {
            socket.subscribe("s", "subscription { ticks }");
            await(() -> engine.listeners.size() == 1);
            engine.tick("{\"data\":{\"ticks\":1}}");
            engine.tick("{\"data\":{\"ticks\":2}}");
            assertThat(socket.next())
                    .isEqualTo("{\"id\":\"s\",\"type\":\"next\",\"payload\":{\"data\":{\"ticks\":1}}}");
            assertThat(socket.next()).contains("\"ticks\":2");

            socket.send("{'id':'s','type':'complete'}");
            await(engine.listeners::isEmpty);
            engine.tick("{\"data\":{\"ticks\":3}}");
            assertThat(socket.subscribe("q", "{ count }").next()).contains("\"id\":\"q\"");
        }
    }

    @Test
    void aClientThatGoesLeavesNothingBehind() {
        SampleEngine engine = server().engine();
        try (TestSocket socket = ready("{}")) {
            socket.subscribe("s", "subscription { ticks }");
            await(() -> engine.listeners.size() == 1);
        }
        await(engine.listeners::isEmpty);
    }

    @Test
    void violationsOfTheProtocolCloseTheSocketWithTheirCodes() {
        assertThat(closeCode("nonsense")).isEqualTo(4400);
        assertThat(closeCode("{'type':'subscribe','id':'1','payload':{'query':'{ count }'}}"))
                .isEqualTo(4401);
        try (TestSocket twice = ready("{}")) {
            assertThat(twice.send("{'type':'connection_init'}").closeCode()).isEqualTo(4429);
        }
        try (TestSocket duplicate = ready("{}")) {
            duplicate.subscribe("1", "subscription { ticks }").subscribe("1", "{ count }");
            assertThat(duplicate.closeCode()).isEqualTo(4409);
        }
        try (TestSocket bytes = ready("{}")) {
            bytes.sendBytes((byte) 1, (byte) 2);
            assertThat(bytes.closeCode()).isEqualTo(4400);
        }
        try (TestSocket large = ready("{}")) {
            large.send("{'type':'ping','payload':{'a':'" + "x".repeat(110_000) + "'}}");
            assertThat(large.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aSocketThatSaysNothingIsClosed() {
        try (TestSocket silent = socket("graphql-transport-ws")) {
            assertThat(silent.closeCode()).isEqualTo(4408);
        }
    }

    @Test
    void anotherSubProtocolOrNoneIsClosed() {
        try (TestSocket none = socket(null)) {
            assertThat(none.closeCode()).isEqualTo(4406);
        }
        try (TestSocket other = socket("graphql-ws")) {
            assertThat(other.closeCode()).isEqualTo(4406);
        }
    }

    @Test
    void aMessageMayComeInParts() {
        try (TestSocket socket = ready("{}")) {
            socket.sendParts("{'id':'1','type':'subs", "cribe','payload':{'que", "ry':'{ count }'}}");

            assertThat(socket.next()).contains("\"data\"");
        }
    }

    @Test
    void credentialsComeInThePayloadOrTheHandshake() {
        ready(GOOD).close();
        try (TestSocket bad = socket("graphql-transport-ws")) {
            bad.send("{'type':'connection_init','payload':{'Authorization':'Bearer bad'}}");
            assertThat(bad.closeCode()).isEqualTo(4401);
        }
        try (TestSocket bad = socket("graphql-transport-ws", "Authorization", "Bearer bad")) {
            bad.send("{'type':'connection_init'}");
            assertThat(bad.closeCode()).isEqualTo(4401);
        }
        try (TestSocket noText = socket("graphql-transport-ws")) {
            noText.send("{'type':'connection_init','payload':{'Authorization':5}}");
            assertThat(noText.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void pagesOfOtherSitesAreLetInByTheListAlone() {
        String host = server().uri("/").getAuthority();
        socket("graphql-transport-ws", "Origin", "https://app.example.com").close();
        socket("graphql-transport-ws", "Origin", "http://" + host).close();
        assertThatThrownBy(() -> socket("graphql-transport-ws", "Origin", "https://evil.example.com"))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    @Test
    void anUnknownProjectIsNotFoundBeforeThereIsASocket() {
        assertThatThrownBy(() -> new TestSocket(server().uri("/graphql/nothing"), "graphql-transport-ws"))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(404));
    }

    @Test
    void endsWithTheRightsOfItsCaller() {
        try (TestSocket socket = ready(GOOD);
                TestSocket other = ready("{}")) {
            socket.subscribe("s", "subscription { ticks }");
            await(() -> server().engine().listeners.size() == 1);
            long before = System.nanoTime();
            server().routes().tokenIsGood = false;

            assertThat(socket.closeCode()).isEqualTo(4401);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1_500));
            await(server().engine().listeners::isEmpty);
            assertThat(other.subscribe("q", "{ count }").next()).contains("\"data\"");
        }
    }

    @Test
    void whatRunsIsToldOfOtherRights() {
        SampleEngine engine = server().engine();
        int before = engine.renewed.get();
        try (TestSocket socket = ready(GOOD)) {
            socket.subscribe("s", "subscription { ticks }");
            await(() -> engine.listeners.size() == 1);

            server().routes().revision = 8;

            await(() -> engine.renewed.get() == before + 1);
            engine.tick("{\"data\":{}}");
            assertThat(socket.next()).contains("\"id\":\"s\"");
        }
    }

    @Test
    void endsWithItsProject() {
        try (TestSocket socket = ready(GOOD)) {
            server().routes().projectIsThere = false;

            assertThat(socket.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void aCallerHasSoManySocketsAndNoMore() {
        List<TestSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sockets.add(ready(GOOD));
        }
        TestSocket tooMany = socket("graphql-transport-ws");
        tooMany.send("{'type':'connection_init','payload':" + GOOD + "}");
        assertThat(tooMany.closeCode()).isEqualTo(4503);

        sockets.removeFirst().close();
        await(() -> {
            try (TestSocket again = socket("graphql-transport-ws")) {
                again.send("{'type':'connection_init','payload':" + GOOD + "}");
                return again.next().contains("connection_ack");
            } catch (IllegalStateException _) {
                return false;
            }
        });
        sockets.forEach(TestSocket::close);
    }

    @Test
    void aClientThatDoesNotReadIsClosedAndTheOthersAreNotHeldUp() {
        SampleEngine engine = server().engine();
        String large = "{\"data\":\"" + "x".repeat(50_000) + "\"}";
        try (TestSocket lazy = ready("{}");
                TestSocket eager = ready(GOOD)) {
            lazy.stopReading();
            lazy.subscribe("s", "subscription { ticks }");
            eager.subscribe("s", "subscription { ticks }");
            await(() -> engine.listeners.size() == 2);
            int sent = 0;
            while (engine.listeners.size() == 2) {
                engine.tick(large);
                sent++;
                eager.next();
            }
            assertThat(sent).isGreaterThan(1);
            assertThat(eager.isClosed()).isFalse();
            lazy.readOn();

            assertThat(lazy.closeCode()).isEqualTo(4290);
        }
    }

    @Test
    void aStoppingServerAnswersWhatItWasAskedAndSendsSubscribersElsewhere() throws InterruptedException {
        HttpServer stopping = new HttpServer();
        CountDownLatch latch = new CountDownLatch(1);
        TestSocket subscriber = ready(stopping);
        subscriber.subscribe("s", "subscription { ticks }");
        await(() -> stopping.engine().listeners.size() == 1);
        TestSocket asking = ready(stopping);
        stopping.engine().slow(latch);
        asking.subscribe("q", "{ count }");
        asking.send("{'type':'ping'}");
        assertThat(asking.next()).contains("pong");
        Thread stop = Thread.ofVirtual().start(stopping::close);

        assertThat(subscriber.closeCode()).isEqualTo(1001);
        assertThat(asking.isClosed()).isFalse();
        latch.countDown();
        assertThat(asking.next()).contains("\"data\"");
        assertThat(asking.next()).contains("complete");
        assertThat(asking.closeCode()).isEqualTo(1001);
        stop.join();
    }

    private static int closeCode(String message) {
        try (TestSocket socket = socket("graphql-transport-ws")) {
            return socket.send(message).closeCode();
        }
    }

    private static TestSocket ready(HttpServer server) {
        return TestSocket.ready(server.uri("/graphql/shop"), "{}");
    }

    private static TestSocket ready(String payload) {
        return TestSocket.ready(server().uri("/graphql/shop"), payload);
    }

    private static TestSocket socket(@Nullable String subProtocol, String... headers) {
        return new TestSocket(server().uri("/graphql/shop"), subProtocol, headers);
    }

    private static HttpServer server() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
