package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.config.WeftProperties;
import dev.weft.server.console.ConsoleConfiguration;
import dev.weft.server.realtime.RealtimeConfiguration;
import dev.weft.server.security.Credentials;
import dev.weft.server.sse.EventConfiguration;
import dev.weft.server.websocket.SocketConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The HTTP layer on a real Tomcat, with {@link SampleEngine} behind {@code /graphql} and {@code /graphql/shop}. */
public final class HttpServer implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z_]+)\"");

    public static final String GOOD_TOKEN = "Bearer good";

    private final ServletWebServerApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param more arguments */
    public HttpServer(String... more) {
        String[] arguments =
                Stream.concat(Stream.of("--server.port=0"), Stream.of(more)).toArray(String[]::new);
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class).run(arguments);
    }

    /** What the endpoints say of credentials. */
    public SampleRoutes routes() {
        return context.getBean(SampleRoutes.class);
    }

    /** Bytes as they come. */
    public HttpClient client() {
        return client;
    }

    int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    public SampleEngine engine() {
        return context.getBean(SampleRoutes.class).project;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .setHeader("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                headers);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(uri(path)), headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The code of the first error in a GraphQL response. */
    public static String code(HttpResponse<String> response) {
        Matcher code = CODE.matcher(response.body());
        return code.find() ? code.group(1) : "no code in " + response.body();
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }

    /** One project, and callers whose rights a test can take. */
    public static final class SampleRoutes implements GraphQlRoutes {
        /** Whether the token is good. */
        public volatile boolean tokenIsGood = true;

        /** Another when something has changed for callers. */
        public volatile int revision = 7;

        /** Whether the project is there. */
        public volatile boolean projectIsThere = true;

        final SampleEngine platform = new SampleEngine(OptionalInt.empty());
        final SampleEngine project = new SampleEngine(OptionalInt.of(7));

        @Override
        public GraphQlEndpoint platform() {
            return new SampleEndpoint(platform);
        }

        @Override
        public Optional<Map<String, Object>> keys(String slug) {
            return slug.equals("sample") ? Optional.of(Map.of("keys", List.of())) : Optional.empty();
        }

        @Override
        public Optional<GraphQlEndpoint> project(String slug) {
            return slug.equals("shop") && projectIsThere ? Optional.of(new SampleEndpoint(project)) : Optional.empty();
        }

        private final class SampleEndpoint implements GraphQlEndpoint {
            private final SampleEngine engine;

            SampleEndpoint(SampleEngine engine) {
                this.engine = engine;
            }

            @Override
            public GraphQlEngine open(Credentials credentials, RequestOrigin origin) {
                if (credentials.isEmpty() || (tokenIsGood && GOOD_TOKEN.equals(credentials.authorization()))) {
                    return engine;
                }
                throw new ApiException(ErrorCode.UNAUTHENTICATED, "The token is not valid. Sign in again.");
            }

            @Override
            public Standing standing(Credentials credentials) {
                open(credentials, RequestOrigin.SELF);
                return new Standing(credentials, revision);
            }

            @Override
            public boolean allows(String origin) {
                return origin.equals("https://app.example.com");
            }
        }
    }

    @EnableConfigurationProperties(WeftProperties.class)
    @Import({
        HttpConfiguration.class,
        RealtimeConfiguration.class,
        SocketConfiguration.class,
        EventConfiguration.class,
        ConsoleConfiguration.class
    })
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class
    })
    static class Application {
        @Bean
        SampleRoutes routes() {
            return new SampleRoutes();
        }
    }
}
