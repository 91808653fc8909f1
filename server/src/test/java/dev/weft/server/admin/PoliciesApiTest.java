package dev.weft.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.admin.PlatformServer.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Roles and policies as the platform's API offers them. */
class PoliciesApiTest {
    private static PlatformServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = new PlatformServer("weft.rate-limits=off");
        token = server.ask(
                        "mutation ($email: String!) { signUp(input: {email: $email, password: \"seven blue herons\"}) { accessToken } }",
                        Map.of("email", UUID.randomUUID() + "@example.com"))
                .data()
                .at("/signUp/accessToken")
                .asString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void rolesAndPoliciesAreSetAndSeen() {
        String project = project();
        change(project, false, """
                [{createRole: {name: "editor", description: "Looks after texts"}},
                 {setPolicy: {collection: "posts", role: "editor", action: READ, rows: {views: {gt: 10}}, fields: ["title", "owner"], list: false}},
                 {setPolicy: {collection: "posts", role: "user", action: CREATE, check: {ownerId: {eq: "$user.id"}}, presets: {owner: "$user.id"}}}]""");

        JsonNode seen = ask("""
                { project(slug: "%s") { revision roles { name description builtIn } collection(name: "posts") {
                    policies { role action rows check fields presets aggregate list } } } }""".formatted(project)).data().path("project");

        assertThat(seen.at("/collection/policies/0").toString())
                .isEqualTo("{\"role\":\"editor\",\"action\":\"READ\",\"rows\":{\"views\":{\"gt\":10}},\"check\":null,"
                        + "\"fields\":[\"title\",\"owner\"],\"presets\":null,\"aggregate\":true,\"list\":false}");
        assertThat(seen.at("/collection/policies/1").toString())
                .isEqualTo(
                        "{\"role\":\"user\",\"action\":\"CREATE\",\"rows\":{},\"check\":{\"ownerId\":{\"eq\":\"$user.id\"}},"
                                + "\"fields\":null,\"presets\":{\"owner\":\"$user.id\"},\"aggregate\":true,\"list\":true}");
        assertThat(log(project).path("statements")).isEmpty();
        assertThat(log(project).at("/operations/0/createRole/name").asString()).isEqualTo("editor");

        JsonNode document = ask("{ exportSchema(project: \"%s\") }".formatted(project))
                .data()
                .path("exportSchema");
        assertThat(document.at("/roles/0").toString())
                .isEqualTo("{\"name\":\"editor\",\"description\":\"Looks after texts\"}");
        Answer again = server.ask(
                "mutation ($p: String!, $s: JSON!) { importSchema(project: $p, schema: $s) { revision operations } }",
                Map.of("p", project, "s", document),
                "Authorization",
                "Bearer " + token);
        assertThat(again.data().at("/importSchema/operations")).isEmpty();
        assertThat(again.data().at("/importSchema/revision").asInt())
                .isEqualTo(seen.path("revision").asInt());
    }

    @Test
    void aMistakeIsFoundWhereItIs() {
        Answer unknown = changed(project(), true, """
                [{setPolicy: {collection: "posts", role: "user", action: READ, rows: {or: [{owner: {mail: {eq: "x"}}}]}}}]""");

        assertThat(unknown.code()).isEqualTo("INVALID_POLICY");
        assertThat(unknown.path()).isEqualTo("operations.0.setPolicy.rows.or.0.owner.mail");
    }

    @Test
    void theWorldIsLetInOnPurposeAlone() {
        String project = project();
        String open = "[{setAccess: {collection: \"posts\", operation: LIST, access: PUBLIC}}]";

        Answer plan = ask(
                "mutation { planSchemaChange(project: \"%s\", operations: %s) { breakingChanges { coordinate message } } }"
                        .formatted(project, open));
        assertThat(plan.data().at("/planSchemaChange/breakingChanges/0/message").asString())
                .contains("read every row of 'posts'");
        Answer refused = changed(project, false, open);
        assertThat(refused.code()).isEqualTo("CONFIRMATION_REQUIRED");
        assertThat(refused.path()).isEqualTo("acceptBreaking");

        change(project, true, open);
        assertThat(findings(project)).contains("OPEN_COLLECTION posts anonymous");
    }

    @Test
    void theReportShowsWhatAnOwnerShouldLookAt() {
        String project = project();
        change(project, true, """
                [{createRole: {name: "idle"}},
                 {setPolicy: {collection: "posts", role: "user", action: UPDATE, fields: ["title"]}},
                 {setPolicy: {collection: "posts", role: "user", action: READ, rows: {or: [{}, {views: {gt: 3}}]}, fields: ["views"]}}]""");
        ask("mutation { createApiKey(input: {project: \"%s\", name: \"Nightly\", kind: SECRET}) { secret } }"
                .formatted(project));

        assertThat(findings(project))
                .containsExactlyInAnyOrder(
                        "ALWAYS_TRUE_BRANCH posts user",
                        "PROBEABLE_UNIQUE_FIELD posts user",
                        "UNUSED_ROLE null idle",
                        "KEY_WITHOUT_EXPIRY null service");
    }

    @Test
    void aRoleThatKeysActInStays() {
        String project = project();
        change(project, false, "[{createRole: {name: \"robot\"}}]");
        Answer key = ask(
                "mutation { createApiKey(input: {project: \"%s\", name: \"Robot\", kind: SECRET, role: \"robot\"}) { key { id role } } }"
                        .formatted(project));
        assertThat(key.body().path("errors")).isEmpty();

        Answer refused = changed(project, true, "[{removeRole: {name: \"robot\"}}]");
        assertThat(refused.body().at("/errors/0/message").asString()).contains("1 API key");

        ask("mutation { revokeApiKey(project: \"%s\", id: \"%s\") { id } }"
                .formatted(project, key.data().at("/createApiKey/key/id").asString()));
        change(project, true, "[{removeRole: {name: \"robot\"}}]");
    }

    private static List<String> findings(String project) {
        return ask("{ project(slug: \"%s\") { securityReport { kind collection role message } } }".formatted(project))
                .data()
                .at("/project/securityReport")
                .valueStream()
                .map(finding -> finding.path("kind").asString()
                        + " " + finding.path("collection").asString("null")
                        + " " + finding.path("role").asString("null"))
                .toList();
    }

    private static JsonNode log(String project) {
        return ask("{ project(slug: \"%s\") { schemaChanges(first: 1) { operations statements } } }".formatted(project))
                .data()
                .at("/project/schemaChanges/0");
    }

    private static String project() {
        String slug = "p" + UUID.randomUUID();
        ask("mutation { createProject(input: {name: \"Policies\", slug: \"%s\"}) { id } }".formatted(slug));
        change(slug, false, """
                [{createCollection: {name: "posts", fields: [
                    {name: "title", type: TEXT, unique: true}, {name: "views", type: INTEGER}, {name: "owner", type: USER}]}}]""");
        return slug;
    }

    private static void change(String project, boolean accept, String operations) {
        assertThat(changed(project, accept, operations).body().path("errors")).isEmpty();
    }

    private static Answer changed(String project, boolean accept, String operations) {
        return ask("mutation { changeSchema(project: \"%s\", acceptBreaking: %s, operations: %s) { revision } }"
                .formatted(project, accept, operations));
    }

    private static Answer ask(String document) {
        return server.ask(document, Map.of(), "Authorization", "Bearer " + token);
    }
}
