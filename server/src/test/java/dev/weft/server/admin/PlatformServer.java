package dev.weft.server.admin;

import dev.weft.server.WeftApplication;
import dev.weft.testing.TestDatabase;
import dev.weft.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server on a port of its own, with a database of its own. */
final class PlatformServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final TestDatabase database = TestPostgres.createDatabase();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    PlatformServer(String... settings) {
        try {
            Path home = Files.createTempDirectory("weft-home");
            context = new SpringApplicationBuilder(WeftApplication.class, CountedStatements.class)
                    .properties(settings)
                    .run(
                            "--server.port=0",
                            "--weft.home=" + home,
                            "--weft.environment=development",
                            "--weft.database.url=" + database.jdbcUrl(),
                            "--weft.database.user=" + database.user(),
                            "--weft.database.password=" + database.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What came back. */
    record Answer(HttpResponse<String> response, JsonNode body) {
        JsonNode data() {
            return body.path("data");
        }

        String code() {
            return body.at("/errors/0/extensions/code").asString("");
        }

        String path() {
            return String.join(
                    ".",
                    body.at("/errors/0/extensions/path")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        }
    }

    Answer ask(String document, Map<String, ?> variables, String... headers) {
        return post(JSON.writeValueAsString(Map.of("query", document, "variables", variables)), headers);
    }

    /** Asks the endpoint of a project. */
    Answer askProject(String slug, String document, String... headers) {
        return post(URI.create(uri() + "/" + slug), JSON.writeValueAsString(Map.of("query", document)), headers);
    }

    Answer post(String body, String... headers) {
        return post(uri(), body, headers);
    }

    private Answer post(URI uri, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response, JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/graphql");
    }

    @Override
    public void close() {
        client.close();
        context.close();
        database.close();
    }
}
