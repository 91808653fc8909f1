package dev.weft.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersistedQueriesTest {
    private static final String PROJECT = "/graphql/shop";
    private static final String ANSWER = "{\"data\":{\"__typename\":\"Query\"}}";

    private static HttpServer server;

    @BeforeAll
    static void start() {
        server = new HttpServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aDocumentIsSentOnceAndItsHashFromThenOn() {
        String document = "{ __typename } # once";
        HttpResponse<String> unknown = server.post(PROJECT, "{" + extension(document) + "}");
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(unknown.body()).contains("\"message\":\"PersistedQueryNotFound\"");
        assertThat(HttpServer.code(unknown)).isEqualTo("PERSISTED_QUERY_NOT_FOUND");

        assertThat(server.post(PROJECT, "{\"query\":\"" + document + "\"," + extension(document) + "}")
                        .body())
                .isEqualTo(ANSWER);

        assertThat(server.post(PROJECT, "{" + extension(document) + "}").body()).isEqualTo(ANSWER);
        assertThat(server.get(PROJECT + "?extensions=" + encoded("{" + persisted(document) + "}"))
                        .body())
                .isEqualTo(ANSWER);
    }

    @Test
    void anUnknownHashIs400WhereStatusesAreReal() {
        HttpResponse<String> response =
                server.post(PROJECT, "{" + extension("{never}") + "}", "Accept", "application/graphql-response+json");

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void anEndpointDoesNotKnowWhatWasSentToAnother() {
        String document = "{ __typename } # here";
        server.post(PROJECT, "{\"query\":\"" + document + "\"," + extension(document) + "}");

        assertThat(HttpServer.code(server.post("/graphql", "{" + extension(document) + "}")))
                .isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    @Test
    void aDocumentWithTheHashOfAnotherIsRefusedAndNotKept() {
        HttpResponse<String> response =
                server.post(PROJECT, "{\"query\":\"{__typename}\"," + extension("{ poisoned }") + "}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(HttpServer.code(response)).isEqualTo("BAD_REQUEST");
        assertThat(HttpServer.code(server.post(PROJECT, "{" + extension("{ poisoned }") + "}")))
                .isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    @Test
    void aDocumentThatIsNotValidIsNotKept() {
        String document = "{ nope }";
        server.post(PROJECT, "{\"query\":\"" + document + "\"," + extension(document) + "}");

        assertThat(HttpServer.code(server.post(PROJECT, "{" + extension(document) + "}")))
                .isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{}",
                "{\"version\":2,\"sha256Hash\":\"%s\"}",
                "{\"version\":1,\"sha256Hash\":\"short\"}",
                "{\"version\":1,\"sha256Hash\":7}"
            })
    void aMalformedExtensionIs400(String extension) {
        String body = "{\"extensions\":{\"persistedQuery\":" + extension.formatted("0".repeat(64)) + "}}";

        assertThat(server.post(PROJECT, body).statusCode()).isEqualTo(400);
    }

    @Test
    void aMutationThatWasPersistedIsStillRefusedByGet() {
        String document = "mutation { increment }";
        server.post(PROJECT, "{\"query\":\"" + document + "\"," + extension(document) + "}");

        assertThat(server.get(PROJECT + "?extensions=" + encoded("{" + persisted(document) + "}"))
                        .statusCode())
                .isEqualTo(405);
    }

    private static String extension(String document) {
        return "\"extensions\":{" + persisted(document) + "}";
    }

    private static String persisted(String document) {
        return "\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + sha256(document) + "\"}";
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
