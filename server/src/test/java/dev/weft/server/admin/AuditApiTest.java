package dev.weft.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.admin.PlatformServer.Answer;
import dev.weft.server.audit.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuditApiTest {
    private static final String PASSWORD = "seven blue canaries";
    private static final String ADDRESS = "198.51.100.23";
    private static final String EVENTS = """
            query ($slug: String!, $filter: AuditFilter) { project(slug: $slug) {
              auditEvents(filter: $filter) { id at actor actorKind actingAs action resourceType resourceId status ip userAgent
                requestId detail } } }""";

    private static PlatformServer server;

    private final String email = "ada-" + UUID.randomUUID() + "@example.com";
    private final JsonNode session = signUp(email);
    private final String slug = ask("mutation { createProject(input: {name: \"Shop\"}) { slug } }", Map.of())
            .data()
            .at("/createProject/slug")
            .asString();

    @BeforeAll
    static void start() {
        server = new PlatformServer("weft.rate-limits=off", "weft.trusted-proxies=127.0.0.0/8");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatIsDoneOnThePlatformIsWrittenDownBeforeItIsAnswered() {
        String key = createKey();
        changeSchema("books");
        changeSchema("books");
        List<JsonNode> events = events(Map.of());

        assertThat(events)
                .extracting(event -> event.path("action").asString())
                .containsExactly("changeSchema", "changeSchema", "createApiKey", "createProject");
        assertThat(events)
                .extracting(event -> event.path("status").asString())
                .containsExactly("NAME_TAKEN", "OK", "OK", "OK");
        JsonNode change = events.get(1);
        assertThat(change.path("actor").asString())
                .isEqualTo("account:" + session.at("/account/id").asString());
        assertThat(change.path("actorKind").asString()).isEqualTo("ACCOUNT");
        assertThat(change.path("ip").asString()).isEqualTo(ADDRESS);
        assertThat(change.path("userAgent").asString()).isEqualTo("Test/1");
        assertThat(change.path("requestId").asString()).isNotEmpty();
        assertThat(change.at("/detail/operations/0").asString()).isEqualTo("createCollection");
        assertThat(change.at("/detail/outcome").asString()).isEqualTo("APPLIED");
        assertThat(change.at("/detail/statements/0").asString()).contains("create table");
        assertThat(events.get(2).at("/detail/prefix").asString()).isNotEmpty().isNotEqualTo(key);
    }

    @Test
    void changesOfDataAndRefusalsAreWrittenDown() {
        String key = createKey();
        changeSchema("books");
        String create = "mutation Add { createBook(input: {}) { book { rowId } } }";
        callProject(create, "X-API-Key", key);
        callProject(
                "mutation { updateBook(id: \"0198c0de-7a3b-7c55-9f3e-2a6b1c0d4e5f\", patch: {title: \"x\"}) { errors { code } } }",
                "X-API-Key",
                key);
        callProject("mutation { nothing }", "X-API-Key", key);
        callProject(create, "X-API-Key", "weft_sk_wrong");
        callProject("{ books { totalCount } }", "X-API-Key", key);
        server.bean(AuditTrail.class).settle();

        List<JsonNode> events = events(Map.of("action", "mutate"));
        assertThat(events)
                .extracting(event -> event.path("status").asString())
                .containsExactly("TRANSACTION_ROLLED_BACK", "OK");
        assertThat(events.getLast().path("resourceId").asString()).isEqualTo("createBook");
        assertThat(events.getLast().path("actorKind").asString()).isEqualTo("KEY");
        assertThat(events.getLast().at("/detail/operationName").asString()).isEqualTo("Add");
        assertThat(events.getLast().at("/detail/hash").asString()).hasSize(64);
        assertThat(events(Map.of("action", "request")))
                .extracting(event -> event.path("actorKind").asString() + " "
                        + event.path("status").asString())
                .containsExactlyInAnyOrder("KEY GRAPHQL_VALIDATION_FAILED", "ANONYMOUS UNAUTHENTICATED");
    }

    @Test
    void nobodyElseReadsTheLog() {
        String stranger = server.ask(
                        "mutation ($e: String!, $p: String!) { signUp(input: {email: $e, password: $p}) { accessToken } }",
                        Map.of("e", "eve-" + email, "p", PASSWORD))
                .data()
                .at("/signUp/accessToken")
                .asString();
        Answer read = server.ask(EVENTS, Map.of("slug", slug), "Authorization", "Bearer " + stranger);
        assertThat(read.data().path("project").isNull()).isTrue();

        String code = ask(
                        "mutation ($c: String!, $e: String!) {"
                                + " inviteMember(input: {companySlug: $c, email: $e, role: MEMBER}) { code } }",
                        Map.of("c", company(), "e", "eve-" + email))
                .data()
                .at("/inviteMember/code")
                .asString();
        server.ask(
                "mutation ($code: String!) { acceptInvitation(code: $code) { slug } }",
                Map.of("code", code),
                "Authorization",
                "Bearer " + stranger);
        assertThat(server.ask(EVENTS, Map.of("slug", slug), "Authorization", "Bearer " + stranger)
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(server.ask(
                                "query ($c: String!) { verifyAudit(companySlug: $c) { intact } }",
                                Map.of("c", company()),
                                "Authorization",
                                "Bearer " + stranger)
                        .code())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void theLogOfACompanyIsVerified() {
        createKey();
        Answer answer = ask(
                "query ($c: String!) { verifyAudit(companySlug: $c) { intact events firstBroken head } }",
                Map.of("c", company()));

        assertThat(answer.data().at("/verifyAudit/intact").asBoolean()).isTrue();
        assertThat(answer.data().at("/verifyAudit/events").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(answer.data().at("/verifyAudit/head").asString()).hasSize(64);
        assertThat(ask("{ companies { auditEvents(first: 1) { action } } }", Map.of())
                        .data()
                        .at("/companies/0/auditEvents/0/action")
                        .asString())
                .isEqualTo("createApiKey");
        assertThat(ask("{ companies { auditEvents(first: 1001) { action } } }", Map.of())
                        .code())
                .isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void noSecretIsEverWrittenDown() {
        List<String> canaries = new ArrayList<>(List.of(
                PASSWORD,
                "a wrong canary password",
                "nine grey canaries",
                "canary-literal",
                "canary-variable",
                session.path("accessToken").asString(),
                session.path("refreshToken").asString()));
        String key = createKey();
        canaries.add(key);
        server.ask(
                "mutation ($e: String!) { signIn(input: {email: $e, password: \"a wrong canary password\"}) { expiresAt } }",
                Map.of("e", email));
        server.ask(
                "mutation { signIn(input: {email: \"canary-literal\", password: \"canary-literal\"}) { expiresAt } }",
                Map.of());
        server.ask("mutation { refreshSession(refreshToken: \"canary-literal\") { expiresAt } }", Map.of());
        canaries.add(ask(
                        "mutation ($c: String!) {"
                                + " inviteMember(input: {companySlug: $c, email: \"guest@example.com\", role: MEMBER}) { code } }",
                        Map.of("c", company()))
                .data()
                .at("/inviteMember/code")
                .asString());
        ask("mutation { acceptInvitation(code: \"canary-literal\") { slug } }", Map.of());
        changeSchema("notes");
        callProject(
                "mutation Add { createNote(input: {title: \"canary-literal\"}) { note { rowId } } }", "X-API-Key", key);
        callProject("mutation { nothing(a: \"canary-literal\") }", "X-API-Key", key);
        callProject("{ notes { totalCount } }", "X-API-Key", "weft_sk_canary-literal");
        callProject("{ notes { totalCount } }", "Authorization", "Bearer canary-literal");
        JsonNode changed = ask(
                        "mutation ($p: String!) { changePassword(current: $p, next: \"nine grey canaries\") }",
                        Map.of("p", PASSWORD))
                .data();
        server.bean(AuditTrail.class).settle();
        String written = server.bean(DSLContext.class)
                .fetch("select e::text from weft_audit.event e")
                .getValues(0, String.class)
                .toString();

        assertThat(changed.path("changePassword").asBoolean()).isTrue();
        assertThat(written)
                .contains("changePassword", "signIn", "INVALID_CREDENTIALS", "createNote", "guest@example.com");
        canaries.forEach(canary -> assertThat(written).doesNotContain(canary));
    }

    private static JsonNode signUp(String email) {
        return server.ask(
                        "mutation ($e: String!, $p: String!) { signUp(input: {email: $e, password: $p})"
                                + " { accessToken refreshToken account { id } } }",
                        Map.of("e", email, "p", PASSWORD))
                .data()
                .path("signUp");
    }

    private String company() {
        return ask("{ companies { slug } }", Map.of())
                .data()
                .at("/companies/0/slug")
                .asString();
    }

    private String createKey() {
        return ask(
                        "mutation ($s: String!) { createApiKey(input: {project: $s, name: \"CI\", kind: SECRET}) { secret } }",
                        Map.of("s", slug))
                .data()
                .at("/createApiKey/secret")
                .asString();
    }

    private void changeSchema(String collection) {
        ask(
                "mutation ($s: String!, $n: String!) { changeSchema(project: $s, operations: [{createCollection: {name: $n,"
                        + " fields: [{name: \"title\", type: TEXT}]}}]) { revision } }",
                Map.of("s", slug, "n", collection));
    }

    private void callProject(String document, String... headers) {
        server.askProject(slug, document, headers);
    }

    private List<JsonNode> events(Map<String, String> filter) {
        return ask(EVENTS, Map.of("slug", slug, "filter", filter))
                .data()
                .at("/project/auditEvents")
                .valueStream()
                .toList();
    }

    private Answer ask(String document, Map<String, ?> variables) {
        return server.ask(
                document,
                variables,
                "Authorization",
                "Bearer " + session.path("accessToken").asString(),
                "X-Forwarded-For",
                "203.0.113.1, " + ADDRESS,
                "User-Agent",
                "Test/1");
    }
}
