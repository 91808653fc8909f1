package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What callers may spend, and from where browsers may call. */
class LimitsAndOriginsTest {
    private static final String TYPENAME = "{ __typename }";
    private static final String SITE = "https://app.example.com";

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
    void whoHasSpentEverythingIsToldWhenToComeBack() {
        String path = server.createProject("thrifty", owner);
        String[] key = server.secretKey("thrifty", owner);
        assertThat(platform("mutation { setRateLimits(project: \"thrifty\", anonymous: 3) { anonymous user } }"))
                .isEqualTo("{\"data\":{\"setRateLimits\":{\"anonymous\":3,\"user\":null}}}");

        for (int i = 0; i < 3; i++) {
            assertThat(server.graphql(path, TYPENAME).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = server.graphql(path, TYPENAME);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .contains("RATE_LIMITED", "\"retryable\":true", "requestId")
                .doesNotContain("\"data\"");
        assertThat(refused.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
        assertThat(server.graphql(path, TYPENAME, key).statusCode()).isEqualTo(200);
        assertThat(server.graphql(path, TYPENAME, owner).statusCode()).isEqualTo(200);

        platform("mutation { setRateLimits(project: \"thrifty\") { anonymous } }");
        assertThat(server.graphql(path, TYPENAME).statusCode()).isEqualTo(200);
        assertThat(platform("mutation { setRateLimits(project: \"thrifty\", key: 0) { key } }"))
                .contains("BAD_USER_INPUT", "\"fields\":[\"key\"]");
    }

    @Test
    void requestsThatAreRefusedCostSomethingToo() {
        String path = server.createProject("garbage", owner);
        platform("mutation { setRateLimits(project: \"garbage\", anonymous: 2) { anonymous } }");

        assertThat(server.graphql(path, "{ nothing }").body()).contains("GRAPHQL_VALIDATION_FAILED");
        assertThat(server.graphql(path, "{ nothing").body()).contains("GRAPHQL_PARSE_FAILED");
        assertThat(server.graphql(path, "{ nothing }").statusCode()).isEqualTo(429);
    }

    @Test
    void pagesOfOtherSitesReadNothingUntilTheProjectListsTheirs() {
        String path = server.createProject("open-to-some", owner);
        assertThat(allowed(server.graphql(path, TYPENAME, "Origin", SITE))).isEmpty();
        assertThat(allowed(server.preflight(path, SITE))).isEmpty();

        assertThat(
                        platform(
                                "mutation { setAllowedOrigins(project: \"open-to-some\", origins: [\"HTTPS://App.example.com\"]) }"))
                .isEqualTo("{\"data\":{\"setAllowedOrigins\":[\"" + SITE + "\"]}}");
        HttpResponse<String> preflight = server.preflight(path, SITE);
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(allowed(preflight)).isEqualTo(SITE);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(headers -> assertThat(headers).contains("Authorization", "X-API-Key"));
        HttpResponse<String> answer = server.graphql(path, TYPENAME, "Origin", SITE);
        assertThat(allowed(answer)).isEqualTo(SITE);
        assertThat(answer.headers().firstValue("Vary")).contains("Origin");
        assertThat(allowed(server.graphql(path, TYPENAME, "Origin", SITE, "X-API-Key", "weft_sk_bad")))
                .isEqualTo(SITE);
        assertThat(allowed(server.graphql(path, TYPENAME, "Origin", "https://app.example.com.evil.example")))
                .isEmpty();
        assertThat(allowed(server.graphql(path, TYPENAME, "Origin", "null"))).isEmpty();
    }

    @Test
    void credentialsOfBrowsersAreNeverAskedFor() {
        String path = server.createProject("open-to-all", owner);
        platform("mutation { setAllowedOrigins(project: \"open-to-all\", origins: [\"*\"]) }");
        HttpResponse<String> answer = server.graphql(path, TYPENAME, "Origin", SITE);

        assertThat(allowed(answer)).isEqualTo(SITE);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(server.preflight(path, SITE).headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(allowed(server.graphql("/graphql", TYPENAME, "Origin", SITE)))
                .isEmpty();
        assertThat(allowed(server.preflight("/graphql", SITE))).isEmpty();
        assertThat(platform(
                        "mutation { setAllowedOrigins(project: \"open-to-all\", origins: [\"https://a.example/x\"]) }"))
                .contains("BAD_USER_INPUT");
    }

    @Test
    void everythingIsServedWithCarefulHeaders() {
        for (String path :
                new String[] {"/graphql/absent", "/nothing", "/health/live", "/console/", "/%00", "/graphql"}) {
            HttpResponse<String> answer = server.get(path);
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).contains("no-referrer");
            assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy"))
                    .as(path)
                    .contains("same-origin");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy).contains("default-src", "frame-ancestors 'none'"));
        }
    }

    private static String allowed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Access-Control-Allow-Origin").orElse("");
    }

    private static String platform(String document) {
        return server.graphql("/graphql", document, owner).body();
    }
}
