package dev.weft.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.change.SchemaJobs;
import dev.weft.server.admin.PlatformServer.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LongChangesTest {
    private static final String CHANGE = """
            mutation ($project: String!, $operations: [SchemaOperation!]!) {
              changeSchema(project: $project, operations: $operations, acceptBreaking: true) { id status revision progress } }""";
    private static final String CANCEL = """
            mutation ($project: String!, $id: UUID!) { cancelSchemaChange(project: $project, id: $id) { status error } }""";

    private static PlatformServer server;
    private String token = "";
    private String slug = "";
    private String schema = "";

    @BeforeAll
    static void start() {
        server = new PlatformServer("weft.rate-limits=off");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void fillATable() {
        token = server.ask(
                        "mutation ($email: String!) { signUp(input: {email: $email, password: \"seven blue herons\"}) { accessToken } }",
                        Map.of("email", UUID.randomUUID() + "@example.org"))
                .data()
                .at("/signUp/accessToken")
                .asString();
        JsonNode project = ask(
                        "mutation ($name: String!) { createProject(input: {name: $name}) { slug databaseSchema } }",
                        Map.of("name", "Long " + UUID.randomUUID()))
                .data()
                .path("createProject");
        slug = project.path("slug").asString();
        schema = project.path("databaseSchema").asString();
        change(Map.of(
                "createCollection",
                Map.of("name", "posts", "fields", List.of(Map.of("name", "title", "type", "TEXT")))));
        DSLContext sql = server.bean(DSLContext.class);
        sql.execute(
                "insert into %s.posts (title) select case when n %% 2 = 0 then 'T' end from generate_series(1, 25000) n"
                        .formatted(schema));
        sql.execute("analyze %s.posts".formatted(schema));
    }

    @Test
    void aChangeOfALargeTableIsRunningUntilItIsServed() {
        JsonNode begun = require();
        assertThat(begun.path("status").asString()).isEqualTo("RUNNING");
        assertThat(begun.path("progress").asDouble()).isZero();

        JsonNode ended = ended();

        assertThat(ended.path("status").asString()).isEqualTo("APPLIED");
        assertThat(ended.path("progress").asDouble()).isEqualTo(1);
        assertThat(ended.path("revision").asInt())
                .isEqualTo(begun.path("revision").asInt() + 1);
        assertThat(ask("query ($slug: String!) { project(slug: $slug) { sdl } }", Map.of("slug", slug))
                        .data()
                        .at("/project/sdl")
                        .asString())
                .contains("title: String!");
        Answer late = ask(CANCEL, Map.of("project", slug, "id", begun.path("id").asString()));
        assertThat(late.code()).isEqualTo("BAD_USER_INPUT");
        assertThat(ask(CANCEL, Map.of("project", slug, "id", UUID.randomUUID())).code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void whatAStoppedServerLeftIsResumedOrCancelledByTheNext() {
        server.bean(LongChanges.class).close();
        JsonNode left = require();
        Answer cancelled =
                ask(CANCEL, Map.of("project", slug, "id", left.path("id").asString()));
        assertThat(cancelled.body().toString())
                .contains("\"status\":\"FAILED\"", "\"error\":\"CANCELLED: The change was cancelled\"");

        require();
        LongChanges next = LongChanges.start(server.bean(SchemaJobs.class), server.bean(CatalogChanges.class));

        assertThat(ended().path("status").asString()).isEqualTo("APPLIED");
        next.close();
    }

    private JsonNode require() {
        return change(Map.of(
                "updateField", Map.of("collection", "posts", "field", "title", "required", true, "backfill", "None")));
    }

    private JsonNode change(Map<String, ?> operation) {
        Answer answer = ask(CHANGE, Map.of("project", slug, "operations", List.of(operation)));
        assertThat(answer.body().path("errors").toString()).isIn("", "[]");
        return answer.data().path("changeSchema");
    }

    private JsonNode ended() {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        JsonNode newest;
        do {
            newest = ask(
                            "query ($slug: String!) { project(slug: $slug) { schemaChanges(first: 1) { status revision progress error } } }",
                            Map.of("slug", slug))
                    .data()
                    .at("/project/schemaChanges/0");
        } while (newest.path("status").asString().equals("RUNNING") && System.nanoTime() < deadline);
        return newest;
    }

    private Answer ask(String document, Map<String, ?> variables) {
        return token.isEmpty()
                ? server.ask(document, variables)
                : server.ask(document, variables, "Authorization", "Bearer " + token);
    }
}
