package dev.weft.resolvers.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.resolvers.write.GeneratedMutations;
import dev.weft.resolvers.write.WriteLimits;
import dev.weft.testing.TestProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that breaks while it commits: nobody knows what became of the mutation, and nobody claims to. */
class LostConnectionTest {
    private TestProject project;
    private TestApi api;

    /** PostgreSQL ends the connection at the commit, by a trigger that is put off until then. */
    @BeforeEach
    void createProject() {
        project = Press.create();
        api = new TestApi(project, new GeneratedMutations(project.model(), WriteLimits.DEFAULT));
        project.sql().execute("""
                create function public.hang_up() returns trigger language plpgsql security definer as
                $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$""");
        project.sql()
                .execute("create constraint trigger hang_up after insert on " + project.schema()
                        + ".topics deferrable initially deferred for each row execute function public.hang_up()");
    }

    @AfterEach
    void dropProject() {
        project.close();
    }

    @Test
    void aTransactionWhoseCommitIsNotAnsweredIsNotCalledUndone() {
        assertUnknown(api.ask("""
                mutation { a: createTopic(input: { name: "one" }) { outcome } b: createTopic(input: { name: "two" }) { outcome } }"""));
    }

    @Test
    void aStatementThatCommitsByItselfIsTreatedAlike() {
        assertUnknown(api.ask("mutation { createTopic(input: { name: \"one\" }) { outcome } }"));
    }

    private static void assertUnknown(Answer answer) {
        assertThat(answer.codes()).containsExactly(ErrorCode.DATABASE_UNAVAILABLE);
        assertThat(String.valueOf(answer.errors().getFirst().get("message")))
                .contains("may have been carried out or not");
        assertThat(String.valueOf(answer.errors().getFirst().get("extensions"))).contains("Idempotency-Key");
    }
}
