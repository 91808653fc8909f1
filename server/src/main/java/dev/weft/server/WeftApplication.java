package dev.weft.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.graphql.autoconfigure.servlet.GraphQlWebMvcAutoConfiguration;

/**
 * Starts the server. Both GraphQL endpoints have an HTTP layer of our own and each names its caller itself, so neither
 * Spring's GraphQL transport nor its chain of security filters is in the way of a request.
 */
@SpringBootApplication(exclude = GraphQlWebMvcAutoConfiguration.class)
@ConfigurationPropertiesScan
public class WeftApplication {
    public static void main(String[] args) {
        SpringApplication.run(WeftApplication.class, args);
    }
}
