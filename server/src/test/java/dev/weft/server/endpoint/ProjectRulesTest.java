package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a project's owners set, as its callers meet it. */
class ProjectRulesTest {
    private static final String RESPONSE_JSON = "application/graphql-response+json";
    private static final String USERS = "{ users { totalCount } }";
    private static final String PAGE = "{ users(first: 100) { nodes { id } } }";

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
    void theCostIsToldOnRequestAndLimitedByTheProject() {
        String path = server.createProject("costly", owner);
        String asking = "{\"query\":\"" + PAGE + "\",\"extensions\":{\"cost\":true}}";

        assertThat(server.post(path, asking, owner).body()).endsWith(",\"extensions\":{\"cost\":4}}");
        assertThat(server.graphql(path, PAGE, owner).body()).doesNotContain("extensions");

        assertThat(
                        platform(
                                "mutation { setCostLimits(project: \"costly\", operation: 3, anonymous: 2) { operation anonymous } }"))
                .isEqualTo("{\"data\":{\"setCostLimits\":{\"operation\":3,\"anonymous\":2}}}");
        HttpResponse<String> refused = server.graphql(path, PAGE, with(owner, "Accept", RESPONSE_JSON));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("QUERY_TOO_COMPLEX").contains("costs up to 4; it may cost 3");

        platform("mutation { setCostLimits(project: \"costly\") { operation } }");
        assertThat(server.graphql(path, PAGE, owner).body()).doesNotContain("errors");
    }

    @Test
    void anonymousCallersMaySpendATenth() {
        String path = server.createProject("open", owner);
        String many = "{ nodes(ids: [" + "\"x\" ".repeat(999) + "]) { id } }";
        platform("mutation { setCostLimits(project: \"open\", anonymous: 39) { anonymous } }");

        assertThat(server.graphql(path, many).body()).contains("it may cost 39");
        assertThat(server.graphql(path, many, server.secretKey("open", owner)).body())
                .doesNotContain("errors");
    }

    @Test
    void aLimitOfNothingIsRefused() {
        server.createProject("nothing", owner);

        assertThat(platform("mutation { setCostLimits(project: \"nothing\", operation: 0) { operation } }"))
                .contains("BAD_USER_INPUT")
                .contains("\"fields\":[\"operation\"]");
    }

    @Test
    void onlyOwnersAndAdminsSeeStatements() {
        String path = server.createProject("explained", owner);
        String asking = "{\"query\":\"" + USERS + "\",\"extensions\":{\"explain\":true}}";

        assertThat(server.post(path, asking, owner).body())
                .startsWith(
                        "{\"data\":{\"users\":{\"totalCount\":0}},\"extensions\":{\"explain\":[{\"sql\":\"select count(*)")
                .contains("\"parameters\":[]")
                .contains("\"plan\":{\"Plan\":{\"Node Type\":\"Aggregate\"");
        HttpResponse<String> key =
                server.post(path, asking, with(server.secretKey("explained", owner), "Accept", RESPONSE_JSON));
        assertThat(key.statusCode()).isEqualTo(403);
        assertThat(key.body()).contains("FORBIDDEN").doesNotContain("data");
        assertThat(server.post(path, asking.replace(USERS, "{ __typename }")).body())
                .contains("FORBIDDEN");
    }

    @Test
    void introspectionIsSwitchedOffForARoleAndNeverForOwners() {
        String path = server.createProject("closed", owner);
        String introspection = "{ __schema { queryType { name } } }";
        String[] key = server.secretKey("closed", owner);
        assertThat(server.graphql(path, introspection).body()).doesNotContain("errors");

        assertThat(platform("mutation { setIntrospection(project: \"closed\", role: \"anonymous\", enabled: false)"
                        + " { name introspection } }"))
                .isEqualTo("{\"data\":{\"setIntrospection\":{\"name\":\"anonymous\",\"introspection\":false}}}");
        assertThat(platform(
                        "mutation { setIntrospection(project: \"closed\", role: \"user\", enabled: false) { name } }"))
                .doesNotContain("errors");

        HttpResponse<String> refused = server.graphql(path, introspection, "Accept", RESPONSE_JSON);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("FORBIDDEN").contains("switched off");
        assertThat(server.graphql(path, "{ __typename }").body()).doesNotContain("errors");
        assertThat(server.graphql(path, introspection, key).body()).doesNotContain("errors");
        assertThat(server.graphql(path, introspection, owner).body()).doesNotContain("errors");
        assertThat(platform("{ project(slug: \"closed\") { roles { name introspection } } }"))
                .contains(
                        "{\"name\":\"anonymous\",\"introspection\":false},{\"name\":\"user\",\"introspection\":false},{\"name\":\"service\",\"introspection\":true}");

        assertThat(platform(
                        "mutation { setIntrospection(project: \"closed\", role: \"owner\", enabled: false) { name } }"))
                .contains("BAD_USER_INPUT");
        assertThat(
                        platform(
                                "mutation { setIntrospection(project: \"closed\", role: \"pirate\", enabled: false) { name } }"))
                .contains("BAD_USER_INPUT");
        platform("mutation { setIntrospection(project: \"closed\", role: \"anonymous\", enabled: true) { name } }");
        assertThat(server.graphql(path, introspection).body()).doesNotContain("errors");
    }

    @Test
    void aProjectThatTrustsRegisteredOperationsAloneRefusesAllOthers() {
        String path = server.createProject("trusting", owner);
        String[] key = server.secretKey("trusting", owner);
        String registered = "query Registered { users { totalCount } }";
        assertThat(platform("mutation { registerOperations(project: \"trusting\", documents: [\"" + registered
                        + "\"]) { required operations { hash document operationName } } }"))
                .isEqualTo("{\"data\":{\"registerOperations\":{\"required\":false,\"operations\":[{\"hash\":\""
                        + sha256(registered) + "\",\"document\":\"" + registered
                        + "\",\"operationName\":\"Registered\"}]}}}");
        assertThat(server.graphql(path, USERS, key).body())
                .as("not required yet")
                .doesNotContain("errors");

        platform("mutation { setTrustedDocuments(project: \"trusting\", required: true) { required } }");

        String answer = "{\"data\":{\"users\":{\"totalCount\":0}}}";
        assertThat(server.post(path, "{" + persisted(registered) + "}", key).body())
                .isEqualTo(answer);
        assertThat(server.post(path, "{\"documentId\":\"sha256:" + sha256(registered) + "\"}", key)
                        .body())
                .isEqualTo(answer);
        assertThat(server.get(path + "?documentId=" + sha256(registered)).body())
                .as("anonymous sees no users, but the operation is known")
                .contains("GRAPHQL_VALIDATION_FAILED");
        assertThat(server.graphql(path, registered, key).body()).as("in full").isEqualTo(answer);
        assertThat(server.graphql(path, USERS, owner).body()).as("owners").isEqualTo(answer);

        for (String body : new String[] {
            "{\"query\":\"" + USERS + "\"}",
            "{\"query\":\"" + USERS + "\"," + persisted(USERS) + "}",
            "{" + persisted(USERS) + "}",
            "{\"documentId\":\"" + sha256(USERS) + "\"}",
            "{\"query\":\"{ __schema { queryType { name } } }\"}",
            "{\"query\":\"not even GraphQL\"}"
        }) {
            HttpResponse<String> refused = server.post(path, body, with(key, "Accept", RESPONSE_JSON));
            assertThat(refused.statusCode()).as(body).isEqualTo(400);
            assertThat(refused.body())
                    .as(body)
                    .contains("OPERATION_NOT_ALLOWED")
                    .doesNotContain("data");
        }
        assertThat(server.post(path, "[{" + persisted(registered) + "},{\"query\":\"" + USERS + "\"}]", key)
                        .body())
                .startsWith("[" + answer + ",")
                .contains("OPERATION_NOT_ALLOWED");

        platform("mutation { removeOperations(project: \"trusting\", hashes: [\"" + sha256(registered)
                + "\"]) { required } }");
        assertThat(server.post(path, "{" + persisted(registered) + "}", key).body())
                .contains("OPERATION_NOT_ALLOWED");
    }

    @Test
    void automaticPersistedQueriesStayWhereNothingIsRequired() {
        String path = server.createProject("easy", owner);

        assertThat(server.post(path, "{" + persisted(USERS) + "}", owner).body())
                .contains("PERSISTED_QUERY_NOT_FOUND");
        server.post(path, "{\"query\":\"" + USERS + "\"," + persisted(USERS) + "}", owner);
        assertThat(server.post(path, "{" + persisted(USERS) + "}", owner).body())
                .contains("\"totalCount\":0");
        assertThat(server.post(path, "{\"documentId\":\"" + sha256(USERS) + "\"}", owner)
                        .body())
                .contains("\"totalCount\":0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"documentId\":\"short\"} | documentId",
                "{\"documentId\":7} | documentId",
                "{\"documentId\":\"%s\",\"query\":\"{ __typename }\"} | SHA-256",
                "{\"documentId\":\"%s\",\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"1%s\"}}} | two documents"
            })
    void aDocumentIdThatIsNoneIs400(String body, String named) {
        String path = server.createProject("ids" + Integer.toHexString((body + named).hashCode()), owner);
        HttpResponse<String> refused =
                server.post(path, body.replace("1%s", "1" + "0".repeat(63)).replace("%s", "0".repeat(64)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("BAD_REQUEST").contains(named);
    }

    @Test
    void documentsThatAreNotValidAreRefusedWithAllFindings() {
        server.createProject("strict", owner);

        String refused = platform("mutation { registerOperations(project: \"strict\", documents: [\"{ nope }\","
                + " \"{ users { totalCount } }\", \"{\", \"query A { me { id } } query B { me { id } }\","
                + " \"{ users { ... @defer { totalCount } } }\"]) { required } }");

        assertThat(refused)
                .contains("\"path\":[\"documents\",\"0\"]")
                .contains("GRAPHQL_VALIDATION_FAILED")
                .contains("\"path\":[\"documents\",\"2\"]")
                .contains("GRAPHQL_PARSE_FAILED")
                .contains("\"path\":[\"documents\",\"3\"]")
                .contains("OPERATION_RESOLUTION_FAILURE")
                .contains("\"path\":[\"documents\",\"4\"]")
                .doesNotContain("\"path\":[\"documents\",\"1\"]");
        assertThat(platform("{ project(slug: \"strict\") { trustedDocuments { operations { hash } } } }"))
                .contains("\"operations\":[]");
    }

    @Test
    void operationsAreListedNewestFirstAndPageOn() {
        server.createProject("listed", owner);
        for (String name : new String[] {"A", "B", "C"}) {
            platform("mutation { registerOperations(project: \"listed\", documents: [\"query " + name
                    + " { __typename }\"]) { required } }");
        }
        platform(
                "mutation { registerOperations(project: \"listed\", documents: [\"query A { __typename }\"]) { required } }");

        assertThat(
                        platform(
                                "{ project(slug: \"listed\") { trustedDocuments { operations(first: 2) { operationName } } } }"))
                .contains("[{\"operationName\":\"C\"},{\"operationName\":\"B\"}]");
        assertThat(platform("{ project(slug: \"listed\") { trustedDocuments { operations(first: 2, after: \""
                        + sha256("query B { __typename }") + "\") { operationName createdAt } } } }"))
                .contains("[{\"operationName\":\"A\"");
    }

    @Test
    void strangersSetNothing() {
        server.createProject("guarded", owner);
        String[] stranger = server.signUp("stranger@example.com");

        for (String mutation : new String[] {
            "setCostLimits(project: \"guarded\", operation: 1) { operation }",
            "setIntrospection(project: \"guarded\", role: \"user\", enabled: false) { name }",
            "setTrustedDocuments(project: \"guarded\", required: true) { required }",
            "registerOperations(project: \"guarded\", documents: [\"{ __typename }\"]) { required }",
            "removeOperations(project: \"guarded\", hashes: []) { required }"
        }) {
            assertThat(server.graphql("/graphql", "mutation { " + mutation + " }", stranger)
                            .body())
                    .as(mutation)
                    .contains("NOT_FOUND");
            assertThat(server.graphql("/graphql", "mutation { " + mutation + " }")
                            .body())
                    .as(mutation)
                    .contains("UNAUTHENTICATED");
        }
    }

    @Test
    void aSettingThatAnotherServerMadeHoldsWithinASecondOrTwo() {
        String path = server.createProject("elsewhere", owner);
        assertThat(server.graphql(path, PAGE, owner).body()).doesNotContain("errors");

        DSL.using(server.database.dataSource(), SQLDialect.POSTGRES)
                .execute("insert into weft.project_settings (project_id, version, cost)"
                        + " select id, 1, 3 from weft.project where slug = 'elsewhere'");

        Instant end = Instant.now().plus(Duration.ofSeconds(2));
        String body;
        do {
            body = server.graphql(path, PAGE, owner).body();
        } while (!body.contains("errors") && Instant.now().isBefore(end));
        assertThat(body).contains("it may cost 3");
    }

    @Test
    void whoeverAcceptsIncrementalDeliveryGetsOneWholeAnswerOrNone() {
        String path = server.createProject("whole", owner);

        HttpResponse<String> both = server.graphql(
                path, USERS, with(owner, "Accept", "multipart/mixed; deferSpec=20220824, application/json"));
        assertThat(both.statusCode()).isEqualTo(200);
        assertThat(both.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
        assertThat(both.body()).isEqualTo("{\"data\":{\"users\":{\"totalCount\":0}}}");

        assertThat(server.graphql(path, USERS, with(owner, "Accept", "multipart/mixed; deferSpec=20220824"))
                        .statusCode())
                .isEqualTo(406);
        for (String directive : new String[] {"... @defer { totalCount }", "nodes @stream(initialCount: 1) { id }"}) {
            HttpResponse<String> refused =
                    server.graphql(path, "{ users { " + directive + " } }", with(owner, "Accept", RESPONSE_JSON));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("GRAPHQL_VALIDATION_FAILED")
                    .containsPattern("'@(defer|stream)'")
                    .doesNotContain("\"data\"");
        }
    }

    private static String platform(String document) {
        String body = document.replace("\\", "\\\\").replace("\"", "\\\"");
        return server.post("/graphql", "{\"query\":\"" + body + "\"}", owner).body();
    }

    private static String[] with(String[] headers, String name, String value) {
        return new String[] {headers[0], headers[1], name, value};
    }

    private static String persisted(String document) {
        return "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + sha256(document) + "\"}}";
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
