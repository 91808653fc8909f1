package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.websocket.TestSocket;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is done on one server reaches the sockets of the other in time. */
class TwoServersTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static RunningServer here;
    private static RunningServer there;
    private static String[] owner;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty("weft.environment", "development");
        System.setProperty("weft.rate-limits", "off");
        here = new RunningServer();
        there = here.another();
        owner = here.signUp("owner@example.com");
        here.createProject("shop", owner);
    }

    @AfterAll
    static void stop() {
        there.close();
        here.close();
        System.clearProperty("weft.environment");
        System.clearProperty("weft.rate-limits");
    }

    @Test
    void aKeyRevokedHereEndsItsSocketsThere() {
        JsonNode key = platform(
                        "mutation { createApiKey(input: {project: \"shop\", name: \"k\", kind: SECRET}) { secret key { id } } }")
                .at("/data/createApiKey");
        try (TestSocket socket = TestSocket.ready(
                there.uri("/graphql/shop"),
                "{'X-API-Key':'" + key.path("secret").asString() + "'}")) {
            platform("mutation { revokeApiKey(project: \"shop\", id: \""
                    + key.at("/key/id").asString() + "\") { revokedAt } }");
            long before = System.nanoTime();

            assertThat(socket.closeCode()).isEqualTo(4401);
            assertThat((System.nanoTime() - before) / 1e9).isLessThan(1.5);
        }
    }

    @Test
    void aProjectDecommissionedHereClosesItsSocketsThere() {
        here.createProject("brief", owner);
        try (TestSocket socket = TestSocket.ready(there.uri("/graphql/brief"), "{}")) {
            platform("mutation { decommissionProject(slug: \"brief\", confirmSlug: \"brief\") { state } }");

            assertThat(socket.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void aSchemaChangedHereIsToldThere() {
        here.createProject("news", owner);
        try (TestSocket socket = TestSocket.ready(there.uri("/graphql"), "{'Authorization':'" + owner[1] + "'}")) {
            socket.subscribe("s", "subscription { schemaChanged(project: \"news\") { status revision } }");
            JsonNode change = JSON.readTree(heard(socket));

            assertThat(change.at("/payload/data/schemaChanged/status").asString())
                    .isEqualTo("APPLIED");
        }
    }

    /** Changes the schema until the socket has begun to listen. */
    private static String heard(TestSocket socket) {
        for (int i = 0; socket.waiting() == 0 && i < 100; i++) {
            platform("mutation { changeSchema(project: \"news\", operations: [{createCollection: {name: \"c" + i
                    + "\"}}]) { status } }");
        }
        return socket.next();
    }

    private static JsonNode platform(String document) {
        return JSON.readTree(here.graphql("/graphql", document, owner).body());
    }
}
