package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.weft.server.user.TestIssuer;
import dev.weft.server.websocket.TestSocket;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server through sockets: the same callers, the same limits, the same log. */
@TestMethodOrder(MethodOrderer.Random.class)
class SocketApiTest {
    private static final String PASSWORD = "violet kettle under northern rain";

    /** A second, and something for a busy machine. */
    private static final double SOON = 1.5;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static RunningServer server;
    private static String[] owner;
    private static String shop;
    private static int users;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty("weft.environment", "development");
        System.setProperty("weft.rate-limits", "off");
        server = new RunningServer();
        owner = server.signUp("owner@example.com");
        shop = server.createProject("shop", owner);
        change(
                "shop",
                "{createCollection: {name: \"notes\", fields: [{name: \"text\", type: TEXT}]}}",
                "{setPolicy: {collection: \"notes\", role: \"user\", action: READ}}");
    }

    @AfterAll
    static void stop() {
        server.close();
        System.clearProperty("weft.environment");
        System.clearProperty("weft.rate-limits");
    }

    @Test
    void operationsAreThoseOfTheCaller() {
        try (TestSocket socket = socket(server.secretKey("shop", owner))) {
            socket.subscribe("1", "mutation { createNote(input: {text: \"by socket\"}) { note { text } } }");
            assertThat(socket.next()).contains("\"text\":\"by socket\"").contains("\"type\":\"next\"");
            assertThat(socket.next()).contains("\"type\":\"complete\"");
            socket.subscribe("2", "{ notes(filter: {text: {eq: \"by socket\"}}) { totalCount } }");
            assertThat(socket.next()).contains("\"totalCount\":1");
        }
        try (TestSocket anonymous = TestSocket.ready(server.uri(shop), "{}")) {
            assertThat(anonymous.subscribe("1", "{ notes { totalCount } }").next())
                    .contains("\"type\":\"error\"")
                    .contains("GRAPHQL_VALIDATION_FAILED");
        }
    }

    @Test
    void theLimitsOfDocumentsHold() {
        try (TestSocket socket = socket(server.secretKey("shop", owner))) {
            assertThat(socket.subscribe("2", "{ " + "a: __typename ".repeat(31) + "}")
                            .next())
                    .contains("\"type\":\"error\"")
                    .contains("QUERY_TOO_COMPLEX");
            assertThat(socket.subscribe("3", "{ notes { totalCount } }").next()).contains("\"data\"");
        }
    }

    @Test
    void aMutationUnderAKeyIsCarriedOutOnce() {
        String[] key = server.secretKey("shop", owner);
        String message = "{'id':'1','type':'subscribe','payload':{'query':"
                + "'mutation { createNote(input: {text: \\\"once\\\"}) { note { id } } }',"
                + "'extensions':{'idempotencyKey':'k-1'}}}";
        try (TestSocket socket = socket(key)) {
            String first = socket.send(message).next();
            socket.next();
            assertThat(socket.send(message).next()).isEqualTo(first);
            socket.next();
            assertThat(socket.subscribe("2", "{ notes(filter: {text: {eq: \"once\"}}) { totalCount } }")
                            .next())
                    .contains("\"totalCount\":1");
            assertThat(socket.send(message.replace("once", "twice")).next()).contains("\"id\":\"2\"");
            assertThat(socket.next()).contains("IDEMPOTENCY_CONFLICT");
        }
    }

    @Test
    void aRevokedKeyEndsItsSockets() {
        JsonNode key = platform(
                        "mutation { createApiKey(input: {project: \"shop\", name: \"k\", kind: SECRET}) { secret key { id } } }")
                .at("/data/createApiKey");
        try (TestSocket socket = socket("X-API-Key", key.path("secret").asString())) {
            platform("mutation { revokeApiKey(project: \"shop\", id: \""
                    + key.at("/key/id").asString() + "\") { revokedAt } }");
            long before = System.nanoTime();

            assertThat(socket.closeCode()).isEqualTo(4401);
            assertThat(secondsSince(before)).isLessThan(SOON);
        }
    }

    @Test
    void signingOutEndsTheSocketsOfTheSessionAlone() {
        String email = signUp();
        String first = session(email, PASSWORD);
        String second = session(email, PASSWORD);
        try (TestSocket ending = socket("Authorization", "Bearer " + first);
                TestSocket staying = socket("Authorization", "Bearer " + second)) {
            server.graphql(shop, "mutation { signOut }", "Authorization", "Bearer " + first);
            long before = System.nanoTime();

            assertThat(ending.closeCode()).isEqualTo(4401);
            assertThat(secondsSince(before)).isLessThan(SOON);
            assertThat(staying.subscribe("1", "{ me { email } }").next()).contains(email);
        }
    }

    @Test
    void anotherPasswordEndsTheSocketsOfOtherSessions() {
        String email = signUp();
        String changing = session(email, PASSWORD);
        try (TestSocket other = socket("Authorization", "Bearer " + session(email, PASSWORD))) {
            server.graphql(
                    shop,
                    "mutation { changePassword(current: \"" + PASSWORD
                            + "\", next: \"amber ladder beside quiet sea\") }",
                    "Authorization",
                    "Bearer " + changing);
            long before = System.nanoTime();

            assertThat(other.closeCode()).isEqualTo(4401);
            assertThat(secondsSince(before)).isLessThan(SOON);
        }
    }

    @Test
    void aTokenThatExpiresEndsItsSocket() {
        try (TestIssuer issuer = new TestIssuer()) {
            platform("mutation { setIdentityProvider(project: \"shop\", input: {issuer: \"" + issuer.name()
                    + "\", audience: \"shop\", jwksUri: \"" + issuer.keysUri() + "\"}) { issuer } }");
            Instant end = Instant.now().plusSeconds(3);
            String token = issuer.sign(
                    new JWTClaimsSet.Builder()
                            .issuer(issuer.name())
                            .audience("shop")
                            .subject("ada")
                            .expirationTime(Date.from(end))
                            .build(),
                    header -> header);
            try (TestSocket socket = socket("Authorization", "Bearer " + token)) {
                assertThat(socket.closeCode()).isEqualTo(4401);
                assertThat(Duration.between(end.truncatedTo(ChronoUnit.SECONDS), Instant.now()))
                        .isBetween(Duration.ZERO, Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void aDecommissionedProjectClosesItsSockets() {
        String path = server.createProject("brief", owner);
        try (TestSocket socket = TestSocket.ready(server.uri(path), "{}")) {
            platform("mutation { decommissionProject(slug: \"brief\", confirmSlug: \"brief\") { state } }");

            assertThat(socket.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void aMemberHearsOfEverySchemaChange() {
        server.createProject("news", owner);
        try (TestSocket socket = TestSocket.ready(server.uri("/graphql"), "{'Authorization':'" + owner[1] + "'}")) {
            socket.subscribe(
                    "s",
                    "subscription { schemaChanged(project: \"news\") { status revision error project { slug } operations } }");
            socket.subscribe("barrier", "{ __typename }");
            assertThat(socket.next()).contains("barrier");
            socket.next();
            JsonNode applied = news(socket, "{createCollection: {name: \"tags\"}}");
            assertThat(applied.path("status").asString()).isEqualTo("APPLIED");
            assertThat(applied.at("/project/slug").asString()).isEqualTo("news");
            JsonNode failed = news(socket, "{createCollection: {name: \"tags\"}}");
            assertThat(failed.path("status").asString()).isEqualTo("FAILED");
            assertThat(failed.path("error").asString()).contains("NAME_TAKEN");
        }
    }

    @Test
    void strangersHearNothingOfSchemaChanges() {
        String[] stranger = server.signUp("stranger@example.com");
        try (TestSocket socket = TestSocket.ready(server.uri("/graphql"), "{'Authorization':'" + stranger[1] + "'}")) {
            assertThat(socket.subscribe("1", "subscription { schemaChanged(project: \"shop\") { status } }")
                            .next())
                    .contains("\"type\":\"error\"")
                    .contains("NOT_FOUND");
        }
        try (TestSocket anonymous = TestSocket.ready(server.uri("/graphql"), "{}")) {
            assertThat(anonymous
                            .subscribe("1", "subscription { schemaChanged(project: \"shop\") { status } }")
                            .next())
                    .contains("UNAUTHENTICATED");
        }
    }

    @Test
    void schemaChangesComeAsEventsToo() throws Exception {
        server.createProject("events", owner);
        HttpRequest request = HttpRequest.newBuilder(server.uri("/graphql"))
                .header("Accept", "text/event-stream")
                .header("Content-Type", "application/json")
                .header(owner[0], owner[1])
                .POST(BodyPublishers.ofString(
                        "{\"query\":\"subscription { schemaChanged(project: \\\"events\\\") { status } }\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> response = client.send(request, BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                Iterator<String> read = lines.iterator();
                AtomicBoolean heard = new AtomicBoolean();
                Thread changing = Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 20 && !heard.get(); i++) {
                        change("events", "{createCollection: {name: \"c" + i + "\"}}");
                    }
                });
                String line = read.next();
                while (!line.startsWith("data")) {
                    line = read.next();
                }
                assertThat(line).isEqualTo("data: {\"data\":{\"schemaChanged\":{\"status\":\"APPLIED\"}}}");
                heard.set(true);
                changing.join();
            }
        }
    }

    private static JsonNode news(TestSocket socket, String operation) {
        platform("mutation { changeSchema(project: \"news\", operations: [" + operation + "]) { status } }");
        return JSON.readTree(socket.next()).at("/payload/data/schemaChanged");
    }

    private static void change(String project, String... operations) {
        JsonNode answer = platform("mutation { changeSchema(project: \"" + project
                + "\", acceptBreaking: true, operations: [" + String.join(", ", operations) + "]) { status error } }");
        assertThat(answer.at("/data/changeSchema/status").asString())
                .as(answer.toString())
                .isEqualTo("APPLIED");
    }

    private static JsonNode platform(String document) {
        return JSON.readTree(server.graphql("/graphql", document, owner).body());
    }

    private static String signUp() {
        String email = "u" + users++ + "@example.com";
        server.graphql(
                shop,
                "mutation { signUp(input: {email: \"" + email + "\", password: \"" + PASSWORD
                        + "\"}) { accessToken } }");
        return email;
    }

    private static String session(String email, String password) {
        HttpResponse<String> answer = server.graphql(
                shop,
                "mutation { signIn(input: {email: \"" + email + "\", password: \"" + password
                        + "\"}) { accessToken } }");
        return JSON.readTree(answer.body()).at("/data/signIn/accessToken").asString();
    }

    private static TestSocket socket(String... header) {
        return TestSocket.ready(server.uri(shop), "{'" + header[0] + "':'" + header[1] + "'}");
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
