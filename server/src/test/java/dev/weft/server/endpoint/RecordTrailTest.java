package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happened to a row, as the platform API tells it, and who is said to have done it. */
class RecordTrailTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static RunningServer server;
    private static String[] owner;
    private static String[] key;
    private static String path;
    private static DSLContext sql;

    @BeforeAll
    static void start() throws IOException {
        server = new RunningServer();
        owner = server.signUp("owner@example.com");
        path = server.createProject("shop", owner);
        key = server.secretKey("shop", owner);
        change("{createCollection: {name: \"posts\", fields: [{name: \"title\", type: TEXT},"
                + " {name: \"price\", type: NUMBER}, {name: \"slug\", type: TEXT, unique: true}]}}");
        sql = DSL.using(server.database.dataSource(), SQLDialect.POSTGRES);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void itTellsEachChangeWithWhoAskedForIt() {
        HttpResponse<String> created = server.graphql(
                path, "mutation { createPost(input: {title: \"One\", price: \"12.50\"}) { post { rowId } } }", key);
        String id =
                JSON.readTree(created.body()).at("/data/createPost/post/rowId").asString();
        server.graphql(
                path,
                "mutation { updatePost(id: \"" + id + "\", patch: {title: \"Two\"}) { outcome }"
                        + " other: createPost(input: {title: \"x\"}) { outcome } }",
                owner);
        sql.execute("update " + schema() + ".posts set price = null");
        server.graphql(path, "mutation { deletePost(id: \"" + id + "\") { deletedId } }", key);

        List<JsonNode> trail = trail(id, "", owner);

        assertThat(trail)
                .extracting(change -> change.get("kind").asString())
                .containsExactly("DELETE", "UPDATE", "UPDATE", "INSERT");
        assertThat(trail.get(3).get("actor").asString()).startsWith("key:");
        assertThat(trail.get(2).get("actor").asString()).startsWith("account:");
        assertThat(trail.get(1).get("actor").isNull()).isTrue();
        assertThat(trail.get(0).get("actor").asString()).startsWith("key:");
        assertThat(trail.get(3).get("requestId").asString())
                .isEqualTo(created.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(trail.get(3).get("values").toString())
                .contains("{\"field\":\"price\",\"before\":null,\"after\":\"12.50\"}");
        assertThat(trail.get(2).get("values").toString())
                .contains("{\"field\":\"title\",\"before\":\"One\",\"after\":\"Two\"}")
                .doesNotContain("price");
        assertThat(trail(id, ", first: 1, after: \"" + trail.get(0).get("id").asString() + "\"", owner))
                .containsExactly(trail.get(1));
    }

    @Test
    void whoAsksIsKnownInEveryKindOfMutation() {
        List<String> mutations = List.of(
                "mutation { createPosts(input: [{title: \"a\"}, {title: \"b\"}]) { affectedCount } }",
                "mutation { updatePosts(filter: {title: {eq: \"a\"}}, patch: {price: \"1\"}) { affectedCount } }",
                "mutation { createPost(input: {title: \"c\", slug: \"s\"}, onConflict: {key: SLUG}) { outcome } }",
                "mutation { createPost(input: {title: \"d\", slug: \"s\"}, onConflict: {key: SLUG}) { outcome } }",
                "mutation @transaction(isolation: SERIALIZABLE) { createPost(input: {title: \"e\"}) { outcome } }",
                "mutation @transaction(mode: PER_FIELD) { a: createPost(input: {title: \"f\", slug: \"s\"}) { outcome }"
                        + " b: createPost(input: {title: \"g\"}) { outcome } }",
                "mutation { createPosts(input: [{title: \"h\", slug: \"s\"}, {title: \"i\"}], onError: CONTINUE)"
                        + " { affectedCount } }",
                "mutation { deletePosts(filter: {title: {in: [\"a\", \"b\", \"d\"]}}) { affectedCount } }");
        for (String mutation : mutations) {
            long before = last();
            HttpResponse<String> answer = server.graphql(path, mutation, key);
            List<String> actors = sql.fetch("select actor, request from weft.change where seq > " + before)
                    .map(row -> row.get("actor") + " " + row.get("request"));
            if (!answer.body().contains("GRAPHQL_VALIDATION_FAILED")) {
                assertThat(actors)
                        .as(mutation + answer.body())
                        .isNotEmpty()
                        .allMatch(actor -> actor.matches("key:\\S+ \\S+"));
            }
        }
    }

    @Test
    void onlyThoseWhoAdministerTheProjectSeeIt() {
        String[] stranger = server.signUp("stranger@example.com");

        assertThat(ask("00000000-0000-0000-0000-000000000001", "", stranger).body())
                .contains("NOT_FOUND");
        assertThat(ask("00000000-0000-0000-0000-000000000001", "").body()).contains("UNAUTHENTICATED");
        assertThat(trail("00000000-0000-0000-0000-000000000001", "", owner)).isEmpty();
        assertThat(ask("no id", "", owner).body()).contains("BAD_USER_INPUT");
        assertThat(ask("00000000-0000-0000-0000-000000000001", ", first: 0", owner)
                        .body())
                .contains("BAD_USER_INPUT");
    }

    @Test
    void aCollectionSaysWhetherItIsLogged() {
        change("{createCollection: {name: \"ticks\", changeLog: false}}");

        String collections = server.graphql(
                        "/graphql", "{ project(slug: \"shop\") { collections { name changeLog } } }", owner)
                .body();
        assertThat(collections)
                .contains("{\"name\":\"ticks\",\"changeLog\":false}", "{\"name\":\"posts\",\"changeLog\":true}");
        String exported = server.graphql("/graphql", "{ exportSchema(project: \"shop\") }", owner)
                .body();
        assertThat(exported).containsOnlyOnce("\"changeLog\":false").doesNotContain("\"changeLog\":true");
        change("{updateCollection: {collection: \"ticks\", changeLog: true}}");
        assertThat(server.graphql("/graphql", "{ project(slug: \"shop\") { drift } }", owner)
                        .body())
                .contains("\"drift\":[]");
    }

    private static void change(String operation) {
        HttpResponse<String> changed = server.graphql(
                "/graphql",
                "mutation { changeSchema(project: \"shop\", operations: [" + operation + "]) { revision } }",
                owner);
        assertThat(changed.body()).doesNotContain("errors");
    }

    private static String schema() {
        return String.valueOf(sql.fetchValue("select database_schema from weft.project where slug = 'shop'"));
    }

    private static long last() {
        return sql.fetchSingle("select coalesce(max(seq), 0) from weft.change").get(0, long.class);
    }

    private static HttpResponse<String> ask(String id, String more, String... headers) {
        return server.graphql(
                "/graphql",
                "{ recordTrail(project: \"shop\", collection: \"posts\", id: \"" + id + "\"" + more
                        + ") { id at kind actor requestId values { field before after } } }",
                headers);
    }

    private static List<JsonNode> trail(String id, String more, String... headers) {
        JsonNode found = JSON.readTree(ask(id, more, headers).body()).at("/data/recordTrail");
        return found.valueStream().toList();
    }
}
