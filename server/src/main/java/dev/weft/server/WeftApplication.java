package dev.weft.server;

import dev.weft.server.sample.SampleCommand;
import java.util.Arrays;
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
        if (args.length > 0 && args[0].equals("sample")) {
            String[] options = Arrays.copyOfRange(args, 1, args.length);
            System.exit(SampleCommand.run(options, System.getenv(), System.out, System.err));
        }
        SpringApplication.run(WeftApplication.class, args);
    }
}
