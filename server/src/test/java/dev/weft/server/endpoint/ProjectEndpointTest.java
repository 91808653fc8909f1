package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.ProjectId;
import dev.weft.change.Conditions;
import dev.weft.change.SchemaChanger;
import dev.weft.change.Wish;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProjectEndpointTest {
    private static RunningServer server;
    private static String[] owner;

    @BeforeAll
    static void start() throws IOException {
        server = new RunningServer();
        owner = server.signUp("owner@example.com");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aNewProjectIsServedAndSoIsEachOfItsRevisions() {
        String path = createProject("fresh");
        assertThat(revision(server.graphql(path, "{ __typename }"))).isEqualTo(1);

        addCollection("fresh", "posts");
        HttpResponse<String> created =
                server.graphql(path, "mutation { createPost(input: {title: \"Hi\"}) { post { title } } }", owner);

        assertThat(created.body()).isEqualTo("{\"data\":{\"createPost\":{\"post\":{\"title\":\"Hi\"}}}}");
        assertThat(revision(created)).isEqualTo(2);
        assertThat(server.graphql(path, "{ posts { totalCount nodes { title } } }", owner)
                        .body())
                .isEqualTo("{\"data\":{\"posts\":{\"totalCount\":1,\"nodes\":[{\"title\":\"Hi\"}]}}}");
    }

    @Test
    void aRequestThatMeetsTablesOfALaterRevisionIsAnsweredByThat() {
        String path = createProject("moving");
        addCollection("moving", "posts");
        String write = "mutation { createPost(input: {title: \"Hi\"}) { post { title } } }";
        assertThat(server.graphql(path, write, owner).statusCode()).isEqualTo(200);

        elsewhere("moving", "renameField", Map.of("collection", "posts", "field", "title", "name", "headline"));
        HttpResponse<String> read = server.graphql(path, "{ posts { nodes { title } } }", owner);
        assertThat(read.body()).isEqualTo("{\"data\":{\"posts\":{\"nodes\":[{\"title\":\"Hi\"}]}}}");
        assertThat(revision(read)).isEqualTo(3);

        elsewhere("moving", "renameCollection", Map.of("collection", "posts", "name", "notes"));
        HttpResponse<String> written = server.graphql(path, write, owner);
        assertThat(written.body()).isEqualTo("{\"data\":{\"createPost\":{\"post\":{\"title\":\"Hi\"}}}}");
        assertThat(revision(written)).isEqualTo(4);
        assertThat(server.graphql(path, "{ notes { totalCount } }", owner).body())
                .contains("\"totalCount\":2");

        elsewhere("moving", "renameCollection", Map.of("collection", "notes", "name", "texts", "keepAlias", false));
        assertThat(server.graphql(path, "{ notes { totalCount } }", owner).body())
                .contains("GRAPHQL_VALIDATION_FAILED");
    }

    /** Another server changes the schema, and this one has not heard of it yet. */
    private static void elsewhere(String slug, String operation, Map<String, Object> wish) {
        DSLContext sql = DSL.using(server.database.dataSource(), SQLDialect.POSTGRES);
        UUID project = sql.fetchSingle("select id from weft.project where slug = {0}", DSL.val(slug))
                .get(0, UUID.class);
        new SchemaChanger(server.database.dataSource())
                .change(
                        new ProjectId(project),
                        Wish.of(List.of(Map.of(operation, wish))),
                        Conditions.NONE,
                        "elsewhere");
    }

    @Test
    void anAnonymousCallerSeesNothingOfTheCatalog() {
        String path = createProject("private");
        addCollection("private", "posts");

        assertThat(server.graphql(path, "{ __typename me { id } }").body())
                .isEqualTo("{\"data\":{\"__typename\":\"Query\",\"me\":null}}");
        assertThat(server.graphql(path, "{ posts { totalCount } }").body()).contains("GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void aBadCredentialIs401AndAStrangerGetsTheAnswerOfAnUnknownProject() {
        String path = createProject("mine");

        HttpResponse<String> bad = server.graphql(path, "{ __typename }", "Authorization", "Bearer nonsense");
        assertThat(bad.statusCode()).isEqualTo(401);
        assertThat(bad.body()).contains("UNAUTHENTICATED").doesNotContain("\"data\"");

        HttpResponse<String> stranger = server.graphql(path, "{ __typename }", server.signUp("stranger@example.com"));
        HttpResponse<String> unknown = server.graphql("/graphql/nowhere", "{ __typename }");
        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(withoutId(stranger)).isEqualTo(withoutId(unknown));
        assertThat(stranger.headers().firstValue("Weft-Revision")).isEmpty();
    }

    private static String withoutId(HttpResponse<String> response) {
        return response.body().replaceAll("\"requestId\":\"[^\"]+\"", "");
    }

    @Test
    void aChangeOfAnotherServerIsFollowedWithinASecondOrTwo() {
        String path = createProject("followed");
        server.graphql(path, "{ users { totalCount } }", owner);
        ProjectId project =
                new ProjectId(Objects.requireNonNull(DSL.using(server.database.dataSource(), SQLDialect.POSTGRES)
                        .fetchOne("select id from weft.project where slug = 'followed'")
                        .get(0, UUID.class)));
        new SchemaChanger(server.database.dataSource())
                .change(project, Wish.of(List.of(createCollection("notes"))), Conditions.NONE, "another");

        Instant end = Instant.now().plus(Duration.ofSeconds(2));
        HttpResponse<String> response;
        do {
            response = server.graphql(path, "{ notes { totalCount } }", owner);
        } while (response.body().contains("errors") && Instant.now().isBefore(end));

        assertThat(response.body()).isEqualTo("{\"data\":{\"notes\":{\"totalCount\":0}}}");
    }

    @Test
    void noRequestFailsWhileTheSchemaChanges() throws Exception {
        String path = createProject("busy");
        addCollection("busy", "posts");
        AtomicBoolean done = new AtomicBoolean();
        List<Future<List<String>>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                clients.add(threads.submit(() -> query(path, done)));
            }
            for (int i = 0; i < 15; i++) {
                addCollection("busy", "more_" + (char) ('a' + i));
            }
            done.set(true);
            for (Future<List<String>> client : clients) {
                assertThat(client.get()).isNotEmpty().allMatch("{\"data\":{\"posts\":{\"nodes\":[]}}}"::equals);
            }
        }
        assertThat(revision(server.graphql(path, "{ __typename }", owner))).isEqualTo(17);
    }

    private static List<String> query(String path, AtomicBoolean done) {
        List<String> bodies = new ArrayList<>();
        while (!done.get()) {
            bodies.add(
                    server.graphql(path, "{ posts { nodes { title } } }", owner).body());
        }
        return bodies;
    }

    private static String createProject(String slug) {
        return server.createProject(slug, owner);
    }

    private static void addCollection(String project, String name) {
        HttpResponse<String> response = server.graphql(
                "/graphql",
                "mutation { changeSchema(project: \"" + project + "\", operations: [{createCollection: {name: \"" + name
                        + "\", fields: [{name: \"title\", type: TEXT}]}}]) { revision } }",
                owner);
        assertThat(response.body()).doesNotContain("errors");
    }

    private static Map<String, Object> createCollection(String name) {
        return Map.of(
                "createCollection", Map.of("name", name, "fields", List.of(Map.of("name", "title", "type", "TEXT"))));
    }

    private static int revision(HttpResponse<String> response) {
        return Integer.parseInt(response.headers().firstValue("Weft-Revision").orElseThrow());
    }
}
