package dev.weft.server.health;

import dev.weft.drift.DriftCheck;
import dev.weft.server.endpoint.Rehearsal;
import dev.weft.server.http.GraphQlRoutes;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code /health/live} answers without touching anything; {@code /health/ready} looks at the database. Migrations run
 * before the port opens, so whoever can ask knows that they are done.
 */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {
    private static final Duration BEFORE_LOOKING = Duration.ofSeconds(10);

    @Bean
    RouterFunction<ServerResponse> health(
            @Qualifier("platformDataSource") DataSource database, GraphQlRoutes routes, Rehearsal rehearsal) {
        Readiness readiness = new Readiness(database, new WarmUp(routes, rehearsal));
        return RouterFunctions.route()
                .GET("/health/live", _ -> status(HttpStatus.OK, "live"))
                .GET(
                        "/health/ready",
                        _ -> readiness.isReady()
                                ? status(HttpStatus.OK, "ready")
                                : status(HttpStatus.SERVICE_UNAVAILABLE, "unavailable"))
                .build();
    }

    @Bean(destroyMethod = "close")
    DriftReport driftReport(DSLContext platformSql, DriftCheck check) {
        return new DriftReport(platformSql, check, BEFORE_LOOKING);
    }

    private static ServerResponse status(HttpStatus status, String text) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body("{\"status\":\"" + text + "\"}");
    }
}
