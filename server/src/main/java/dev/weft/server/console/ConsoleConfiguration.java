package dev.weft.server.console;

import java.net.URI;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code /console}: the console's files, or its start page for whatever address the console itself understands. */
@Configuration(proxyBeanMethods = false)
public class ConsoleConfiguration implements WebMvcConfigurer {
    static final String FILES = "classpath:/META-INF/resources/console/";

    private static final Duration YEAR = Duration.ofDays(365);

    private final StartPage startPage = StartPage.find();

    /** Files under {@code assets} carry a hash of their content in their name, so they never change. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable());
        registry.addResourceHandler("/console/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new DeepLinkResolver(startPage));
    }

    @Bean
    RouterFunction<ServerResponse> consolePages() {
        return RouterFunctions.route()
                .GET(
                        "/",
                        _ -> ServerResponse.temporaryRedirect(URI.create("/console/"))
                                .build())
                .GET("/console", _ -> startPage())
                .GET("/console/", _ -> startPage())
                .build();
    }

    private ServerResponse startPage() {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .body(startPage.resource());
    }
}
