package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutageTest {
    @Test
    void withoutItsDatabaseAServerLivesIsNotReadyAndSaysSo() throws IOException {
        try (RunningServer server = new RunningServer()) {
            String[] owner = server.signUp("owner@example.com");
            server.graphql(
                    "/graphql", "mutation { createProject(input: {name: \"Shop\", slug: \"shop\"}) { slug } }", owner);
            String users = "{ users { totalCount } }";
            assertThat(server.graphql("/graphql/shop", users, owner).statusCode())
                    .isEqualTo(200);
            assertThat(server.get("/health/ready").body()).isEqualTo("{\"status\":\"ready\"}");

            server.database.close();

            assertThat(server.get("/health/live").body()).isEqualTo("{\"status\":\"live\"}");
            assertThat(readiness(server)).isEqualTo(503);
            HttpResponse<String> query = server.graphql("/graphql/shop", users, owner);
            assertThat(query.statusCode()).isEqualTo(503);
            assertThat(query.headers().firstValue("Retry-After")).contains("1");
            assertThat(query.body()).contains("DATABASE_UNAVAILABLE").contains("\"retryable\":true");
            assertThat(server.graphql("/graphql/unseen", users, owner).statusCode())
                    .isEqualTo(503);
        }
    }

    /** The last answer may hold for a second. */
    private static int readiness(RunningServer server) {
        Instant end = Instant.now().plus(Duration.ofSeconds(5));
        int status;
        do {
            status = server.get("/health/ready").statusCode();
        } while (status == 200 && Instant.now().isBefore(end));
        return status;
    }
}
