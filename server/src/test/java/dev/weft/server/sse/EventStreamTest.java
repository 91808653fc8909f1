package dev.weft.server.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static @Nullable HttpServer server;

    @BeforeAll
    static void start() {
        server = new HttpServer("--weft.streams.keep-alive=300ms");
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
    void answersAQueryWithOneEventAndTheEnd() throws Exception {
        for (HttpRequest.Builder request : List.of(post("{ count }"), get("{ count }"))) {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream;charset=utf-8");
            assertThat(response.body())
                    .contains("event: next\ndata: {\"data\":{\"count\":")
                    .endsWith("event: complete\ndata:\n\n");
        }
    }

    @Test
    void mutationsComeByPostAlone() throws Exception {
        int before = server().engine().counter.get();

        assertThat(CLIENT.send(get("mutation { increment }").build(), BodyHandlers.ofString())
                        .body())
                .contains("METHOD_NOT_ALLOWED")
                .contains("event: complete");
        assertThat(server().engine().counter.get()).isEqualTo(before);
        assertThat(CLIENT.send(post("mutation { increment }").build(), BodyHandlers.ofString())
                        .body())
                .contains("\"increment\":" + (before + 1));
    }

    @Test
    void aWrongDocumentIsTheOnlyResult() throws Exception {
        assertThat(CLIENT.send(post("{ nothing }").build(), BodyHandlers.ofString())
                        .body())
                .contains("event: next\ndata: {\"errors\":[")
                .contains("GRAPHQL_VALIDATION_FAILED")
                .endsWith("event: complete\ndata:\n\n");
    }

    @Test
    void whatIsNoRequestOrNobodyMaySendIsPlainHttp() throws Exception {
        assertThat(status(post("{ count }").setHeader("Authorization", "Bearer bad")))
                .isEqualTo(401);
        assertThat(status(HttpRequest.newBuilder(server().uri("/graphql/nothing"))
                        .setHeader("Accept", "text/event-stream")
                        .setHeader("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"query\":\"{ count }\"}"))))
                .isEqualTo(404);
        assertThat(status(post("{ count }").setHeader("Content-Type", "text/plain")))
                .isEqualTo(415);
        assertThat(status(post("{ count }").POST(BodyPublishers.ofString("{")))).isEqualTo(400);
        assertThat(status(post("{ count }").POST(BodyPublishers.ofString("{}"))))
                .isEqualTo(400);
        assertThat(status(post("{ count }").POST(BodyPublishers.ofString("[]"))))
                .isEqualTo(400);
        assertThat(status(post("{ count }").PUT(BodyPublishers.ofString("{}")))).isEqualTo(405);
    }

    @Test
    void showsWhatASubscriptionSaysAndSignsOfLifeBetween() throws Exception {
        try (Stream<String> lines = open(post("subscription { ticks }"))) {
            Iterator<String> read = lines.iterator();
            await(() -> server().engine().listeners.size() == 1);
            assertThat(nextStarting(read, ":")).isEqualTo(":");
            server().engine().tick("{\"data\":{\"ticks\":1}}");
            assertThat(nextStarting(read, "data")).isEqualTo("data: {\"data\":{\"ticks\":1}}");
            assertThat(nextStarting(read, ":")).isEqualTo(":");

            server().engine().listeners.getFirst().complete();
            assertThat(nextStarting(read, "event")).isEqualTo("event: complete");
        }
        server().engine().listeners.clear();
    }

    @Test
    void endsWithTheRightsOfItsCaller() throws Exception {
        HttpRequest.Builder request = post("subscription { ticks }").setHeader("Authorization", HttpServer.GOOD_TOKEN);
        try (Stream<String> lines = open(request)) {
            Iterator<String> read = lines.iterator();
            await(() -> server().engine().listeners.size() == 1);
            server().routes().tokenIsGood = false;

            assertThat(nextStarting(read, "data")).contains("UNAUTHENTICATED");
            assertThat(nextStarting(read, "event")).isEqualTo("event: complete");
            await(server().engine().listeners::isEmpty);
        }
    }

    @Test
    void aReaderThatGoesLeavesNothingBehind() throws Exception {
        open(post("subscription { ticks }")).close();
        await(server().engine().listeners::isEmpty);
    }

    @Test
    void clientsThatLikeJsonBetterGetJson() throws Exception {
        HttpResponse<String> response = CLIENT.send(
                post("{ count }")
                        .setHeader(
                                "Accept",
                                "application/graphql-response+json, application/json, text/event-stream, multipart/mixed")
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/graphql-response+json;charset=utf-8");
    }

    private static String nextStarting(Iterator<String> lines, String start) {
        while (true) {
            String line = lines.next();
            if (line.startsWith(start)) {
                return line;
            }
        }
    }

    private static Stream<String> open(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = CLIENT.send(request.build(), BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
        assertThat(response.body()).contains("\"errors\"");
        return response.statusCode();
    }

    private static HttpRequest.Builder post(String document) {
        return HttpRequest.newBuilder(server().uri("/graphql/shop"))
                .setHeader("Accept", "text/event-stream")
                .setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"" + document + "\"}"));
    }

    private static HttpRequest.Builder get(String document) {
        String query = URLEncoder.encode(document, StandardCharsets.UTF_8);
        URI uri = server().uri("/graphql/shop?query=" + query);
        return HttpRequest.newBuilder(uri).setHeader("Accept", "text/event-stream");
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
