package dev.weft.resolvers.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.operation.FieldCall;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.Tables;
import dev.weft.resolvers.sql.Values;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.resolvers.write.Mutations;
import dev.weft.resolvers.write.Payload;
import dev.weft.schema.Operation;
import dev.weft.schema.Operation.PayloadMember;
import dev.weft.testing.TestProject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One mutation operation is one transaction, with mutations that do what the names of their topics say. */
class TransactionTest {
    private TestProject project;
    private TestApi api;
    private int attempts;

    @BeforeEach
    void createProject() {
        project = Press.create();
        api = new TestApi(project, new NamedTopics(), driver());
    }

    /** Which driver the suite is about. */
    Driver driver() {
        return Driver.COMPILED;
    }

    @AfterEach
    void dropProject() {
        project.close();
    }

    @Test
    void everythingCommitsTogether() {
        Answer answer = api.ask(mutation("one", "two"));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.leases()).isEqualTo(1);
        assertThat(answer.all("name")).containsExactly("one", "two");
        assertThat(topics()).containsExactly("one", "two");
    }

    @Test
    void theFirstFailureUndoesTheOthersAndThoseThatFollowDoNotBegin() {
        Answer answer = api.ask(mutation("one", "throw", "three"));

        assertThat(answer.data()).isEqualTo("{\"t\":\"Mutation\",\"m0\":null,\"m1\":null,\"m2\":null}");
        Map<Object, Object> codes = new HashMap<>();
        answer.errors()
                .forEach(error -> codes.put(
                        error.get("path"), ((Map<?, ?>) Objects.requireNonNull(error.get("extensions"))).get("code")));
        assertThat(codes)
                .isEqualTo(Map.of(
                        List.of("m0"), "TRANSACTION_ROLLED_BACK",
                        List.of("m1"), "VALIDATION_FAILED",
                        List.of("m2"), "TRANSACTION_ROLLED_BACK"));
        assertThat(attempts).isEqualTo(2);
        assertThat(topics()).isEmpty();
    }

    @Test
    void argumentsThatDoNotFitUndoWhatCameBefore() {
        String document = """
                mutation ($given: TopicInput = {name: "two"}) {
                  m0: createTopic(input: {name: "one"}) { outcome }
                  m1: createTopic(input: $given) { outcome }
                  m2: createTopic(input: {name: "three"}) { outcome }
                }""";
        Map<String, Object> variables = new HashMap<>();
        variables.put("given", null);

        Answer answer = api.ask(document, variables);

        assertThat(answer.codes())
                .containsExactlyInAnyOrder(
                        ErrorCode.TRANSACTION_ROLLED_BACK, ErrorCode.BAD_USER_INPUT, ErrorCode.TRANSACTION_ROLLED_BACK);
        assertThat(attempts).isEqualTo(1);
        assertThat(topics()).isEmpty();
    }

    @Test
    void aPayloadThatTellsTheFailureStands() {
        Answer answer = api.ask(mutation("one", "report", "three"));

        assertThat(answer.data())
                .isEqualTo(
                        "{\"t\":\"Mutation\",\"m0\":null,\"m1\":{\"outcome\":\"FAILED\",\"topic\":null},\"m2\":null}");
        assertThat(answer.codes())
                .containsExactlyInAnyOrder(ErrorCode.TRANSACTION_ROLLED_BACK, ErrorCode.TRANSACTION_ROLLED_BACK);
        assertThat(topics()).isEmpty();
    }

    @Test
    void aFailingStatementOfThePayloadUndoesTheMutation() {
        project.sql().execute("drop table %s.articles_topics".formatted(project.schema()));

        Answer answer = api.ask("""
                mutation { m0: createTopic(input: {name: "one"}) { topic { name articles { nodes { slug } } } } }""");

        assertThat(answer.codes()).containsExactly(ErrorCode.INTERNAL_SERVER_ERROR);
        assertThat(answer.data()).isEqualTo("{\"m0\":null}");
        assertThat(topics()).isEmpty();
    }

    @Test
    void whatMeetsAnotherTransactionIsTriedAgain() {
        Answer answer = api.ask(mutation("conflict twice"));

        assertThat(answer.errors()).isEmpty();
        assertThat(attempts).isEqualTo(3);
        assertThat(topics()).containsExactly("conflict twice");
        assertThat(answer.open()).isZero();
    }

    @Test
    void afterThreeMoreTriesItIsASerializationFailure() {
        Answer answer = api.ask(mutation("conflict forever"));

        assertThat(answer.codes()).containsExactly(ErrorCode.SERIALIZATION_FAILURE);
        assertThat(attempts).isEqualTo(4);
        assertThat(answer.open()).isZero();
    }

    @Test
    void whatOnlyTheCommitFindsIsTold() {
        project.sql().execute("""
                create function {s}.refuse() returns trigger language plpgsql as
                  $$ begin raise exception 'no' using errcode = '23514'; end $$;
                create constraint trigger late after insert on {s}.topics deferrable initially deferred
                  for each row execute function {s}.refuse()""".replace("{s}", project.schema()));

        Answer answer = api.ask(mutation("one"));

        assertThat(answer.codes()).containsExactly(ErrorCode.CHECK_VIOLATION, ErrorCode.TRANSACTION_ROLLED_BACK);
        assertThat(answer.data()).isEqualTo("{\"t\":\"Mutation\",\"m0\":null}");
        assertThat(topics()).isEmpty();
    }

    private static String mutation(String... names) {
        StringBuilder document = new StringBuilder("mutation { t: __typename ");
        for (int i = 0; i < names.length; i++) {
            document.append(
                    "m%d: createTopic(input: {name: \"%s\"}) { outcome topic { name } } ".formatted(i, names[i]));
        }
        return document.append("}").toString();
    }

    private List<String> topics() {
        return project.sql()
                .fetch("select name from %s.topics order by id".formatted(project.schema()))
                .map(row -> (String) row.get(0));
    }

    private record TopicPayload(String outcome, @Nullable Row row) implements Payload {
        @Override
        public @Nullable Object member(PayloadMember member, Map<String, Object> arguments) {
            return switch (member) {
                case ROW -> row;
                case OUTCOME -> outcome;
                case EDGE, DELETED_ID, ERRORS, QUERY, AFFECTED_COUNT, ROWS, DELETED_IDS, RESULTS -> null;
            };
        }
    }

    private final class NamedTopics implements Mutations {
        @Override
        public Payload run(Operation.Write operation, FieldCall call) {
            attempts++;
            CollectionModel collection = project.model().collection(operation.collection());
            OperationSession session = call.context().session();
            Map<?, ?> input =
                    (Map<?, ?>) Objects.requireNonNull(call.arguments().get("input"));
            String name = (String) Objects.requireNonNull(input.get("name"));
            switch (name) {
                case "throw" -> throw new ApiException(ErrorCode.VALIDATION_FAILED, "no");
                case "report" -> {
                    session.rollBack();
                    return new TopicPayload("FAILED", null);
                }
                case "conflict twice" -> conflict(session, attempts <= 2);
                case "conflict forever" -> conflict(session, true);
                default -> {}
            }
            Column column = collection.column("name").orElseThrow();
            RowShape shape = RowShape.of(collection, List.of(column), false);
            List<Row> rows = session.rows(
                    DSL.insertInto(Tables.table(collection), DSL.field(DSL.name("name")))
                            .values(Values.bind(column.type(), name))
                            .returning(
                                    Tables.field(collection, collection.primaryKey()),
                                    Tables.field(collection, column)),
                    shape);
            return new TopicPayload("CREATED", rows.getFirst());
        }

        private void conflict(OperationSession session, boolean really) {
            if (really) {
                session.execute(DSL.query("do $$ begin raise exception 'x' using errcode = '40P01'; end $$"));
            }
        }
    }
}
