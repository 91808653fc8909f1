package dev.weft.e2e.support;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An endpoint as one caller sees it. Values of this class never change: {@code with} makes another one. */
public final class GraphQlClient {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI endpoint;
    private final Map<String, String> headers;
    private final boolean socket;

    public GraphQlClient(URI endpoint) {
        this(
                endpoint,
                Map.of("Accept", "application/graphql-response+json", "Content-Type", "application/json"),
                false);
    }

    private GraphQlClient(URI endpoint, Map<String, String> headers, boolean socket) {
        this.endpoint = endpoint;
        this.headers = headers;
        this.socket = socket;
    }

    /** The same caller, whose requests go over sockets. */
    public GraphQlClient overSocket() {
        return new GraphQlClient(endpoint, headers, true);
    }

    public GraphQlClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new GraphQlClient(endpoint, more, socket);
    }

    /** The caller who has this access token. */
    public GraphQlClient as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public URI endpoint() {
        return endpoint;
    }

    /** Sends a document and expects data without errors. */
    public JsonNode data(String document) {
        return data(document, Map.of());
    }

    /** Sends a document and expects data without errors. */
    public JsonNode data(String document, Map<String, ?> variables) {
        return send(document, variables).data();
    }

    public Reply send(String document) {
        return send(document, Map.of());
    }

    public Reply send(String document, Map<String, ?> variables) {
        return post(Json.write(request(document, variables)));
    }

    /** A list of requests in one body; expects data of each. */
    public List<JsonNode> batch(List<Map<String, Object>> requests) {
        return Reply.list(post(Json.write(requests)).json()).stream()
                .map(Reply::dataOf)
                .toList();
    }

    public static Map<String, Object> request(String document, Map<String, ?> variables) {
        return Map.of("query", document, "variables", variables);
    }

    /** Sends a body as it is. */
    public Reply post(String body) {
        return socket
                ? SocketExchange.send(endpoint, headers, body)
                : exchange(builder().POST(BodyPublishers.ofString(body)));
    }

    public Reply get(String queryString) {
        return exchange(builder().uri(URI.create(endpoint + "?" + queryString)).GET());
    }

    /** A request to the endpoint with this caller's headers, for what the other methods cannot say. */
    public HttpRequest.Builder builder() {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint).timeout(DEADLINE);
        headers.forEach(request::header);
        return request;
    }

    public static Reply exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
