package dev.weft.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the platform's API has for the console: traffic, names, a sample. */
class ConsoleApiTest {
    private static final String FULL = "{\"data\":{\"books\":{\"totalCount\":300},\"orders\":{\"totalCount\":180}}}";

    private static RunningServer server;
    private static String[] owner;

    @BeforeAll
    static void start() throws IOException {
        server = new RunningServer();
        owner = server.signUp("owner@example.com");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void requestsAndThoseWithErrorsAreCountedByTheMinute() {
        String path = server.createProject("busy", owner);
        assertThat(platform("{ project(slug: \"busy\") { traffic { requests } } }"))
                .isEqualTo("{\"data\":{\"project\":{\"traffic\":[]}}}");

        server.graphql(path, "{ users { totalCount } }", owner);
        server.graphql(path, "{ nothing }", owner);
        server.graphql(path, "mutation { createUser(input: {email: \"no address\"}) { outcome } }", owner);
        server.graphql(path, "{ __typename }", "X-API-Key", "weft_unknown");

        String traffic = platform("{ project(slug: \"busy\") { traffic { at requests errors } } }");
        assertThat(sum(traffic, "requests")).isEqualTo(4);
        assertThat(sum(traffic, "errors")).isEqualTo(3);
    }

    @Test
    void trafficIsAskedForWithinADay() {
        server.createProject("idle", owner);
        assertThat(platform("{ project(slug: \"idle\") { traffic(minutes: 1441) { requests } } }"))
                .contains("BAD_USER_INPUT", "\"fields\":[\"minutes\"]");
    }

    @Test
    void anAccountChangesItsName() {
        String[] ada = server.signUp("ada@example.com");
        assertThat(server.graphql(
                                "/graphql", "mutation { updateAccount(name: \" Ada Lovelace \") { name email } }", ada)
                        .body())
                .isEqualTo("{\"data\":{\"updateAccount\":{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\"}}}");
        assertThat(server.graphql("/graphql", "mutation { updateAccount { name } }", ada)
                        .body())
                .isEqualTo("{\"data\":{\"updateAccount\":{\"name\":null}}}");
        assertThat(server.graphql("/graphql", "mutation { updateAccount(name: \"\") { name } }", ada)
                        .body())
                .contains("BAD_USER_INPUT", "\"fields\":[\"name\"]");
        assertThat(server.graphql("/graphql", "mutation { updateAccount(name: \"Eve\") { name } }")
                        .body())
                .contains("UNAUTHENTICATED");
    }

    @Test
    void aProjectIsRenamedByThoseWhoAdministerIt() {
        server.createProject("draft", owner);
        String renaming = "mutation { renameProject(project: \"draft\", name: \"Finished\") { name slug } }";
        String[] stranger = server.signUp("stranger@example.com");
        assertThat(server.graphql("/graphql", renaming, stranger).body()).contains("NOT_FOUND");
        assertThat(platform(renaming))
                .isEqualTo("{\"data\":{\"renameProject\":{\"name\":\"Finished\",\"slug\":\"draft\"}}}");
    }

    @Test
    void theSampleFillsItself() {
        assertThat(platform("mutation { createSampleProject { name slug } }"))
                .isEqualTo("{\"data\":{\"createSampleProject\":{\"name\":\"Bookshop\",\"slug\":\"bookshop\"}}}");
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (!rows().equals(FULL) && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(rows()).isEqualTo(FULL);
        assertThat(platform("mutation { createSampleProject { slug } }")).contains("\"slug\":\"bookshop-");
    }

    private static String rows() {
        return server.graphql("/graphql/bookshop", "{ books { totalCount } orders { totalCount } }", owner)
                .body();
    }

    private static long sum(String answer, String figure) {
        return Pattern.compile("\"" + figure + "\":(\\d+)")
                .matcher(answer)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private static String platform(String document) {
        return server.graphql("/graphql", document, owner).body();
    }
}
