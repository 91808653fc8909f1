package dev.weft.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Caller;
import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiException;
import dev.weft.server.admin.PlatformServer.Answer;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.security.CallerResolver;
import dev.weft.server.security.Credentials;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PlatformApiTest {
    private static final String PASSWORD = "seven blue herons";
    private static final String SIGN_UP = """
            mutation ($email: String!, $password: String!) {
              signUp(input: {email: $email, password: $password}) {
                account { id email name } accessToken expiresAt refreshToken
              }
            }""";
    private static final String CREATE_PROJECT = """
            mutation ($name: String!, $slug: String) {
              createProject(input: {name: $name, slug: $slug}) { id slug state endpoint databaseSchema revision }
            }""";
    private static final String CHANGE = """
            mutation ($project: String!, $operations: [SchemaOperation!]!, $ifRevision: Int) {
              changeSchema(project: $project, operations: $operations, ifRevision: $ifRevision) {
                id revision status operations statements actor createdAt durationMs error project { revision }
              }
            }""";

    private static PlatformServer server;

    @BeforeAll
    static void start() {
        server = new PlatformServer("weft.rate-limits=off");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aNewcomerSignsUpAndSeesWhatIsTheirs() {
        String token = signUp();
        Answer answer = as(token, """
                { me { email name createdAt } projects { slug }
                  companies { name slug myRole members { role joinedAt account { email } } projects { slug } } }""");

        assertThat(answer.response().statusCode()).isEqualTo(200);
        assertThat(answer.data().at("/me/email").asString()).endsWith("@example.com");
        assertThat(answer.data().at("/projects")).isEmpty();
        assertThat(answer.data().at("/companies")).hasSize(1);
        assertThat(answer.data().at("/companies/0/myRole").asString()).isEqualTo("OWNER");
        assertThat(answer.data().at("/companies/0/members/0/account/email"))
                .isEqualTo(answer.data().at("/me/email"));
    }

    @Test
    void nobodyIsMe() {
        assertThat(server.ask("{ me { id } }", Map.of()).body().toString()).isEqualTo("{\"data\":{\"me\":null}}");
        assertThat(server.ask("{ projects { id } }", Map.of()).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(server.ask("{ project(slug: \"any\") { id } }", Map.of())
                        .body()
                        .toString())
                .isEqualTo("{\"data\":{\"project\":null}}");
    }

    @Test
    void aBadTokenIsNeverAnonymous() {
        Answer answer = as("nonsense", "{ me { id } }");

        assertThat(answer.response().statusCode()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.body().has("data")).isFalse();
    }

    @Test
    void keysAndOtherSchemesDoNotOpenThePlatform() {
        assertThat(server.ask("{ me { id } }", Map.of(), "X-API-Key", "weft_sk_x")
                        .response()
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.ask("{ me { id } }", Map.of(), "Authorization", "Basic YTpi")
                        .response()
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.ask("{ me { id } }", Map.of(), "X-API-Key", "weft_sk_x", "Authorization", "Bearer x")
                        .response()
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void signOutEndsTheAccessToken() {
        String token = signUp();
        assertThat(as(token, "mutation { signOut }").data().path("signOut").asBoolean())
                .isTrue();

        assertThat(as(token, "{ me { id } }").response().statusCode()).isEqualTo(401);
    }

    @Test
    void refreshRotatesTheTokenThatIsGiven() {
        String refresh = session().at("/refreshToken").asString();
        Answer answer = server.ask(
                "mutation ($t: String) { refreshSession(refreshToken: $t) { accessToken refreshToken account { id } } }",
                Map.of("t", refresh));

        assertThat(answer.data().at("/refreshSession/refreshToken").asString()).isNotEqualTo(refresh);
        assertThat(answer.response().headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theConsoleKeepsItsRefreshTokenInACookieThatNobodyElseIsServedFrom() {
        String email = email();
        Answer signedUp = server.ask(SIGN_UP, Map.of("email", email, "password", PASSWORD), "X-Weft-Console", "1");
        String cookie = signedUp.response().headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie)
                .startsWith("weft_refresh="
                        + signedUp.data().at("/signUp/refreshToken").asString())
                .contains("Path=/", "HttpOnly", "SameSite=Strict", "Max-Age=1209")
                .doesNotContain("Secure");
        String pair = cookie.substring(0, cookie.indexOf(';'));
        String refresh = "mutation { refreshSession { accessToken } }";
        assertThat(server.ask(refresh, Map.of(), "Cookie", pair).code()).isEqualTo("UNAUTHENTICATED");
        Answer refreshed = server.ask(refresh, Map.of(), "Cookie", pair, "X-Weft-Console", "1");
        assertThat(refreshed.data().at("/refreshSession/accessToken").asString())
                .isNotEmpty();

        String rotated = refreshed.response().headers().firstValue("Set-Cookie").orElseThrow();
        String rotatedPair = rotated.substring(0, rotated.indexOf(';'));
        Answer signedOut = server.ask("mutation { signOut }", Map.of(), "Cookie", rotatedPair, "X-Weft-Console", "1");
        assertThat(signedOut.data().path("signOut").asBoolean()).isTrue();
        assertThat(signedOut.response().headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(dropped ->
                        assertThat(dropped).startsWith("weft_refresh=;").contains("Max-Age=0"));
        assertThat(server.ask(refresh, Map.of(), "Cookie", rotatedPair, "X-Weft-Console", "1")
                        .code())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void aWrongPasswordIsToldWithACode() {
        Answer answer = server.ask(
                "mutation { signIn(input: {email: \"eve@example.com\", password: \"not the right one\"}) { accessToken } }",
                Map.of());

        assertThat(answer.code()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(answer.body().at("/errors/0/extensions/requestId").asString())
                .isNotEmpty();
        assertThat(answer.body().at("/errors/0/extensions/retryable").asBoolean())
                .isFalse();
    }

    @Test
    void aProjectHasASchemaAndUsers() {
        String token = signUp();
        JsonNode project = createProject(token, "Book Shop " + UUID.randomUUID());

        assertThat(project.path("slug").asString()).startsWith("book-shop-");
        assertThat(project.path("endpoint").asString())
                .isEqualTo("/graphql/" + project.path("slug").asString());
        assertThat(project.path("databaseSchema").asString())
                .isEqualTo("p_" + project.path("id").asString().replace("-", ""));
        assertThat(project.path("state").asString()).isEqualTo("ACTIVE");
        JsonNode read = as(token, """
                query ($slug: String!) { project(slug: $slug) {
                  collections { name typeName primaryKey fields { name system } } roles { name builtIn } apiKeys { id } } }""", Map.of("slug", project.path("slug").asString()))
                .data()
                .path("project");
        assertThat(read.at("/collections/0/name").asString()).isEqualTo("users");
        assertThat(read.path("roles")
                        .valueStream()
                        .map(role -> role.path("name").asString()))
                .containsExactly("anonymous", "user", "service", "member", "admin", "owner");
    }

    @ParameterizedTest
    @CsvSource({
        "A, INVALID_NAME",
        "1shop, INVALID_NAME",
        "Shop, INVALID_NAME",
        "a b, INVALID_NAME",
        "a_b, INVALID_NAME",
        "s, INVALID_NAME",
        "shop/../x, INVALID_NAME",
        "console, RESERVED_NAME",
        "graphql, RESERVED_NAME"
    })
    void aBadSlugIsRefusedByName(String slug, String code) {
        Answer answer = as(signUp(), CREATE_PROJECT, Map.of("name", "Shop", "slug", slug));

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.path()).isEqualTo("input.slug");
        assertThat(answer.body().at("/errors/0/extensions/hint").asString()).startsWith("For example '");
    }

    @Test
    void aTakenSlugComesWithAProposalAndLeavesNothing() {
        String slug = createProject(signUp(), "Shop " + UUID.randomUUID())
                .path("slug")
                .asString();
        String token = signUp();
        Answer answer = as(token, CREATE_PROJECT, Map.of("name", "Shop", "slug", slug));

        assertThat(answer.code()).isEqualTo("NAME_TAKEN");
        assertThat(answer.body().at("/errors/0/extensions/hint").asString()).contains("-");
        assertThat(as(token, "{ projects { slug } }").data().path("projects")).isEmpty();
    }

    @Test
    void aSecondProjectOfTheSameNameGetsASlugOfItsOwn() {
        String name = "Garden " + UUID.randomUUID();
        String first = createProject(signUp(), name).path("slug").asString();

        assertThat(createProject(signUp(), name).path("slug").asString())
                .startsWith("garden-")
                .isNotEqualTo(first);
    }

    @Test
    void aSchemaChangeMakesCollectionsThatTheProjectShows() {
        String token = signUp();
        String slug = createProject(token, "Library " + UUID.randomUUID())
                .path("slug")
                .asString();
        JsonNode change = as(token, CHANGE, Map.of("project", slug, "operations", library()))
                .data()
                .path("changeSchema");

        assertThat(change.path("status").asString()).isEqualTo("APPLIED");
        assertThat(change.path("project").path("revision")).isEqualTo(change.path("revision"));
        assertThat(change.path("actor").asString()).startsWith("account:");
        JsonNode books = as(token, """
                query ($slug: String!) { project(slug: $slug) {
                  collection(name: "books") {
                    name label typeName tableName primaryKey operations estimatedRowCount archivedAt
                    fields { name apiName columnName type required unique default config system options { name label } }
                    relations { name inverseName kind required onDelete target { name } }
                    indexes { name fields unique valid } }
                  sdl anonymous: sdl(role: "anonymous")
                  schemaChanges(first: 1) { revision project { slug } } } }""", Map.of("slug", slug)).data().path("project");
        assertThat(books.at("/collection/primaryKey").asString()).isEqualTo("BIGINT");
        assertThat(books.at("/collection/fields")
                        .valueStream()
                        .map(field -> field.path("name").asString()))
                .containsExactly("title", "published_at", "status", "id", "created_at", "updated_at", "created_by");
        assertThat(books.at("/collection/fields/0/config").toString()).isEqualTo("{\"maxLength\":200}");
        assertThat(books.at("/collection/fields/1/default").toString()).isEqualTo("{\"fn\":\"now\"}");
        assertThat(books.at("/collection/fields/1/apiName").asString()).isEqualTo("publishedAt");
        assertThat(books.at("/collection/fields/3/system").asBoolean()).isTrue();
        assertThat(books.at("/collection/relations/0/target/name").asString()).isEqualTo("authors");
        assertThat(books.at("/collection/indexes/0/fields").toString()).isEqualTo("[\"author\",\"title\"]");
        assertThat(books.at("/collection/estimatedRowCount").isNumber()).isTrue();
        assertThat(books.path("sdl").asString()).contains("type Book");
        assertThat(books.path("anonymous").asString()).doesNotContain("Book");
        assertThat(books.at("/schemaChanges/0/revision")).isEqualTo(change.path("revision"));
    }

    @Test
    void aPlanChangesNothing() {
        String token = signUp();
        String slug =
                createProject(token, "Plan " + UUID.randomUUID()).path("slug").asString();
        Answer plan = as(token, """
                mutation ($project: String!, $operations: [SchemaOperation!]!) {
                  planSchemaChange(project: $project, operations: $operations) {
                    statements { sql lock rewritesTable online tableRows } violations { operation }
                    breakingChanges { coordinate } resultingSdl } }""", Map.of("project", slug, "operations", library()));

        assertThat(plan.data().at("/planSchemaChange/statements/0/sql").asString())
                .isNotEmpty();
        assertThat(plan.data().at("/planSchemaChange/resultingSdl").asString()).contains("type Book");
        assertThat(as(
                                token,
                                "query ($slug: String!) { project(slug: $slug) { collections { name } } }",
                                Map.of("slug", slug))
                        .data()
                        .at("/project/collections"))
                .hasSize(1);
    }

    @Test
    void aRefusedChangeNamesTheOperationAndTheField() {
        String token = signUp();
        String slug = createProject(token, "Refused " + UUID.randomUUID())
                .path("slug")
                .asString();
        Answer answer = as(
                token,
                CHANGE,
                Map.of(
                        "project",
                        slug,
                        "operations",
                        List.of(Map.of("createCollection", Map.of("name", "1 bad name")))));

        assertThat(answer.code()).isEqualTo("INVALID_NAME");
        assertThat(answer.path()).isEqualTo("operations.0.createCollection.name");
        assertThat(as(token, CHANGE, Map.of("project", slug, "operations", List.of()))
                        .code())
                .isEqualTo("BAD_USER_INPUT");
        assertThat(as(token, CHANGE, Map.of("project", slug, "operations", library(), "ifRevision", 99))
                        .code())
                .isEqualTo("VERSION_CONFLICT");
    }

    @Test
    void anOperationHasExactlyOneMember() {
        String token = signUp();
        String slug =
                createProject(token, "OneOf " + UUID.randomUUID()).path("slug").asString();
        Answer answer = as(token, CHANGE, Map.of("project", slug, "operations", List.of(Map.of())));

        assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
        assertThat(answer.response().statusCode()).isEqualTo(400);
    }

    @Test
    void aStrangersProjectIsAsIfItWereNotThere() {
        String slug = createProject(signUp(), "Mine " + UUID.randomUUID())
                .path("slug")
                .asString();
        String stranger = signUp();
        Answer foreign = as(stranger, CHANGE, Map.of("project", slug, "operations", library()));
        Answer absent = as(stranger, CHANGE, Map.of("project", "absent", "operations", library()));

        assertThat(foreign.code()).isEqualTo("NOT_FOUND");
        assertThat(foreign.body().at("/errors/0/message"))
                .isEqualTo(absent.body().at("/errors/0/message"));
        assertThat(as(stranger, "query ($slug: String!) { project(slug: $slug) { id } }", Map.of("slug", slug))
                        .body()
                        .toString())
                .isEqualTo("{\"data\":{\"project\":null}}");
    }

    @Test
    void aKeyIsShownOnceAndOpensItsProjectUntilItIsRevoked() {
        String token = signUp();
        JsonNode project = createProject(token, "Keys " + UUID.randomUUID());
        String slug = project.path("slug").asString();
        JsonNode created = as(token, """
                mutation ($project: String!) {
                  createApiKey(input: {project: $project, name: "CI", kind: SECRET}) {
                    secret key { id name kind role prefix createdAt expiresAt lastUsedAt revokedAt } } }""", Map.of("project", slug)).data().path("createApiKey");
        String secret = created.path("secret").asString();

        assertThat(secret).startsWith(created.at("/key/prefix").asString()).startsWith("weft_sk_");
        assertThat(created.at("/key/role").asString()).isEqualTo("service");
        assertThat(caller(project, secret).roles()).isEqualTo(RoleSet.of(Role.SERVICE));
        assertThat(as(token, "{ projects { apiKeys { lastUsedAt prefix } } }")
                        .body()
                        .toString())
                .doesNotContain(secret)
                .doesNotContain("\"lastUsedAt\":null");
        Answer revoked = as(
                token,
                "mutation ($project: String!, $id: UUID!) { revokeApiKey(project: $project, id: $id) { revokedAt } }",
                Map.of("project", slug, "id", created.at("/key/id").asString()));
        assertThat(revoked.data().at("/revokeApiKey/revokedAt").asString()).isNotEmpty();
        Assertions.assertThatThrownBy(() -> caller(project, secret)).isInstanceOf(ApiException.class);
    }

    @Test
    void nestedReadsTakeAsManyStatementsForOneProjectAsForMany() {
        String token = signUp();
        createProject(token, "First " + UUID.randomUUID());
        String read = """
                { companies { members { account { email } } projects { slug apiKeys { name } collections { fields { name } } } }
                  projects { apiKeys { name } collections { name } } }""";
        as(token, read);
        int one = statements(() -> as(token, read));
        for (int i = 0; i < 4; i++) {
            createProject(token, "More " + UUID.randomUUID());
        }
        as(token, read);
        int five = statements(() -> as(token, read));

        assertThat(one).isPositive();
        assertThat(five).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ me { | GRAPHQL_PARSE_FAILED",
                "{ nothing } | GRAPHQL_VALIDATION_FAILED",
                "query A { me { id } } query B { me { id } } | OPERATION_RESOLUTION_FAILURE",
                "query ($s: String!) { project(slug: $s) { id } } | BAD_USER_INPUT",
                "{ project(slug: 7) { id } } | GRAPHQL_VALIDATION_FAILED"
            })
    void aBadDocumentHasACode(String document, String code) {
        Answer answer = server.ask(document, Map.of());

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.response().statusCode()).isEqualTo(400);
        assertThat(answer.body().has("data")).isFalse();
    }

    @Test
    void aDocumentThatNeverEndsIsTooComplex() {
        String loop = "{ projects " + "{ schemaChanges { project ".repeat(15) + "{ id }" + " } }".repeat(15) + " }";
        assertThat(server.ask(loop, Map.of()).code()).isEqualTo("QUERY_TOO_COMPLEX");
        StringBuilder aliases = new StringBuilder("{ me {");
        for (int i = 0; i < 31; i++) {
            aliases.append(" a").append(i).append(": id");
        }
        assertThat(server.ask(aliases + " } }", Map.of()).code()).isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(server.ask("{ " + "me { id } ".repeat(3_000) + "}", Map.of()).code())
                .isEqualTo("QUERY_TOO_COMPLEX");
    }

    @Test
    void theSchemaCanBeIntrospected() {
        Answer answer = server.ask("{ __schema { mutationType { fields { name } } } }", Map.of());

        assertThat(answer.data()
                        .at("/__schema/mutationType/fields")
                        .valueStream()
                        .map(f -> f.path("name").asString()))
                .contains("signUp", "changeSchema");
    }

    private static List<Map<String, Object>> library() {
        return List.of(
                Map.of(
                        "createCollection",
                        Map.of("name", "authors", "fields", List.of(Map.of("name", "full_name", "type", "TEXT")))),
                Map.of(
                        "createCollection",
                        Map.of(
                                "name", "books",
                                "primaryKey", "BIGINT",
                                "fields",
                                        List.of(
                                                Map.of(
                                                        "name",
                                                        "title",
                                                        "type",
                                                        "TEXT",
                                                        "required",
                                                        true,
                                                        "config",
                                                        Map.of("maxLength", 200)),
                                                Map.of(
                                                        "name",
                                                        "published_at",
                                                        "type",
                                                        "DATE_TIME",
                                                        "default",
                                                        Map.of("fn", "now")),
                                                Map.of(
                                                        "name",
                                                        "status",
                                                        "type",
                                                        "SINGLE_SELECT",
                                                        "options",
                                                        List.of(Map.of("name", "draft")))))),
                Map.of(
                        "createRelation",
                        Map.of("collection", "books", "name", "author", "target", "authors", "inverseName", "books")),
                Map.of("addIndex", Map.of("collection", "books", "fields", List.of("author", "title"))));
    }

    private static int statements(Runnable work) {
        return server.bean(CountedStatements.class).during(work);
    }

    private static Caller caller(JsonNode project, String key) {
        ProjectRef ref = new ProjectRef(
                new ProjectId(UUID.fromString(project.path("id").asString())),
                project.path("slug").asString(),
                project.path("databaseSchema").asString());
        return server.bean(CallerResolver.class).resolve(ref, Set.of(), new Credentials(null, key));
    }

    private static JsonNode createProject(String token, String name) {
        Answer answer = as(token, CREATE_PROJECT, Map.of("name", name));
        assertThat(answer.body().path("errors")).isEmpty();
        return answer.data().path("createProject");
    }

    private static String signUp() {
        return session().path("accessToken").asString();
    }

    private static JsonNode session() {
        return server.ask(SIGN_UP, Map.of("email", email(), "password", PASSWORD))
                .data()
                .path("signUp");
    }

    private static String email() {
        return "ada-" + UUID.randomUUID() + "@example.com";
    }

    private static Answer as(String token, String document) {
        return as(token, document, Map.of());
    }

    private static Answer as(String token, String document, Map<String, ?> variables) {
        return server.ask(document, variables, "Authorization", "Bearer " + token);
    }
}
