package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What owners see through the eyes of others. */
class SimulationTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SIMULATE = """
            mutation ($input: SimulateInput!) {
              simulate(input: $input) { response statements refusals { coordinate action clause message } }
            }""";

    private static RunningServer server;
    private static String[] owner;
    private static String ada;
    private static String ben;

    @BeforeAll
    static void start() throws IOException {
        server = new RunningServer();
        owner = server.signUp("owner@example.com");
        String path = server.createProject("trial", owner);
        JsonNode changed = platform("""
                mutation { changeSchema(project: "trial", acceptBreaking: true, operations: [
                  {createRole: {name: "clerk"}},
                  {createCollection: {name: "notes", fields: [
                    {name: "title", type: TEXT}, {name: "secret", type: TEXT}, {name: "rank", type: INTEGER}, {name: "owner", type: USER}]}},
                  {setPolicy: {collection: "notes", role: "user", action: READ, fields: ["title", "rank", "owner"],
                    rows: {and: [{ownerId: {eq: "$user.id"}}, {rank: {lt: 10}}]}}},
                  {setPolicy: {collection: "notes", role: "user", action: UPDATE, fields: ["title"],
                    rows: {ownerId: {eq: "$user.id"}}}},
                  {setPolicy: {collection: "notes", role: "clerk", action: READ, rows: {title: {eq: "$claims.title"}}}}
                ]) { revision } }""", Map.of());
        assertThat(changed.path("errors")).isEmpty();
        ada = user(path, "ada@example.com");
        ben = user(path, "ben@example.com");
        note(path, "Mine", 1, ada);
        note(path, "High", 99, ada);
        note(path, "Yours", 2, ben);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theResponseIsThatOfTheOther() {
        JsonNode simulation = simulate("{ notes(orderBy: [{title: ASC}]) { nodes { title } } }", "user", ada, null);

        assertThat(simulation.at("/response/data/notes/nodes").toString()).isEqualTo("[{\"title\":\"Mine\"}]");
        assertThat(simulation.path("statements").valueStream().map(JsonNode::asString))
                .isNotEmpty()
                .allMatch(statement -> statement.contains("notes"));
    }

    @Test
    void aHiddenNameIsNamed() {
        JsonNode simulation =
                simulate("mutation { createNote(input: {title: \"x\"}) { note { secret title } } }", "user", ada, null);

        assertThat(simulation.at("/response/errors/0/extensions/code").asString())
                .isEqualTo("GRAPHQL_VALIDATION_FAILED");
        assertThat(simulation
                        .path("refusals")
                        .valueStream()
                        .map(refusal -> refusal.path("coordinate").asString() + " "
                                + refusal.path("action").asString()))
                .contains("Mutation.createNote CREATE", "Note.secret READ");
        assertThat(clauses(simulation)).contains("Note.secret READ {\"fields\":[\"title\",\"rank\",\"owner\"]}");
    }

    @Test
    void aHiddenRowIsExplainedByTheClausesThatAreNotTrue() {
        JsonNode simulation = simulate("{ notes { nodes { title } } }", "user", ada, null);

        assertThat(clauses(simulation))
                .containsExactlyInAnyOrder(
                        "Note READ {\"rank\":{\"lt\":10}}", "Note READ {\"ownerId\":{\"eq\":\"$user.id\"}}");
    }

    @Test
    void whoLacksAValueIsToldWhichClauseAsksForIt() {
        JsonNode nothing = simulate("{ notes { nodes { title } } }", "clerk", null, null);
        JsonNode something = simulate("{ notes { nodes { title } } }", "clerk", null, Map.of("title", "Yours"));

        assertThat(nothing.at("/response/data/notes/nodes")).isEmpty();
        assertThat(clauses(nothing)).containsExactly("Note READ {\"title\":{\"eq\":\"$claims.title\"}}");
        assertThat(something.at("/response/data/notes/nodes").toString()).isEqualTo("[{\"title\":\"Yours\"}]");
    }

    @Test
    void nothingIsKept() {
        String change =
                "mutation { updateNotes(filter: {}, confirmAll: true, patch: {title: \"Changed\"}) { affectedCount } }";

        JsonNode simulation = simulate(change, "owner", null, null);

        assertThat(simulation.at("/response/data/updateNotes/affectedCount").asInt())
                .isEqualTo(3);
        assertThat(simulation.path("refusals")).isEmpty();
        assertThat(JSON.readTree(server.graphql(
                                        "/graphql/trial",
                                        "{ notes(filter: {title: {eq: \"Changed\"}}) { totalCount } }",
                                        owner)
                                .body())
                        .at("/data/notes/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void aWriteThatIsRefusedIsExplained() {
        JsonNode found = JSON.readTree(
                server.graphql("/graphql/trial", "{ notes(filter: {title: {eq: \"Yours\"}}) { nodes { id } } }", owner)
                        .body());
        String id = found.at("/data/notes/nodes/0/id").asString();

        JsonNode simulation = simulate(
                "mutation { updateNote(id: \"%s\", patch: {title: \"Mine now\"}) { note { title } } }".formatted(id),
                "user",
                ada,
                null);

        assertThat(simulation.at("/response/errors/0/extensions/code").asString())
                .isIn("NOT_FOUND", "FORBIDDEN");
        assertThat(clauses(simulation))
                .contains(
                        "Note READ {\"ownerId\":{\"eq\":\"$user.id\"}}",
                        "Note UPDATE {\"ownerId\":{\"eq\":\"$user.id\"}}");
    }

    @Test
    void badInputIsRefused() {
        assertThat(asked("{ notes { totalCount } }", "ghost", null, null)
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("BAD_USER_INPUT");
        assertThat(asked("{ notes { totalCount } }", "user", null, List.of(1))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("BAD_USER_INPUT");
        assertThat(simulate("{ notes {", "user", ada, null)
                        .at("/response/errors/0/extensions/code")
                        .asString())
                .isEqualTo("GRAPHQL_PARSE_FAILED");
        String[] stranger = server.signUp("stranger@example.com");
        assertThat(server.post(
                                "/graphql",
                                JSON.writeValueAsString(Map.of(
                                        "query",
                                        SIMULATE,
                                        "variables",
                                        Map.of(
                                                "input",
                                                Map.of(
                                                        "project",
                                                        "trial",
                                                        "role",
                                                        "user",
                                                        "document",
                                                        "{ me { id } }")))),
                                stranger)
                        .body())
                .contains("NOT_FOUND");
    }

    private static List<String> clauses(JsonNode simulation) {
        return simulation
                .path("refusals")
                .valueStream()
                .map(refusal -> refusal.path("coordinate").asString() + " "
                        + refusal.path("action").asString() + " " + refusal.path("clause"))
                .distinct()
                .toList();
    }

    private static JsonNode simulate(String document, String role, @Nullable String user, @Nullable Object claims) {
        JsonNode answer = asked(document, role, user, claims);
        assertThat(answer.path("errors")).isEmpty();
        return answer.at("/data/simulate");
    }

    private static JsonNode asked(String document, String role, @Nullable String user, @Nullable Object claims) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        input.put("project", "trial");
        input.put("document", document);
        input.put("role", role);
        input.put("userId", user);
        input.put("claims", claims);
        return platform(SIMULATE, Map.of("input", input));
    }

    private static String user(String path, String email) {
        return JSON.readTree(server.graphql(
                                path,
                                "mutation { createUser(input: {email: \"%s\"}) { user { rowId } } }".formatted(email),
                                owner)
                        .body())
                .at("/data/createUser/user/rowId")
                .asString();
    }

    private static void note(String path, String title, int rank, String user) {
        String body = server.graphql(
                        path,
                        "mutation { createNote(input: {title: \"%s\", secret: \"s\", rank: %d, ownerId: \"%s\"}) { note { id } } }"
                                .formatted(title, rank, user),
                        owner)
                .body();
        assertThat(body).doesNotContain("errors");
    }

    private static JsonNode platform(String document, Map<String, ?> variables) {
        return JSON.readTree(server.post(
                        "/graphql", JSON.writeValueAsString(Map.of("query", document, "variables", variables)), owner)
                .body());
    }
}
