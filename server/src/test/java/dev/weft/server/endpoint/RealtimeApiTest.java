package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.websocket.TestSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Subscriptions of projects, from the socket to the log of changes, on two servers of one database. */
class RealtimeApiTest {
    private static final String PASSWORD = "violet kettle under northern rain";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CHANGED =
            "subscription { noteChanged { kind transition id changedFields note { text } cursor } }";

    private static RunningServer here;
    private static RunningServer there;
    private static String[] owner;
    private static int projects;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty("weft.environment", "development");
        System.setProperty("weft.rate-limits", "off");
        here = new RunningServer();
        there = here.another();
        owner = here.signUp("owner@example.com");
    }

    @AfterAll
    static void stop() {
        there.close();
        here.close();
        System.clearProperty("weft.environment");
        System.clearProperty("weft.rate-limits");
    }

    @Test
    void aWriteReachesTheSocketsOfBothServers() {
        Shop shop = Shop.create();
        try (TestSocket near = shop.socket(here, shop.key);
                TestSocket far = shop.socket(there, shop.key)) {
            near.subscribe("n", CHANGED);
            far.subscribe("f", CHANGED);
            JsonNode event = shop.heard(near);
            assertThat(event.path("kind").asString()).isEqualTo("CREATED");
            assertThat(event.path("transition").asString()).isEqualTo("ENTERED");
            assertThat(event.at("/note/text").asString()).startsWith("n");
            assertThat(shop.heard(far).path("kind").asString()).isEqualTo("CREATED");
        }
    }

    @Test
    void whatWasMissedIsToldByTheOtherServer() {
        Shop shop = Shop.create();
        JsonNode last;
        try (TestSocket socket = shop.socket(here, shop.key)) {
            socket.subscribe("s", CHANGED);
            last = shop.heard(socket);
            while (socket.waiting() > 0) {
                last = event(socket.next());
            }
        }
        int from = Integer.parseInt(last.at("/note/text").asString().substring(1));
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            shop.write(here);
        }
        try (TestSocket socket = shop.socket(there, shop.key)) {
            socket.subscribe(
                    "s",
                    "subscription { noteChanged(after: \"" + last.path("cursor").asString()
                            + "\") { note { text } } }");
            String text;
            do {
                text = event(socket.next()).at("/note/text").asString();
                missed.add(text);
            } while (!text.equals("n" + shop.notes));
        }
        List<String> expected = new ArrayList<>();
        for (int i = from + 1; i <= shop.notes; i++) {
            expected.add("n" + i);
        }
        assertThat(missed).isEqualTo(expected);
    }

    @Test
    void aLiveQueryAnswersAgainWhenItsResultIsAnother() {
        Shop shop = Shop.create();
        try (TestSocket socket = shop.socket(there, shop.key)) {
            socket.subscribe("l", "subscription { live { notes { totalCount } } }");
            assertThat(socket.next()).contains("\"totalCount\":0");
            shop.write(here);
            assertThat(socket.next()).contains("\"totalCount\":1");
        }
    }

    @Test
    void aPolicyThatIsTakenAwayEndsWhatItAllowed() {
        Shop shop = Shop.create();
        String user = shop.user();
        try (TestSocket socket = shop.socket(there, "Authorization", "Bearer " + user)) {
            socket.subscribe("s", CHANGED);
            shop.heard(socket);
            shop.change("{removePolicy: {collection: \"notes\", role: \"user\", action: READ}}");

            String end = lastOf(socket, "\"type\":\"error\"");
            assertThat(end).contains("\"id\":\"s\"").contains("FORBIDDEN");
            assertThat(socket.subscribe("q", "{ me { email } }").next()).contains("\"data\"");
        }
    }

    @Test
    void aRoleThatIsTakenAwayEndsWhatItAllowed() {
        Shop shop = Shop.create();
        shop.change(
                "{createRole: {name: \"editor\"}}",
                "{removePolicy: {collection: \"notes\", role: \"user\", action: READ}}",
                "{setPolicy: {collection: \"notes\", role: \"editor\", action: READ}}");
        String user = shop.user();
        String id = shop.ask(here, "{ users { nodes { id } } }", shop.key)
                .at("/data/users/nodes/0/id")
                .asString();
        shop.ask(
                here,
                "mutation { updateUser(id: \"" + id + "\", patch: {roles: [\"editor\"]}) { outcome } }",
                shop.key);
        try (TestSocket socket = shop.socket(there, "Authorization", "Bearer " + user)) {
            socket.subscribe("s", CHANGED);
            shop.heard(socket);
            shop.ask(here, "mutation { updateUser(id: \"" + id + "\", patch: {roles: []}) { outcome } }", shop.key);

            assertThat(lastOf(socket, "\"type\":\"error\""))
                    .contains("\"id\":\"s\"")
                    .contains("FORBIDDEN");
        }
    }

    @Test
    void aChangedSchemaEndsWhatNamesWhatIsGoneAndNothingElse() {
        Shop shop = Shop.create();
        shop.change("{addField: {collection: \"notes\", field: {name: \"extra\", type: TEXT}}}");
        try (TestSocket socket = shop.socket(there, shop.key)) {
            socket.subscribe("gone", "subscription { noteChanged { note { extra } } }");
            socket.subscribe("stays", CHANGED);
            while (socket.waiting() < 2) {
                shop.write(here);
                LockSupport.parkNanos(20_000_000);
            }
            shop.change("{archiveField: {collection: \"notes\", field: \"extra\"}}");

            assertThat(lastOf(socket, "\"type\":\"error\""))
                    .contains("\"id\":\"gone\"")
                    .contains("\"code\"");
            shop.write(here);
            assertThat(lastOf(socket, "\"n" + shop.notes + "\"")).contains("\"id\":\"stays\"");
        }
    }

    /** What comes until a message that holds the text. */
    private static String lastOf(TestSocket socket, String text) {
        while (true) {
            String message = socket.next();
            if (message.contains(text)) {
                return message;
            }
        }
    }

    private static JsonNode event(String message) {
        JsonNode event = JSON.readTree(message).at("/payload/data/noteChanged");
        assertThat(event.isObject()).as(message).isTrue();
        return event;
    }

    private static final class Shop {
        private final String slug;
        private final String[] key;
        private int notes;

        private Shop(String slug, String[] key) {
            this.slug = slug;
            this.key = key;
        }

        static Shop create() {
            String slug = "shop" + projects++;
            here.createProject(slug, owner);
            Shop shop = new Shop(slug, here.secretKey(slug, owner));
            shop.change(
                    "{createCollection: {name: \"notes\", fields: [{name: \"text\", type: TEXT}]}}",
                    "{setPolicy: {collection: \"notes\", role: \"user\", action: READ}}");
            return shop;
        }

        void change(String... operations) {
            String document = "mutation { changeSchema(project: \"" + slug + "\", acceptBreaking: true, operations: ["
                    + String.join(", ", operations) + "]) { status error } }";
            String answer = here.graphql("/graphql", document, owner).body();
            assertThat(answer).contains("APPLIED");
        }

        String user() {
            JsonNode answer = ask(
                    here,
                    "mutation { signUp(input: {email: \"u@example.com\", password: \"" + PASSWORD
                            + "\"}) { accessToken } }");
            return answer.at("/data/signUp/accessToken").asString();
        }

        TestSocket socket(RunningServer server, String... header) {
            return TestSocket.ready(server.uri("/graphql/" + slug), "{'" + header[0] + "':'" + header[1] + "'}");
        }

        JsonNode ask(RunningServer server, String document, String... header) {
            return JSON.readTree(
                    server.graphql("/graphql/" + slug, document, header).body());
        }

        void write(RunningServer server) {
            notes++;
            JsonNode answer =
                    ask(server, "mutation { createNote(input: {text: \"n" + notes + "\"}) { outcome } }", key);
            assertThat(answer.path("errors").isMissingNode())
                    .as(answer.toString())
                    .isTrue();
        }

        /** Writes until the socket, which may not listen yet, has heard of it. */
        JsonNode heard(TestSocket socket) {
            for (int i = 0; socket.waiting() == 0 && i < 200; i++) {
                write(here);
                LockSupport.parkNanos(20_000_000);
            }
            return event(socket.next());
        }
    }
}
