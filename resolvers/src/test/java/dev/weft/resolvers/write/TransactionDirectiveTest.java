package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.execution.Driver;
import dev.weft.resolvers.execution.ExecutionLimits;
import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.testing.PlainResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code @transaction} on mutations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionDirectiveTest {
    private Newsroom newsroom;
    private ProjectExecutor executor;
    private final AtomicInteger leases = new AtomicInteger();
    private ProjectResponse last = new ProjectResponse(Map.of(), false, List.of(), 0);

    @BeforeAll
    void open() {
        newsroom = new Newsroom();
        executor = new ProjectExecutor(
                newsroom.model(),
                ReadLimits.DEFAULT,
                new GeneratedMutations(newsroom.model(), WriteLimits.DEFAULT),
                ExecutionLimits.DEFAULT,
                driver());
    }

    /** Which driver the suite is about. */
    Driver driver() {
        return Driver.COMPILED;
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    @BeforeEach
    void oneTag() {
        newsroom.execute("truncate authors, tags, profiles, articles, users restart identity cascade");
        newsroom.execute("insert into tags (name) values ('red')");
        leases.set(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fieldsStandForThemselves(boolean selectsErrors) {
        run("""
                mutation @transaction(mode: PER_FIELD) {
                  t: __typename
                  a: createTag(input: {name: "blue"}) { tag { name } }
                  b: createTag(input: {name: "red"}) { outcome tag { name } %s }
                  c: createTag(input: {name: "black"}) { tag { name } query { tags { totalCount } } }
                  d: updateTag(id: "77", patch: {name: "x"}) { outcome }
                }
                """.formatted(selectsErrors ? "errors { code path }" : ""));

        assertThat(at("/a/tag/name").asString()).isEqualTo("blue");
        assertThat(at("/c/query/tags/totalCount").asInt()).isEqualTo(3);
        assertThat(at("/t").asString()).isEqualTo("Mutation");
        if (selectsErrors) {
            assertThat(at("/b/outcome").asString()).isEqualTo("FAILED");
            assertThat(at("/b/errors/0/code").asString()).isEqualTo("UNIQUE_VIOLATION");
            assertThat(codes()).containsExactly("NOT_FOUND");
        } else {
            assertThat(at("/b").isNull()).isTrue();
            assertThat(codes()).containsExactly("UNIQUE_VIOLATION", "NOT_FOUND");
        }
        assertThat(tags()).isEqualTo("black,blue,red");
        assertThat(leases).hasValue(1);
    }

    @Test
    void aFieldWhosePayloadCannotBeReadIsUndoneAlone() {
        newsroom.execute("insert into authors (name, email) values ('Ann', 'ann@example.com')");
        newsroom.execute("revoke select on articles_tags from " + newsroom.role());
        try {
            run("""
                    mutation @transaction(mode: PER_FIELD) {
                      a: createTag(input: {name: "blue"}) { tag { name } }
                      b: createTag(input: {name: "black"}) { tag { name articles { totalCount } } }
                      c: createTag(input: {name: "white"}) { tag { name } }
                    }
                    """);
        } finally {
            newsroom.execute("grant select on articles_tags to " + newsroom.role());
        }

        assertThat(at("/b").isNull()).isTrue();
        assertThat(codes()).containsExactly("INTERNAL_SERVER_ERROR");
        assertThat(at("/c/tag/name").asString()).isEqualTo("white");
        assertThat(tags()).isEqualTo("blue,red,white");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createTag(input: {name: \"blue\"}) { outcome tag { rowId name } }",
                "createTag(input: {name: \"blue\"}) { outcome tag { rowId name articles { totalCount } } }"
            })
    void aDryRunAnswersAsIfAndLeavesNothing(String field) {
        run("mutation ($dry: Boolean!) @transaction(dryRun: $dry) { a: %s }".formatted(field), Map.of("dry", true));

        assertThat(codes()).isEmpty();
        assertThat(at("/a/outcome").asString()).isEqualTo("CREATED");
        assertThat(at("/a/tag/name").asString()).isEqualTo("blue");
        assertThat(tags()).isEqualTo("red");

        run("mutation ($dry: Boolean!) @transaction(dryRun: $dry) { a: %s }".formatted(field), Map.of("dry", false));
        assertThat(tags()).isEqualTo("blue,red");
    }

    @Test
    void aDryRunTellsWhatWouldFail() {
        run("mutation @transaction(dryRun: true) { createTag(input: {name: \"red\"}) { errors { code } } }");

        assertThat(at("/createTag/errors/0/code").asString()).isEqualTo("UNIQUE_VIOLATION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPEATABLE_READ", "SERIALIZABLE"})
    void whoMeetsAnotherBeginsAgain(String level) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                OperationSession winner = newsroom.session()) {
            winner.execute(DSL.query(
                    "update {0} set name = 'crimson'",
                    DSL.table(DSL.name(newsroom.model().schema(), "tags"))));
            Future<?> other = threads.submit(() -> run("mutation @transaction(isolation: " + level
                    + ") { updateTag(id: \"1\", patch: {name: \"scarlet\"}) { tag { name } } }"));
            newsroom.awaitLockWait();
            winner.commit();
            other.get();
        }

        assertThat(codes()).isEmpty();
        assertThat(leases).hasValue(2);
        assertThat(tags()).isEqualTo("scarlet");
    }

    @Test
    void asARuleNobodyBeginsAgainForAnotherCommit() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                OperationSession winner = newsroom.session()) {
            winner.execute(DSL.query(
                    "update {0} set name = 'crimson'",
                    DSL.table(DSL.name(newsroom.model().schema(), "tags"))));
            Future<?> other = threads.submit(
                    () -> run("mutation { updateTag(id: \"1\", patch: {name: \"scarlet\"}) { tag { name } } }"));
            newsroom.awaitLockWait();
            winner.commit();
            other.get();
        }

        assertThat(leases).hasValue(1);
        assertThat(tags()).isEqualTo("scarlet");
    }

    @Test
    void theDirectiveIsForMutationsAndKnownWords() {
        run("query @transaction(dryRun: true) { tags { totalCount } }");
        assertThat(codes()).containsExactly("GRAPHQL_VALIDATION_FAILED");
        run("mutation @transaction(mode: SOMETIMES) { createTag(input: {name: \"blue\"}) { outcome } }");
        assertThat(codes()).containsExactly("GRAPHQL_VALIDATION_FAILED");
        Map<String, Object> variables = new HashMap<>();
        variables.put("dry", null);
        run(
                "mutation ($dry: Boolean = true) @transaction(dryRun: $dry) { createTag(input: {name: \"blue\"}) { outcome } }",
                variables);
        assertThat(codes()).hasSize(1);
        assertThat(last.executed()).isFalse();
        assertThat(tags()).isEqualTo("red");
    }

    private String tags() {
        return String.valueOf(newsroom.value("select string_agg(name, ',' order by name) from tags"));
    }

    private void run(String document) {
        run(document, Map.of());
    }

    private void run(String document, Map<String, Object> variables) {
        last = PlainResponse.of(executor.execute(
                new ProjectRequest(document, null, variables),
                Newsroom.OWNER,
                () -> {
                    leases.incrementAndGet();
                    return newsroom.connections().lease();
                },
                null));
    }

    private JsonNode at(String pointer) {
        return json(last.body()).at("/data" + pointer);
    }

    private List<String> codes() {
        return json(last.body()).findValues("extensions").stream()
                .map(extensions -> extensions.at("/code").asString())
                .toList();
    }

    private static JsonNode json(@Nullable Object value) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(value));
    }
}
