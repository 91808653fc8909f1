package dev.weft.resolvers.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import graphql.introspection.IntrospectionQuery;
import graphql.language.OperationDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a request before a row is read, good or evil. */
class RequestTest {
    private static TestProject project;
    private static TestApi api;

    @BeforeAll
    static void createProject() {
        project = Press.create();
        api = new TestApi(project, new NoMutations());
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    @Test
    void aDocumentThatComesAgainHeedsItsVariablesAnew() {
        String document = "query($more: Boolean!) { __typename @include(if: $more) again: __typename }";

        for (int round = 0; round < 4; round++) {
            boolean more = round % 2 == 0;
            Answer answer = api.ask(document, Map.of("more", more));
            assertThat(answer.errors()).isEmpty();
            assertThat(answer.at("/__typename").isMissingNode()).isEqualTo(!more);
            assertThat(answer.at("/again").asString()).isEqualTo("Query");
        }
    }

    @Test
    void aDocumentWithManyWaysToTurnOutFindsEachOfThem() {
        String document = "query($a: Boolean!, $b: Boolean!, $c: Boolean!, $d: Boolean!) {"
                + " a: __typename @skip(if: $a) b: __typename @skip(if: $b)"
                + " c: __typename @skip(if: $c) d: __typename @skip(if: $d) e: __typename }";

        for (int way = 0; way < 40; way++) {
            Answer answer = api.ask(
                    document, Map.of("a", (way & 1) > 0, "b", (way & 2) > 0, "c", (way & 4) > 0, "d", (way & 8) > 0));
            assertThat(answer.at("/a").isMissingNode()).isEqualTo((way & 1) > 0);
            assertThat(answer.at("/d").isMissingNode()).isEqualTo((way & 8) > 0);
        }
    }

    @Test
    void anEscapedCharacterThatCannotBeStoredIsFoundInTheDocument() {
        for (int round = 0; round < 3; round++) {
            Answer answer = api.ask("{ articles(filter: {slug: {eq: \"a\\u0000\"}}) { totalCount } }");
            assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ me { id                                          | GRAPHQL_PARSE_FAILED",
                "{ me { id } } }                                    | GRAPHQL_PARSE_FAILED",
                "` `                                                | GRAPHQL_PARSE_FAILED",
                "{articles(filter:{title:{eq:\"a}}){totalCount}}    | GRAPHQL_PARSE_FAILED",
                "type X { a: Int }                                  | GRAPHQL_VALIDATION_FAILED",
                "{__typename} {__typename}                          | GRAPHQL_VALIDATION_FAILED",
                "query A{__typename} query A{__typename}            | GRAPHQL_VALIDATION_FAILED",
                "{nope}                                             | GRAPHQL_VALIDATION_FAILED",
                "{articles}                                         | GRAPHQL_VALIDATION_FAILED",
                "{articles(foo:1){totalCount}}                      | GRAPHQL_VALIDATION_FAILED",
                "{articles(filter:{nope:{eq:1}}){totalCount}}       | GRAPHQL_VALIDATION_FAILED",
                "{article{slug}}                                    | GRAPHQL_VALIDATION_FAILED",
                "{me{...Nope}}                                      | GRAPHQL_VALIDATION_FAILED",
                "{...F} fragment F on Nope{id}                      | GRAPHQL_VALIDATION_FAILED",
                "{articles{nodes{...A}}} fragment A on Article{...A} | GRAPHQL_VALIDATION_FAILED",
                "{articles{nodes{...A}}} fragment A on Article{...B} fragment B on Article{...A} | GRAPHQL_VALIDATION_FAILED",
                "{articles @nope{totalCount}}                       | GRAPHQL_VALIDATION_FAILED",
                "subscription{articles{totalCount}}                 | GRAPHQL_VALIDATION_FAILED",
                "subscription{...Nope}                              | GRAPHQL_VALIDATION_FAILED",
                "{articles(filter:{rating:{eq:\"1\"}}){totalCount}} | GRAPHQL_VALIDATION_FAILED",
                "{articles(orderBy:[{title:ASC,slug:ASC}]){totalCount}} | GRAPHQL_VALIDATION_FAILED"
            })
    void aDocumentThatCannotRunIsRefusedWithoutData(String document, ErrorCode code) {
        Answer answer = api.ask(document);

        assertThat(answer.codes().getFirst()).isEqualTo(code);
        assertThat(answer.response().executed()).isFalse();
        assertThat(answer.response().body()).containsOnlyKeys("errors");
        assertThat(answer.message()).doesNotContain("did you mean").doesNotContain("graphql.");
        assertThat(answer.leases()).isZero();
    }

    @Test
    void everyErrorHasItsExtensions() {
        Answer answer = api.ask("{ article(id: \"x\") { slug } }");

        assertThat(answer.errors().getFirst())
                .containsEntry("path", List.of("article"))
                .containsKey("locations")
                .containsEntry(
                        "extensions",
                        Map.of(
                                "code",
                                "BAD_USER_INPUT",
                                "path",
                                List.of("id"),
                                "retryable",
                                false,
                                "requestId",
                                "request-1"));
    }

    @Test
    void aByteOrderMarkIsSpace() {
        assertThat(api.ask("\ufeff{__typename}").data()).isEqualTo("{\"__typename\":\"Query\"}");
    }

    @Test
    void operationNameChooses() {
        String document = "query A{__typename} query B{b:__typename}";

        assertThat(api.ask(new ProjectRequest(document, "B", Map.of())).data()).isEqualTo("{\"b\":\"Query\"}");
        assertThat(api.ask(new ProjectRequest(document, "Z", Map.of())).codes())
                .containsExactly(ErrorCode.OPERATION_RESOLUTION_FAILURE);
        assertThat(api.ask(new ProjectRequest(document, null, Map.of())).codes())
                .containsExactly(ErrorCode.OPERATION_RESOLUTION_FAILURE);
    }

    @Test
    void theTypeOfAnOperationIsKnownBeforeItRuns() {
        Preparation preparation = api.executor()
                .prepare(ProjectRequest.of("mutation { createTopic(input: {name: \"x\"}) { outcome } }"), null);

        assertThat(preparation)
                .isInstanceOfSatisfying(
                        Preparation.Ready.class,
                        ready ->
                                assertThat(ready.operation().type()).isEqualTo(OperationDefinition.Operation.MUTATION));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"Int! | \"12\"", "Int! | {}", "Int! | true", "Int! | null", "Int! | 3000000000", "Int! | 1.5"})
    void aVariableOfAnotherTypeIsRefused(String type, String json) {
        Map<String, Object> variables = new java.util.HashMap<>();
        variables.put("n", dev.weft.resolvers.sql.Json.read(json));

        Answer answer =
                api.ask("query($n: " + type + ") { articles(filter: {rating: {eq: $n}}) { totalCount } }", variables);

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.response().body()).containsOnlyKeys("errors");
    }

    @Test
    void severalMembersWhereOneIsMeantAreRefused() {
        Answer answer = api.ask(
                "query($o: [ArticleOrderBy!]) { articles(orderBy: $o) { totalCount } }",
                Map.of("o", List.of(Map.of("title", "ASC", "slug", "ASC"))));

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\ud800b", "\udc00", "a\ud800"})
    void textsThatCannotBeStoredAreRefused(String text) {
        String document = "query($s: String!) { articles(filter: {title: {eq: $s}}) { totalCount } }";
        assertThat(api.ask(document, Map.of("s", text)).codes()).containsExactly(ErrorCode.BAD_USER_INPUT);

        String json = "query($j: JSON!) { articles(filter: {meta: {eq: $j}}) { totalCount } }";
        assertThat(api.ask(json, Map.of("j", Map.of("k", List.of(text)))).codes())
                .containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(api.ask(json, Map.of("j", Map.of(text, 1))).codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
    }

    @Test
    void literalsThatCannotBeStoredAreRefused() {
        assertThat(api.ask("{ articles(filter: {title: {eq: \"a\\u0000b\"}}) { totalCount } }")
                        .codes())
                .containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(api.ask("{ articles(filter: {title: {eq: \"\\uD800\"}}) { totalCount } }")
                        .codes()
                        .getFirst())
                .isIn(ErrorCode.GRAPHQL_PARSE_FAILED, ErrorCode.BAD_USER_INPUT);
        assertThat(api.ask("{ articles(filter: {title: {eq: \"\\uD83D\\uDE00\"}}) { totalCount } }")
                        .codes())
                .isEmpty();
    }

    @Test
    void variablesNestOnlySoDeep() {
        Object json = 1;
        for (int i = 0; i < 2000; i++) {
            json = List.of(json);
        }
        Answer answer =
                api.ask("query($j: JSON!) { articles(filter: {meta: {eq: $j}}) { totalCount } }", Map.of("j", json));

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.message()).contains("64");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 30, 200})
    @Timeout(5)
    void doublingFragmentsAreRefusedAtOnce(int doublings) {
        StringBuilder document = new StringBuilder("{articles{nodes{...F0}}}");
        for (int i = 0; i < doublings; i++) {
            document.append(" fragment F%d on Article{...F%d ...F%d}".formatted(i, i + 1, i + 1));
        }
        document.append(" fragment F%d on Article{slug}".formatted(doublings));

        long start = System.nanoTime();
        Answer answer = api.ask(document.toString());

        assertThat(answer.codes()).containsExactly(ErrorCode.QUERY_TOO_COMPLEX);
        assertThat(answer.message()).contains("10,000");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void everyLimitNamesItsFigure() {
        assertThat(refusal("{" + "__typename ".repeat(21) + "}"))
                .contains("21 root fields")
                .contains("20");
        assertThat(refusal("{articles{nodes{" + repeat(31, "a%d:slug ") + "}}}"))
                .contains("31 aliases")
                .contains("30");
        assertThat(refusal("{articles{nodes{" + "slug@skip(if:true) ".repeat(51) + "}}}"))
                .contains("51 directives");
        assertThat(refusal("{staff{nodes{" + "manager{".repeat(13) + "name" + "}".repeat(13) + "}}}"))
                .contains("16 levels");
        assertThat(api.ask("{staff{nodes{" + "manager{".repeat(12) + "name" + "}".repeat(12) + "}}}")
                        .codes())
                .isEmpty();
        assertThat(refusal("{articles{nodes{" + "slug ".repeat(5_000) + "}}}")).contains("5,000 tokens");
        assertThat(refusal("{__typename" + " ".repeat(250_000) + "}")).contains("more");
        assertThat(refusal("{__typename" + ",".repeat(250_000) + "}")).contains("more");
        assertThat(refusal("{__typename " + "#\n".repeat(100_000) + "}")).contains("more");
    }

    private static String repeat(int times, String format) {
        return IntStream.range(0, times).mapToObj(format::formatted).collect(Collectors.joining());
    }

    private static String refusal(String document) {
        Answer answer = api.ask(document);
        assertThat(answer.codes()).containsExactly(ErrorCode.QUERY_TOO_COMPLEX);
        assertThat(answer.response().executed()).isFalse();
        return String.valueOf(answer.message());
    }

    @Test
    void introspectionAsToolsDoItWorksOnceAndIsRefusedInBulk() {
        Answer answer = api.ask(IntrospectionQuery.INTROSPECTION_QUERY);
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.all("name")).contains("ArticleConnection");

        assertThat(api.ask("{a:__schema{types{name}} b:__schema{types{name}}}").codes())
                .containsExactly(ErrorCode.QUERY_TOO_COMPLEX);
    }

    @Test
    void atMostTenErrorsAreReported() {
        List<String> bad = new ArrayList<>();
        IntStream.range(0, 15).forEach(i -> bad.add("a" + i + ": article(id: \"x\") { slug }"));

        Answer answer = api.ask("{" + String.join(" ", bad) + "}");

        assertThat(answer.errors()).hasSize(10);
        assertThat(answer.at("").size()).isEqualTo(15);
    }

    @Test
    void theFieldsOfAResponseComeInTheOrderOfTheOperation() {
        assertThat(api.ask("{ z: __typename articles { totalCount } a: __typename authors { totalCount } }")
                        .data())
                .isEqualTo(
                        "{\"z\":\"Query\",\"articles\":{\"totalCount\":0},\"a\":\"Query\",\"authors\":{\"totalCount\":0}}");
    }

    @Test
    void anOperationThatIsOverdueStartsNoStatement() {
        ExecutionLimits d = ExecutionLimits.DEFAULT;
        ExecutionLimits impatient = new ExecutionLimits(
                d.characters(),
                d.tokens(),
                d.whitespace(),
                d.depth(),
                d.introspectionDepth(),
                d.fields(),
                d.aliases(),
                d.rootFields(),
                d.directives(),
                Duration.ZERO,
                d.retries(),
                d.cachedCharacters());

        Answer answer = new TestApi(project, new NoMutations(), ReadLimits.DEFAULT, impatient)
                .ask("{ articles { totalCount } }");

        assertThat(answer.codes()).containsExactly(ErrorCode.TIMEOUT);
        assertThat(answer.leases()).isZero();
    }

    @Test
    void aTableThatChangedUnderAPreparedStatementIsReadAnew() {
        TestProject changing = Press.create();
        try (changing) {
            TestApi before = new TestApi(changing, new NoMutations());
            changing.sql().execute("insert into %s.topics (name) values ('7')".formatted(changing.schema()));
            for (int i = 0; i < 10; i++) {
                assertThat(before.ask("{ topics { nodes { name } } }").all("name"))
                        .containsExactly("7");
            }
            changing.sql().execute("alter table %s.topics alter name type varchar(9)".formatted(changing.schema()));
            for (int i = 0; i < 10; i++) {
                assertThat(before.ask("{ topics { nodes { name } } }").all("name"))
                        .containsExactly("7");
            }
        }
    }

    @Test
    void anUnknownFailureLeaksNothing() {
        TestProject broken = Press.create();
        try (broken) {
            TestApi gone = new TestApi(broken, new NoMutations());
            broken.sql().execute("drop table %s.profiles".formatted(broken.schema()));

            Answer answer = gone.ask("{ profiles { nodes { motto } } }");

            assertThat(answer.codes()).containsExactly(ErrorCode.INTERNAL_SERVER_ERROR);
            assertThat(answer.message())
                    .startsWith("Something went wrong on our side")
                    .doesNotContain("profiles");
            assertThat(answer.open()).isZero();
        }
    }
}
