package dev.weft.e2e.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.GraphQlClient;
import dev.weft.e2e.support.Json;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.Reply;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody's mistake: somebody else is in the way, or the database is gone. */
@ExtendWith(SharedServer.class)
class BadLuckTest {
    private static final List<Map<String, Object>> CHANGE = Json.objects("""
            {"addField": {"collection": "notes", "field": {"name": "late", "type": "TEXT"}}}""");

    @Test
    void aChangeBehindALongTransactionIsToldToComeBackAndReadersGoOn(RunningServer server) throws Exception {
        Project project = notes(server);
        int revision = project.describe("revision").get("revision").asInt();
        try (AutoCloseable _ = server.database().hold("lock table " + project.schema() + ".notes in share mode")) {
            Thread changing = Thread.startVirtualThread(
                    () -> assertThat(project.attempt(CHANGE).codes()).isEqualTo(List.of("CATALOG_BUSY")));
            while (changing.isAlive()) {
                assertThat(project.query("{ notes { totalCount } }")
                                .at("/notes/totalCount")
                                .asInt())
                        .isEqualTo(1);
            }
            Reply reply = project.attempt(CHANGE);
            assertThat(reply.codes()).isEqualTo(List.of("CATALOG_BUSY"));
            assertThat(reply.errors().getFirst().at("/extensions/retryable").asBoolean())
                    .isTrue();
            assertThat(project.describe("revision").get("revision").asInt()).isEqualTo(revision);
        }
        assertThat(project.changeSchema(CHANGE)).isEqualTo(revision + 1);
    }

    @Test
    void withoutItsDatabaseTheServerSaysSoEverywhere() {
        try (RunningServer server = RunningServer.start()) {
            Project project = notes(server);
            project.query("{ notes { totalCount } }");
            server.database().kill();

            expectUnavailable(project.api().send("{ notes { totalCount } }"));
            expectUnavailable(project.api().send("mutation { createNote(input: { title: \"x\" }) { outcome } }"));
            expectUnavailable(project.owner().platform().send("{ projects { slug } }"));
            expectUnavailable(project.attempt(CHANGE));
            expectUnavailable(server.platform()
                    .send("mutation { signIn(input: { email: \"a@example.com\", password: \"x\" }) { accessToken } }"));
            server.await("the server is not ready", Duration.ofSeconds(10), () -> health(server, "ready") == 503);
            assertThat(health(server, "live")).isEqualTo(200);
        }
    }

    private static void expectUnavailable(Reply reply) {
        assertThat(reply.codes()).as(reply.text()).isEqualTo(List.of("DATABASE_UNAVAILABLE"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(503);
        assertThat(reply.headers().firstValue("Retry-After")).as(reply.text()).isPresent();
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
