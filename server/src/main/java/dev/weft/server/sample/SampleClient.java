package dev.weft.server.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends GraphQL to a server, as one account once it has a token. */
final class SampleClient {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI url;
    private final @Nullable String token;

    SampleClient(URI url) {
        this(url, null);
    }

    private SampleClient(URI url, @Nullable String token) {
        this.url = url;
        this.token = token;
    }

    SampleClient as(String accessToken) {
        return new SampleClient(url, accessToken);
    }

    /** Data of the platform's API. */
    JsonNode platform(String document, Map<String, ?> variables) {
        return data(post("graphql", request(document, variables)));
    }

    /** Runs several operations at a project's endpoint, in order; all must succeed. */
    void project(String slug, List<Map<String, Object>> requests) {
        for (JsonNode answer : post("graphql/" + slug, requests)) {
            data(answer);
        }
    }

    static Map<String, Object> request(String document, Map<String, ?> variables) {
        return Map.of("query", document, "variables", variables);
    }

    private JsonNode post(String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return JSON.readTree(
                    http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (JacksonException e) {
            throw new SampleException("What answers at " + url + " is no Weft server. Name yours by --url.", e);
        } catch (IOException e) {
            throw new SampleException(
                    "No Weft server answers at " + url + ". Start one by ./weft start, or name another by --url.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SampleException("Interrupted; the sample may be incomplete.", e);
        }
    }

    private static JsonNode data(JsonNode answer) {
        JsonNode error = answer.path("errors").path(0);
        if (!error.isMissingNode()) {
            throw new RefusedException(
                    error.at("/extensions/code").asString(""),
                    error.path("message").asString("The server refused without a reason."));
        }
        return answer.path("data");
    }

    /** The server's refusal, with its code. */
    static final class RefusedException extends RuntimeException {
        private final String code;

        RefusedException(String code, String message) {
            super(message);
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
