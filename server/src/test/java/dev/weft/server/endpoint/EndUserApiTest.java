package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.weft.server.user.TestIssuer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** End users of a project, over HTTP. */
@TestMethodOrder(MethodOrderer.Random.class)
class EndUserApiTest {
    private static final String PASSWORD = "violet kettle under northern rain";
    private static final String NEXT = "amber ladder beside quiet sea";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static RunningServer server;
    private static String[] owner;
    private static String[] key;
    private static String shop;
    private static int users;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty("weft.environment", "development");
        System.setProperty("weft.rate-limits", "off");
        server = new RunningServer();
        owner = server.signUp("owner@example.com");
        shop = server.createProject("shop", owner);
        key = server.secretKey("shop", owner);
        change(
                "{createCollection: {name: \"notes\", fields: [{name: \"text\", type: TEXT}]}}",
                "{createRole: {name: \"editor\"}}",
                "{setPolicy: {collection: \"notes\", role: \"editor\", action: READ}}",
                "{setPolicy: {collection: \"notes\", role: \"user\", action: CREATE}}",
                "{setPolicy: {collection: \"notes\", role: \"user\", action: READ, rows: {createdById: {eq: \"$user.id\"}}}}");
    }

    @AfterAll
    static void stop() {
        server.close();
        System.clearProperty("weft.environment");
        System.clearProperty("weft.rate-limits");
    }

    private static void change(String... operations) {
        JsonNode answer = platform("mutation { changeSchema(project: \"shop\", acceptBreaking: true, operations: ["
                + String.join(", ", operations) + "]) { status error } }");
        assertThat(answer.at("/data/changeSchema/status").asString())
                .as(answer.toString())
                .isEqualTo("APPLIED");
    }

    private static JsonNode platform(String document) {
        return JSON.readTree(server.graphql("/graphql", document, owner).body());
    }

    private record User(String email, JsonNode session) {
        String[] header() {
            return new String[] {
                "Authorization", "Bearer " + session.path("accessToken").asString()
            };
        }

        String refreshToken() {
            return session.path("refreshToken").asString();
        }

        String id() {
            return session.at("/user/rowId").asString();
        }
    }

    private static User signUp() {
        String email = "u" + users++ + "@example.com";
        JsonNode answer = ask(
                "mutation { signUp(input: {email: \"" + email + "\", password: \"" + PASSWORD
                        + "\"}) { user { id rowId email emailVerified fullName avatarUrl roles createdAt } accessToken expiresAt refreshToken } }");
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        return new User(email, answer.at("/data/signUp"));
    }

    private static HttpResponse<String> send(String document, String... headers) {
        return server.graphql(shop, document, headers);
    }

    private static JsonNode ask(String document, String... headers) {
        return JSON.readTree(send(document, headers).body());
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asString();
    }

    private static String signIn(String email, String password) {
        return "mutation { signIn(input: {email: \"" + email + "\", password: \"" + password
                + "\"}) { user { email } accessToken refreshToken expiresAt } }";
    }

    private static String me(String[] header) {
        return ask("{ me { email } }", header).at("/data/me/email").asString("");
    }

    @Test
    void whoSignsUpIsSignedInAndSeesItself() {
        User ada = signUp();
        assertThat(ada.session().at("/user/email").asString()).isEqualTo(ada.email());
        assertThat(ada.session().at("/user/emailVerified").asBoolean()).isFalse();
        assertThat(ada.session().at("/user/roles").size()).isZero();
        assertThat(Instant.parse(ada.session().path("expiresAt").asString())).isAfter(Instant.now());

        JsonNode me = ask("{ me { id rowId email fullName roles createdAt updatedAt __typename } }", ada.header());
        assertThat(me.at("/data/me/rowId").asString()).isEqualTo(ada.id());
        assertThat(me.at("/data/me/__typename").asString()).isEqualTo("User");
        assertThat(ask("{ me { email } }").at("/data/me").isNull()).isTrue();
        assertThat(ask("{ me { email } }", key).at("/data/me").isNull()).isTrue();
        assertThat(ask("{ users { nodes { email } } }", ada.header())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void theRowIsTheProjectsAndThePasswordIsNotInIt() {
        User ada = signUp();
        JsonNode row = ask("{ userBy(key: {email: \"" + ada.email() + "\"}) { rowId roles createdById } }", key);

        assertThat(row.at("/data/userBy/rowId").asString()).isEqualTo(ada.id());
        assertThat(ask("{ __type(name: \"User\") { fields { name } } }", key).toString())
                .doesNotContain("assword");
    }

    @ParameterizedTest
    @CsvSource({
        "grace@example.com, password, WEAK_PASSWORD, input.password",
        "grace@example.com, aaaaaaaaaaaaaa, WEAK_PASSWORD, input.password",
        "grace, violet kettle under northern rain, BAD_USER_INPUT, input.email",
        "grace@exa mple.com, violet kettle under northern rain, BAD_USER_INPUT, input.email",
        "grace@example, violet kettle under northern rain, BAD_USER_INPUT, input.email"
    })
    void whatIsWrongWithASignUpIsSaid(String email, String password, String code, String path) {
        JsonNode answer = ask("mutation { signUp(input: {email: \"" + email + "\", password: \"" + password
                + "\"}) { accessToken } }");

        assertThat(code(answer)).isEqualTo(code);
        assertThat(answer.at("/errors/0/extensions/path")
                        .toString()
                        .replaceAll("[\\[\\]\"]", "")
                        .replace(",", "."))
                .isEqualTo(path);
        assertThat(answer.at("/data/signUp").isNull()).isTrue();
    }

    @Test
    void anAddressSignsUpOnceInAnySpelling() {
        User ada = signUp();
        String again = "mutation { signUp(input: {email: \"" + ada.email().toUpperCase(java.util.Locale.ROOT)
                + "\", password: \"" + PASSWORD + "\"}) { accessToken } }";

        assertThat(code(ask(again))).isEqualTo("EMAIL_TAKEN");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() {
        User ada = signUp();
        String known = send(signIn(ada.email(), "not the password")).body();
        String unknown = send(signIn("nobody@example.com", "not the password")).body();

        assertThat(known.replaceAll("\"requestId\":\"[^\"]+\"", ""))
                .isEqualTo(unknown.replaceAll("\"requestId\":\"[^\"]+\"", ""))
                .contains("INVALID_CREDENTIALS");
        assertThat(ask(signIn(ada.email(), PASSWORD))
                        .at("/data/signIn/user/email")
                        .asString())
                .isEqualTo(ada.email());
        assertThat(code(ask(signIn(ada.email(), "a".repeat(100_000))))).isEqualTo("INVALID_CREDENTIALS");
    }

    @Test
    void aRefreshedSessionGoesOnWithOtherTokens() {
        User ada = signUp();
        String refresh = "mutation { refreshSession(refreshToken: \"" + ada.refreshToken()
                + "\") { user { email } accessToken refreshToken } }";
        JsonNode next = ask(refresh).at("/data/refreshSession");

        assertThat(next.at("/user/email").asString()).isEqualTo(ada.email());
        assertThat(next.path("refreshToken").asString()).isNotEqualTo(ada.refreshToken());
        assertThat(ask(refresh).at("/data/refreshSession/refreshToken").asString())
                .isEqualTo(next.path("refreshToken").asString());
        assertThat(code(ask("mutation { refreshSession(refreshToken: \"weft_rt_x\") { accessToken } }")))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(code(ask(refresh.replace("mutation", "mutation @transaction(dryRun: true)"))))
                .isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void signOutEndsTheSession() {
        User ada = signUp();
        assertThat(ask("mutation { signOut }").at("/data/signOut").asBoolean()).isFalse();
        assertThat(ask("mutation { signOut }", ada.header()).at("/data/signOut").asBoolean())
                .isTrue();

        assertThat(send("{ me { email } }", ada.header()).statusCode()).isEqualTo(401);
        assertThat(code(ask(
                        "mutation { refreshSession(refreshToken: \"" + ada.refreshToken() + "\") { accessToken } }")))
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void aPasswordIsChangedByWhoKnowsIt() {
        User ada = signUp();
        String change = "mutation { changePassword(current: \"%s\", next: \"%s\") }";
        assertThat(code(ask(change.formatted(PASSWORD, NEXT)))).isEqualTo("UNAUTHENTICATED");
        assertThat(code(ask(change.formatted("wrong", NEXT), ada.header()))).isEqualTo("INVALID_CREDENTIALS");
        assertThat(code(ask(change.formatted(PASSWORD, "short"), ada.header()))).isEqualTo("WEAK_PASSWORD");
        assertThat(ask(change.formatted(PASSWORD, NEXT), ada.header())
                        .at("/data/changePassword")
                        .asBoolean())
                .isTrue();

        assertThat(me(ada.header())).isEqualTo(ada.email());
        assertThat(code(ask(signIn(ada.email(), PASSWORD)))).isEqualTo("INVALID_CREDENTIALS");
        assertThat(ask(signIn(ada.email(), NEXT)).at("/data/signIn/user/email").asString())
                .isEqualTo(ada.email());
    }

    @Test
    void aSignUpStandsOrFallsWithItsOperation() {
        String email = "all-or-nothing@example.com";
        String document = "mutation%s { signUp(input: {email: \"" + email + "\", password: \"" + PASSWORD
                + "\"}) { accessToken } createNote(input: {text: \"x\", rowId: \"%s\"}) { note { text } } }";
        String taken = "0190b2a0-0000-7000-8000-0000000000aa";
        ask("mutation { createNote(input: {text: \"x\", rowId: \"" + taken + "\"}) { note { text } } }", key);
        JsonNode failed = ask(document.formatted("", taken), key);
        assertThat(failed.at("/data/signUp").isNull()).as(failed.toString()).isTrue();
        assertThat(code(ask(signIn(email, PASSWORD)))).isEqualTo("INVALID_CREDENTIALS");
        JsonNode tried =
                ask(document.formatted(" @transaction(dryRun: true)", "0190b2a0-0000-7000-8000-0000000000bb"), key);
        assertThat(tried.at("/data/signUp/accessToken").asString(""))
                .as(tried.toString())
                .isNotEmpty();

        assertThat(code(ask(signIn(email, PASSWORD)))).isEqualTo("INVALID_CREDENTIALS");
        assertThat(send(
                                "{ me { email } }",
                                "Authorization",
                                "Bearer " + tried.at("/data/signUp/accessToken").asString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void signUpCanBeSwitchedOff() {
        User ada = signUp();
        platform("mutation { setSignUp(project: \"shop\", enabled: false) { signUp } }");
        try {
            JsonNode refused = ask("mutation { signUp(input: {email: \"late@example.com\", password: \"" + PASSWORD
                    + "\"}) { accessToken } }");
            assertThat(code(refused)).isEqualTo("FORBIDDEN");
            assertThat(ask(signIn(ada.email(), PASSWORD))
                            .at("/data/signIn/accessToken")
                            .asString(""))
                    .isNotEmpty();
        } finally {
            assertThat(platform("mutation { setSignUp(project: \"shop\", enabled: true) { signUp } }")
                            .at("/data/setSignUp/signUp")
                            .asBoolean())
                    .isTrue();
        }
        signUp();
    }

    @Test
    void whatAUserWritesIsTheUsers() {
        User ada = signUp();
        User bob = signUp();
        JsonNode created =
                ask("mutation { createNote(input: {text: \"mine\"}) { note { text createdById } } }", ada.header());

        assertThat(created.at("/data/createNote/note/createdById").asString())
                .as(created.toString())
                .isEqualTo(ada.id());
        assertThat(ask("{ notes { nodes { text } } }", ada.header())
                        .at("/data/notes/nodes")
                        .size())
                .isEqualTo(1);
        assertThat(ask("{ notes { nodes { text } } }", bob.header())
                        .at("/data/notes/nodes")
                        .size())
                .isZero();
    }

    @Test
    void rolesComeFromTheRowWithinASecond() throws InterruptedException {
        User ada = signUp();
        assertThat(me(ada.header())).isEqualTo(ada.email());
        ask("mutation { createNote(input: {text: \"for editors\"}) { note { id } } }", key);
        JsonNode set = ask(
                "mutation { updateUser(id: \"" + ada.id()
                        + "\", patch: {roles: [\"editor\", \"owner\"]}) { user { roles } } }",
                key);
        assertThat(set.at("/data/updateUser/user/roles").size())
                .as(set.toString())
                .isEqualTo(2);

        assertWithinASecond(() -> ask("{ notes { nodes { text } } }", ada.header())
                        .at("/data/notes/nodes")
                        .size()
                > 0);
        assertThat(code(ask("mutation { createNote(input: {text: \"x\"}) { note { id } } }", ada.header())))
                .isEqualTo("GRAPHQL_VALIDATION_FAILED");
        ask("mutation { deleteUser(id: \"" + ada.id() + "\") { deletedId } }", key);
        assertWithinASecond(() -> send("{ me { email } }", ada.header()).statusCode() == 401);
    }

    private interface Attempt {
        boolean works();
    }

    /** With room for a machine that is busy. */
    private static void assertWithinASecond(Attempt attempt) throws InterruptedException {
        long end = System.nanoTime() + 3_000_000_000L;
        while (!attempt.works()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void nobodyGivesThemselvesRolesOrAVerifiedAddress() {
        change(
                "{setPolicy: {collection: \"users\", role: \"anonymous\", action: CREATE, check: {fullName: {ne: \"Mallory\"}}}}");
        try {
            String members = ask("{ __type(name: \"ProjectSignUpInput\") { inputFields { name } } }")
                    .toString();
            assertThat(members)
                    .contains("email", "password", "fullName", "avatarUrl")
                    .doesNotContain("roles", "emailVerified");
            String signUp = "mutation { signUp(input: {email: \"%s\", password: \"" + PASSWORD
                    + "\", fullName: \"%s\"}) { user { fullName email } accessToken } }";
            JsonNode ada = ask(signUp.formatted("profile@example.com", "Ada"));
            assertThat(ada.at("/data/signUp/user/fullName").asString())
                    .as(ada.toString())
                    .isEqualTo("Ada");
            assertThat(ada.at("/data/signUp/user/email").asString()).isEqualTo("profile@example.com");
            assertThat(code(ask(signUp.formatted("mallory@example.com", "Mallory"))))
                    .isEqualTo("FORBIDDEN");
            assertThat(code(ask(signUp.formatted("profile@example.com", "Ada"))))
                    .isEqualTo("EMAIL_TAKEN");
        } finally {
            change("{removePolicy: {collection: \"users\", role: \"anonymous\", action: CREATE}}");
        }
        assertThat(ask("{ __type(name: \"ProjectSignUpInput\") { inputFields { name } } }")
                        .toString())
                .doesNotContain("fullName");
    }

    @Test
    void everybodyReadsThemselvesBesidesWhatPoliciesShow() {
        User ada = signUp();
        change("{setPolicy: {collection: \"users\", role: \"user\", action: READ, fields: [\"full_name\"]}}");
        try {
            User bob = signUp();
            assertThat(me(ada.header())).isEqualTo(ada.email());
            JsonNode all = ask("{ users(first: 1000) { nodes { rowId fullName email } } }", ada.header());
            for (JsonNode user : all.at("/data/users/nodes")) {
                assertThat(user.path("email").asString(""))
                        .isEqualTo(user.path("rowId").asString().equals(ada.id()) ? ada.email() : "");
            }
            JsonNode other = ask("{ user(id: \"" + bob.id() + "\") { rowId email } }", ada.header());
            assertThat(other.at("/data/user/rowId").asString())
                    .as(other.toString())
                    .isEqualTo(bob.id());
            assertThat(other.at("/data/user/email").isNull()).isTrue();
        } finally {
            change("{removePolicy: {collection: \"users\", role: \"user\", action: READ}}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer x", "Bearer a.b.c", "Basic YTpi", "Bearer eyJhbGciOiJub25lIn0.e30."})
    void aBadTokenIsNeverAnonymous(String header) {
        HttpResponse<String> response = send("{ me { email } }", "Authorization", header);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(code(JSON.readTree(response.body()))).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void aTokenOpensItsOwnProjectAlone() {
        User ada = signUp();
        String other = server.createProject("other", owner);

        assertThat(server.graphql(other, "{ me { email } }", ada.header()).statusCode())
                .isEqualTo(401);
        assertThat(server.graphql("/graphql", "{ me { email } }", ada.header()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void keysArePublishedAndCanBeReplaced() {
        User ada = signUp();
        String path = platform("{ project(slug: \"shop\") { jwksPath } }")
                .at("/data/project/jwksPath")
                .asString();
        JsonNode before = JSON.readTree(server.get(path).body());
        JsonNode made = platform("mutation { rotateSigningKey(project: \"shop\") { id signsFrom verifiesUntil } }");
        JsonNode after = JSON.readTree(server.get(path).body());

        assertThat(before.at("/keys/0").has("d")).isFalse();
        assertThat(after.path("keys").size()).isEqualTo(before.path("keys").size() + 1);
        assertThat(after.toString())
                .contains(made.at("/data/rotateSigningKey/id").asString());
        assertThat(me(ada.header())).isEqualTo(ada.email());
        assertThat(server.get("/graphql/nowhere/.well-known/jwks.json").statusCode())
                .isEqualTo(404);
    }

    @Test
    void ownersAndSecretKeysActAsOthers() {
        User ada = signUp();
        ask("mutation { createNote(input: {text: \"acted\"}) { note { id } } }", ada.header());
        for (String[] caller : List.of(owner, key)) {
            JsonNode acted = ask("{ me { email } notes { nodes { text } } }", with(caller, "X-User-Id", ada.id()));
            assertThat(acted.at("/data/me/email").asString())
                    .as(acted.toString())
                    .isEqualTo(ada.email());
            assertThat(acted.at("/data/notes/nodes").size()).isEqualTo(1);
            assertThat(ask("{ notes { nodes { text } } }", with(caller, "X-Role", "editor"))
                            .at("/data/notes/nodes")
                            .size())
                    .isPositive();
            assertThat(code(ask("{ notes { nodes { text } } }", with(caller, "X-Role", "anonymous"))))
                    .isEqualTo("GRAPHQL_VALIDATION_FAILED");
        }
    }

    private static String[] with(String[] caller, String... more) {
        return java.util.stream.Stream.of(caller, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }

    @Test
    void nobodyElseDoes() {
        User ada = signUp();
        for (String header : List.of("X-Role", "X-User-Id", "X-Claims")) {
            assertThat(send("{ __typename }", header, "user").statusCode()).isEqualTo(403);
            assertThat(send("{ __typename }", with(ada.header(), header, "user"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(send("{ __typename }", with(key, "X-Role", "ghost")).statusCode())
                .isEqualTo(400);
        assertThat(send("{ __typename }", with(key, "X-Role", "")).statusCode()).isEqualTo(400);
        assertThat(send("{ __typename }", with(key, "X-User-Id", "7")).statusCode())
                .isEqualTo(400);
        assertThat(send("{ __typename }", with(key, "X-Claims", "[]")).statusCode())
                .isEqualTo(400);
        assertThat(send("{ __typename }", with(key, "X-Claims", "{\"a\":1,\"a\":2}"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("{ __typename }", with(key, "X-User-Id", "0190b2a0-0000-7000-8000-0000000000ff"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("{ __typename }", with(key, "X-Role", "user, editor", "X-Claims", "{\"team\":\"red\"}"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tokensOfATrustedIssuerAreAccepted() {
        try (TestIssuer issuer = new TestIssuer()) {
            String token = issuer.sign(
                    new JWTClaimsSet.Builder()
                            .issuer(issuer.name())
                            .audience("shop")
                            .subject("ada")
                            .claim("groups", List.of("Chiefs"))
                            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                            .build(),
                    header -> header);
            String[] bearer = {"Authorization", "Bearer " + token};
            assertThat(send("{ me { email } }", bearer).statusCode()).isEqualTo(401);
            JsonNode set =
                    platform("mutation { setIdentityProvider(project: \"shop\", input: {issuer: \"" + issuer.name()
                            + "\", audience: \"shop\", jwksUri: \"" + issuer.keysUri()
                            + "\", roleClaim: \"groups\", roleMap: {Chiefs: \"editor\"}}) { issuer roleMap } }");
            assertThat(set.at("/data/setIdentityProvider/roleMap/Chiefs").asString())
                    .as(set.toString())
                    .isEqualTo("editor");

            assertThat(send("{ me { email } notes { nodes { text } } }", bearer).statusCode())
                    .isEqualTo(200);
            platform("mutation { removeIdentityProvider(project: \"shop\", issuer: \"" + issuer.name() + "\") }");
            assertThat(send("{ me { email } }", bearer).statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://id.example.com/keys", "file:///etc/passwd", "no address", "https://a:b@id.example.com/"})
    void anIssuerMustBeReachableSafely(String uri) {
        JsonNode refused = platform(
                "mutation { setIdentityProvider(project: \"shop\", input: {issuer: \"i\", audience: \"a\", jwksUri: \""
                        + uri + "\"}) { issuer } }");
        assertThat(code(refused)).isEqualTo("BAD_USER_INPUT");
    }
}
