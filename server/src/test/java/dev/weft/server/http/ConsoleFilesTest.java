package dev.weft.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds for a server with its console and for one that was built without. */
class ConsoleFilesTest {
    private static HttpServer server;

    @BeforeAll
    static void start() {
        server = new HttpServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/", "/console/projects/shop/graphiql", "/console/sign-in?next=x"})
    void everyAddressOfTheConsoleIsItsStartPage(String path) {
        HttpResponse<String> response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).startsWith("text/html");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
        assertThat(response.body()).containsIgnoringCase("<!doctype html>");
        assertThat(header(response, "Content-Security-Policy"))
                .contains("default-src 'self'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(response, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    }

    @Test
    void anAssetNeverChanges() {
        HttpResponse<String> response = server.get("/console/assets/sample-1a2b3c.js");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(header(response, "Content-Type")).contains("javascript");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/assets/missing.js", "/console/assets/", "/console/missing.png"})
    void aMissingFileIsMissing(String path) {
        HttpResponse<String> response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(HttpServer.code(response)).isEqualTo("NOT_FOUND");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theRootLeadsToTheConsole() {
        HttpResponse<String> response = server.get("/");

        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(header(response, "Location")).isEqualTo("/console/");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
