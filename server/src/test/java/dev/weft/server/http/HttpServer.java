package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.config.WeftProperties;
import dev.weft.server.console.ConsoleConfiguration;
import dev.weft.server.security.Credentials;
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
final class HttpServer implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z_]+)\"");

    static final String GOOD_TOKEN = "Bearer good";

    private final ServletWebServerApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    HttpServer() {
        context = (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(Application.class).run("--server.port=0");
    }

    int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    SampleEngine engine() {
        return context.getBean(SampleRoutes.class).project;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .setHeader("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                headers);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(uri(path)), headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
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
    static String code(HttpResponse<String> response) {
        Matcher code = CODE.matcher(response.body());
        return code.find() ? code.group(1) : "no code in " + response.body();
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }

    static final class SampleRoutes implements GraphQlRoutes {
        final SampleEngine platform = new SampleEngine(OptionalInt.empty());
        final SampleEngine project = new SampleEngine(OptionalInt.of(7));

        @Override
        public GraphQlEndpoint platform() {
            return (credentials, _) -> open(credentials, platform);
        }

        @Override
        public Optional<Map<String, Object>> keys(String slug) {
            return slug.equals("sample") ? Optional.of(Map.of("keys", List.of())) : Optional.empty();
        }

        @Override
        public Optional<GraphQlEndpoint> project(String slug) {
            return slug.equals("shop") ? Optional.of((credentials, _) -> open(credentials, project)) : Optional.empty();
        }

        private static GraphQlEngine open(Credentials credentials, SampleEngine engine) {
            if (credentials.isEmpty() || GOOD_TOKEN.equals(credentials.authorization())) {
                return engine;
            }
            throw new ApiException(ErrorCode.UNAUTHENTICATED, "The token is not valid. Sign in again.");
        }
    }

    @EnableConfigurationProperties(WeftProperties.class)
    @Import({HttpConfiguration.class, ConsoleConfiguration.class})
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
