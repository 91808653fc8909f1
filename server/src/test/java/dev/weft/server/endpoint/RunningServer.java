package dev.weft.server.endpoint;

import dev.weft.server.WeftApplication;
import dev.weft.testing.TestDatabase;
import dev.weft.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The whole server on a database of its own. */
final class RunningServer implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");

    private static final Pattern SECRET = Pattern.compile("\"secret\":\"([^\"]+)\"");

    final TestDatabase database;
    private final Path home;
    private final boolean alone;
    private final HttpClient client = HttpClient.newHttpClient();
    private final InspectedConnections connections = new InspectedConnections();
    private final ServletWebServerApplicationContext context;

    /** @param more arguments */
    RunningServer(String... more) throws IOException {
        this(TestPostgres.createDatabase(), Files.createTempDirectory("weft-server"), true, more);
    }

    /** Another server of the same database. */
    RunningServer another() {
        return new RunningServer(database, home, false);
    }

    private RunningServer(TestDatabase database, Path home, boolean alone, String... more) {
        this.database = database;
        this.home = home;
        this.alone = alone;
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(WeftApplication.class)
                .initializers(starting -> starting.getBeanFactory().addBeanPostProcessor(connections))
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--weft.home=" + home,
                                        "--weft.environment=development",
                                        "--weft.database.url=" + database.jdbcUrl(),
                                        "--weft.database.user=" + database.user(),
                                        "--weft.database.password=" + database.password()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    /** The connections that it lends to projects. */
    InspectedConnections connections() {
        return connections;
    }

    URI uri(String path) {
        int port = Objects.requireNonNull(context.getWebServer()).getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    /** What a browser asks before it lets a page of another site call. */
    HttpResponse<String> preflight(String path, String origin) {
        return send(HttpRequest.newBuilder(uri(path))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST"));
    }

    /** @param document without double quotes that would need escaping in JSON */
    HttpResponse<String> graphql(String path, String document, String... headers) {
        return post(path, "{\"query\":\"" + document.replace("\"", "\\\"") + "\"}", headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** The header of a new account. */
    String[] signUp(String email) {
        String document = "mutation { signUp(input: {email: \"" + email
                + "\", password: \"violet kettle under northern rain\", name: \"Ada\"}) { accessToken } }";
        HttpResponse<String> response = graphql("/graphql", document);
        Matcher token = TOKEN.matcher(response.body());
        if (!token.find()) {
            throw new IllegalStateException(response.body());
        }
        return new String[] {"Authorization", "Bearer " + token.group(1)};
    }

    /** A new project of the owner. */
    String createProject(String slug, String... owner) {
        HttpResponse<String> response = graphql(
                "/graphql", "mutation { createProject(input: {name: \"P\", slug: \"" + slug + "\"}) { slug } }", owner);
        if (!response.body().contains(slug)) {
            throw new IllegalStateException(response.body());
        }
        return "/graphql/" + slug;
    }

    /** The header of a new secret key. */
    String[] secretKey(String project, String... owner) {
        HttpResponse<String> response = graphql(
                "/graphql",
                "mutation { createApiKey(input: {project: \"" + project
                        + "\", name: \"k\", kind: SECRET}) { secret } }",
                owner);
        Matcher secret = SECRET.matcher(response.body());
        if (!secret.find()) {
            throw new IllegalStateException(response.body());
        }
        return new String[] {"X-API-Key", secret.group(1)};
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        context.close();
        if (alone) {
            database.close();
        }
    }
}
