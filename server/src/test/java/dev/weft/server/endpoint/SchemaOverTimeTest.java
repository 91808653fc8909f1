package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients send, what a change would break for them, and the catalog as a document, over the wire. */
class SchemaOverTimeTest {
    private static final JsonMapper JSON = JsonMapper.shared();

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
    void operationsAreRecordedByClientWithoutTheirLiterals() {
        String path = projectWithPosts("recorded");
        for (String title : new String[] {"my secret", "another secret"}) {
            server.graphql(
                    path,
                    "query Find { posts(filter: {title: {eq: \"" + title + "\"}}) { totalCount } }",
                    with("X-Client-Name", "web", "X-Client-Version", "1.0"));
        }
        server.graphql(
                path,
                "query Find { posts(filter: {title: {eq: \"s\"}}) { totalCount } }",
                with("apollographql-client-name", "ios", "apollographql-client-version", "2"));
        server.graphql(path, "{ posts { nothing } }", owner);
        server.graphql(path, "{ __schema { queryType { name } } }", owner);

        HttpResponse<String> answer = server.graphql(
                "/graphql",
                "{ project(slug: \"recorded\") { recordedOperations { hash document operationName client clientVersion count firstSeen lastSeen } } }",
                owner);
        JsonNode recorded = JSON.readTree(answer.body()).at("/data/project/recordedOperations");

        assertThat(answer.body()).doesNotContain("secret", "nothing", "__schema");
        assertThat(recorded.valueStream()
                        .map(o -> o.path("client").asString() + " "
                                + o.path("clientVersion").asString() + " " + o.path("count") + " "
                                + o.path("operationName").asString())
                        .toList())
                .containsExactlyInAnyOrder("web 1.0 2 Find", "ios 2 1 Find");
        assertThat(recorded.valueStream().map(o -> o.path("hash").asString()).distinct())
                .hasSize(1);
        assertThat(platform(
                                "{ project(slug: \"recorded\") { recordedOperations(unusedSince: \"2020-01-01T00:00:00Z\") { hash } } }")
                        .at("/data/project/recordedOperations"))
                .isEmpty();
        assertThat(platform("{ project(slug: \"recorded\") { recordedOperations(first: 1001) { hash } } }")
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void aChangeThatBreaksAClientSaysWhichUnlessThatIsAccepted() {
        String path = projectWithPosts("broken");
        server.graphql(path, "{ posts { nodes { title } } }", with("X-Client-Name", "web", "X-Client-Version", "7"));
        String archive =
                "(project: \"broken\", operations: [{archiveField: {collection: \"posts\", field: \"title\"}}]";

        JsonNode plan = platform("mutation { planSchemaChange" + archive
                + ") { breakingChanges { coordinate message affectedOperations } } }");
        JsonNode refused = platform("mutation { changeSchema" + archive + ") { revision } }");

        assertThat(plan.at("/data/planSchemaChange/breakingChanges/0").toString())
                .isEqualTo(
                        "{\"coordinate\":\"Post.title\",\"message\":\"The field is taken away\",\"affectedOperations\":1}");
        assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("BREAKING_CHANGE");
        assertThat(refused.at("/errors/0/message").asString())
                .isEqualTo("Post.title: The field is taken away. 1 recorded operation stops working: web 7");
        assertThat(refused.path("errors")).hasSizeBetween(2, 10);
        assertThat(platform("mutation { changeSchema" + archive + ", acceptBreaking: true) { revision status } }")
                        .at("/data/changeSchema")
                        .toString())
                .isEqualTo("{\"revision\":3,\"status\":\"APPLIED\"}");
        assertThat(platform("{ project(slug: \"broken\") { schemaChanges(first: 1) { status error } } }")
                        .at("/data/project/schemaChanges/0/status")
                        .asString())
                .isEqualTo("APPLIED");
    }

    @Test
    void aCatalogMovesFromOneProjectToAnother() {
        projectWithPosts("origin");
        server.createProject("target", owner);
        JsonNode document = platform("{ exportSchema(project: \"origin\") }").at("/data/exportSchema");

        JsonNode plan =
                importing("planSchemaImport", "target", document, "statements { sql } breakingChanges { coordinate }");
        JsonNode change = importing("importSchema", "target", document, "revision operations");
        JsonNode again = importing("importSchema", "target", document, "revision operations");

        assertThat(document.path("format").asInt()).isEqualTo(1);
        assertThat(plan.at("/data/planSchemaImport/statements/0/sql").asString())
                .startsWith("create table");
        assertThat(plan.at("/data/planSchemaImport/breakingChanges")).isEmpty();
        assertThat(change.at("/data/importSchema/revision").asInt()).isEqualTo(2);
        assertThat(again.at("/data/importSchema").toString()).isEqualTo("{\"revision\":2,\"operations\":[]}");
        assertThat(platform("{ exportSchema(project: \"target\") }").at("/data/exportSchema"))
                .isEqualTo(document);
        assertThat(server.graphql("/graphql/target", "{ posts { totalCount } }", owner)
                        .body())
                .isEqualTo("{\"data\":{\"posts\":{\"totalCount\":0}}}");
        JsonNode bad =
                importing("importSchema", "target", JSON.readTree("{\"format\":1,\"collections\":[{}]}"), "revision");
        assertThat(bad.at("/errors/0/extensions/path").toString())
                .isEqualTo("[\"schema\",\"collections\",\"0\",\"name\"]");
        assertThat(JSON.readTree(server.graphql(
                                        "/graphql",
                                        "{ exportSchema(project: \"origin\") }",
                                        server.signUp("s@example.com"))
                                .body())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void driftIsToldOnDemand() {
        projectWithPosts("drifting");
        assertThat(platform("{ project(slug: \"drifting\") { drift } }").at("/data/project/drift"))
                .isEmpty();
        String schema = platform("{ project(slug: \"drifting\") { databaseSchema } }")
                .at("/data/project/databaseSchema")
                .asString();
        DSL.using(server.database.dataSource(), SQLDialect.POSTGRES)
                .execute("alter table {0} add column mine text", DSL.table(DSL.name(schema, "posts")));

        assertThat(platform("{ project(slug: \"drifting\") { drift } }")
                        .at("/data/project/drift")
                        .toString())
                .isEqualTo("[\"Column 'posts.mine' is not in the catalog\"]");
    }

    private static String projectWithPosts(String slug) {
        String path = server.createProject(slug, owner);
        JsonNode change = platform(
                "mutation { changeSchema(project: \"" + slug
                        + "\", operations: [{createCollection: {name: \"posts\", fields: [{name: \"title\", type: TEXT}]}}]) { revision } }");
        assertThat(change.at("/data/changeSchema/revision").asInt()).isEqualTo(2);
        return path;
    }

    private static String[] with(String... headers) {
        return Stream.concat(Stream.of(owner), Stream.of(headers)).toArray(String[]::new);
    }

    private static JsonNode platform(String document) {
        return JSON.readTree(server.graphql("/graphql", document, owner).body());
    }

    private static JsonNode importing(String field, String project, JsonNode document, String selection) {
        String query = "mutation ($schema: JSON!) { %s(project: \"%s\", schema: $schema) { %s } }"
                .formatted(field, project, selection);
        String body = JSON.writeValueAsString(Map.of("query", query, "variables", Map.of("schema", document)));
        return JSON.readTree(server.post("/graphql", body, owner).body());
    }
}
