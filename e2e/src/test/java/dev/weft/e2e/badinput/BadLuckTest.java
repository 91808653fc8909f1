package dev.weft.e2e.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.GraphQlClient;
import dev.weft.e2e.support.Json;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.Reply;
import dev.weft.e2e.support.RunningServer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody's mistake: the database is gone. */
class BadLuckTest {
    private static final List<Map<String, Object>> CHANGE = Json.objects("""
            {"addField": {"collection": "notes", "field": {"name": "late", "type": "TEXT"}}}""");

    private static final String SIGN_IN =
            "mutation { signIn(input: { email: \"a@example.com\", password: \"x\" }) { accessToken } }";

    @Test
    void aKilledDatabaseComesBackAndUntilThenTheServerSaysSo() {
        try (RunningServer server = RunningServer.start()) {
            Project project = notes(server);
            server.database().kill();

            Stream.<Supplier<Reply>>of(
                            () -> project.api().send("{ notes { totalCount } }"),
                            () -> project.api().send("mutation { createNote(input: { title: \"x\" }) { outcome } }"),
                            () -> project.owner().platform().send("{ projects { slug } }"),
                            () -> project.attempt(CHANGE),
                            () -> server.platform().send(SIGN_IN))
                    .parallel()
                    .map(Supplier::get)
                    .forEach(BadLuckTest::expectAnswerOrUnavailable);
            assertThat(health(server, "live")).isEqualTo(200);
            server.await("the server is ready again", Duration.ofSeconds(60), () -> health(server, "ready") == 200);
            assertThat(project.query("{ notes(filter: { title: { eq: \"first\" } }) { totalCount } }")
                            .at("/notes/totalCount")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    /** It depends on the moment whether the database is still away; either way nothing else may be said. */
    private static void expectAnswerOrUnavailable(Reply reply) {
        if (reply.codes().contains("DATABASE_UNAVAILABLE")) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(503);
            assertThat(reply.headers().firstValue("Retry-After"))
                    .as(reply.text())
                    .isPresent();
        } else {
            assertThat(reply.codes()).as(reply.text()).isSubsetOf("INVALID_CREDENTIALS");
        }
        assertThat(reply.text()).doesNotContain("Exception", "localhost", "127.0.0.1");
    }

    private static int health(RunningServer server, String what) {
        return GraphQlClient.exchange(HttpRequest.newBuilder(server.url().resolve("/health/" + what))
                        .GET())
                .status();
    }

    private static Project notes(RunningServer server) {
        Project project = Account.signUp(server).createProject("Notes");
        project.changeSchema("""
                {"createCollection": {"name": "notes", "fields": [{"name": "title", "type": "TEXT"}]}}""");
        project.query("mutation { createNote(input: { title: \"first\" }) { outcome } }");
        return project;
    }
}
