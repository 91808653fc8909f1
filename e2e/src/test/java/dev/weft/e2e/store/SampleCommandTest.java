package dev.weft.e2e.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class SampleCommandTest {

    @Test
    void aServerThatDoesNotRunIsNamedWithTheWayToStartOne() {
        SampleRun run = SampleRun.of("--url", "http://localhost:1");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("http://localhost:1").contains("./weft start");
        assertThat(run.output().lines()).hasSize(1);
    }

    @Test
    void aTakenSlugIsRefusedWithAnotherToTry(RunningServer server) {
        Account account = Account.signUp(server);
        String slug = account.createProject(
                        "Taken " + UUID.randomUUID().toString().substring(0, 8))
                .slug();
        SampleRun run = SampleRun.of(
                "--url", server.url().toString(),
                "--email", account.email(),
                "--password", account.password(),
                "--slug", slug);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("'" + slug + "'").contains("--slug " + slug + "-2");
    }

    @Test
    void aWrongPasswordIsSaid(RunningServer server) {
        Account account = Account.signUp(server);
        SampleRun run = SampleRun.of(
                "--url", server.url().toString(), "--email", account.email(), "--password", "not this one at all");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains(account.email()).contains("console/sign-up");
    }

    @Test
    void anUnknownOptionShowsThoseThereAre() {
        SampleRun run = SampleRun.of("--colour", "red");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("--colour").contains("--password");
    }

    @Test
    void withoutAnAccountOneIsMadeAndShown() {
        try (RunningServer server = RunningServer.start()) {
            SampleRun run = SampleRun.of("--url", server.url().toString());

            assertThat(run.status()).as(run.output()).isZero();
            assertThat(run.output())
                    .contains("demo@example.com")
                    .contains("password ")
                    .contains("graphql/bookshop");
            SampleRun again = SampleRun.of("--url", server.url().toString());
            assertThat(again.status()).isEqualTo(1);
            assertThat(again.output()).contains("demo@example.com").contains("--password");
        }
    }
}
