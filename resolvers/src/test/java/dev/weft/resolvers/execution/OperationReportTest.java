package dev.weft.resolvers.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.resolvers.write.GeneratedMutations;
import dev.weft.resolvers.write.WriteLimits;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a response tells of its operation, and what a caller may not ask. */
class OperationReportTest {
    private static TestProject project;
    private static TestApi api;

    @BeforeAll
    static void open() {
        project = Press.create();
        api = new TestApi(project, new GeneratedMutations(project.model(), WriteLimits.DEFAULT));
    }

    @AfterAll
    static void close() {
        project.close();
    }

    @Test
    void theCostIsToldToWhoAsks() {
        String document = "query ($n: Int) { articles(first: $n) { nodes { title author { name } } } }";

        assertThat(extensions(ask(document, Map.of("n", 100), ResponseExtension.COST)))
                .isEqualTo("{\"cost\":8}");
        assertThat(extensions(ask(document, Map.of("n", 100)))).isEqualTo("null");
    }

    @Test
    void anOperationThatCostsMoreThanItsCallerMaySpendIsRefusedBeforeItRuns() {
        String document =
                "query ($n: Int) { authors(first: $n) { nodes { articles(first: $n) { nodes { title } } } } }";

        Answer refused = ask(document, Map.of("n", 1000));
        assertThat(refused.codes()).containsExactly(ErrorCode.QUERY_TOO_COMPLEX);
        assertThat(refused.message()).contains("40,040").contains("10,000");
        assertThat(refused.leases()).isZero();
        assertThat(ask(document, Map.of("n", 100)).codes()).isEmpty();
        assertThat(api.ask(new ProjectRequest(
                                document, null, Map.of("n", 100), Set.of(), new Allowance(400, false, false)))
                        .message())
                .contains("404")
                .contains("400");
    }

    @Test
    void whatPeopleAskAllDayIsAllowed() {
        for (String document : List.of(
                "{ articles(first: 1000) { nodes { rowId slug title body status rating views price score token } } }",
                "{ authors(first: 100) { nodes { articles(first: 20) { nodes { topics(first: 20) { nodes { name } } } } } } }",
                "{ articles(first: 200) { totalCount nodes { title author { name profile { motto } } } } }",
                "{ topics(first: 20) { nodes { articles(first: 1000) { nodes { title author { name profile { motto } } } } } } }")) {
            assertThat(ask(document, Map.of()).codes()).as(document).isEmpty();
        }
    }

    @Test
    void everyStatementOfAQueryIsExplainedWithoutItsValues() {
        Answer answer = ask(
                "query ($t: String!) { articles(filter: {title: {eq: $t}, channels: {contains: [WEB]}, rating: {in: [1, 2]}}) {"
                        + " totalCount nodes { id author { articles { nodes { topics { nodes { name } } } } } } } }",
                Map.of("t", "a secret title"),
                ResponseExtension.EXPLAIN);

        JsonNode explained = extension(answer, "explain");
        assertThat(answer.codes()).isEmpty();
        assertThat(explained).isNotEmpty();
        assertThat(explained.get(0).get("sql").asString())
                .startsWith("select ")
                .contains("$1")
                .doesNotContain("?");
        assertThat(explained.get(0).get("parameters").valueStream().map(JsonNode::asString))
                .contains("varchar", "text[]", "int4[]");
        assertThat(explained.get(0).at("/plan/Plan/Node Type").asString()).isNotEmpty();
        assertThat(explained.toString()).doesNotContain("a secret title");
    }

    @Test
    void relationsAreExplainedTooAndTheAnswerIsTheSame() {
        api.ask("mutation { createAuthor(input: {name: \"Ann\"}) { outcome } }");
        String document = "{ authors { nodes { name articles { totalCount nodes { slug } } profile { motto } } } }";

        Answer answer = ask(document, Map.of(), ResponseExtension.EXPLAIN);

        assertThat(answer.data()).isEqualTo(api.ask(document).data());
        assertThat(extension(answer, "explain")).hasSize(4).allSatisfy(statement -> {
            assertThat(statement.at("/plan/Plan/Total Cost").isNumber()).isTrue();
        });
        assertThat(answer.response().statements())
                .as("explaining is no statement of its own")
                .isEqualTo(4);
    }

    @Test
    void anExplainedMutationWritesOnce() {
        Answer answer = ask(
                "mutation { createTopic(input: {name: \"explained\"}) { topic { name } } }",
                Map.of(),
                ResponseExtension.EXPLAIN,
                ResponseExtension.COST);

        assertThat(answer.codes()).isEmpty();
        assertThat(extension(answer, "explain").toString())
                .contains("insert into")
                .contains("ModifyTable")
                .doesNotContain("explained");
        assertThat(extension(answer, "cost").asInt()).isEqualTo(1);
        assertThat(api.ask("{ topics(filter: {name: {eq: \"explained\"}}) { totalCount } }")
                        .data())
                .isEqualTo("{\"topics\":{\"totalCount\":1}}");
    }

    @Test
    void explainingIsForbiddenToWhoMayNot() {
        Answer answer = api.ask(new ProjectRequest(
                "{ articles { totalCount } }",
                null,
                Map.of(),
                Set.of(ResponseExtension.EXPLAIN),
                new Allowance(10_000, false, true)));

        assertThat(answer.codes()).containsExactly(ErrorCode.FORBIDDEN);
        assertThat(answer.leases()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ __schema { queryType { name } } }",
                "{ ...F } fragment F on Query { ... { t: __type(name: \"Query\") { name } } }"
            })
    void introspectionCanBeSwitchedOff(String document) {
        Allowance without = new Allowance(10_000, true, false);

        assertThat(api.ask(new ProjectRequest(document, null, Map.of(), Set.of(), without))
                        .codes())
                .containsExactly(ErrorCode.FORBIDDEN);
        assertThat(api.ask(new ProjectRequest("{ __typename }", null, Map.of(), Set.of(), without))
                        .data())
                .isEqualTo("{\"__typename\":\"Query\"}");
        assertThat(api.ask(document).codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ articles { ... @defer { nodes { id } } } }",
                "{ articles { ...F @defer(label: \"f\") } } fragment F on ArticleConnection { totalCount }",
                "{ articles { nodes @stream(initialCount: 1) { id } } }",
                "query @experimental_disableErrorPropagation { articles { totalCount } }"
            })
    void directivesThatNothingObeysAreRefusedByName(String document) {
        Answer answer = api.ask(document);

        assertThat(answer.codes()).containsExactly(ErrorCode.GRAPHQL_VALIDATION_FAILED);
        assertThat(answer.message()).containsPattern("@(defer|stream|experimental_disableErrorPropagation)");
        assertThat(answer.errors().getFirst()).containsKey("locations");
        assertThat(answer.response().body()).doesNotContainKey("data");
    }

    private static Answer ask(String document, Map<String, Object> variables, ResponseExtension... wanted) {
        return api.ask(new ProjectRequest(document, null, variables, Set.of(wanted), Allowance.DEFAULT));
    }

    private static String extensions(Answer answer) {
        return JsonMapper.shared().writeValueAsString(answer.response().body().get("extensions"));
    }

    private static JsonNode extension(Answer answer, String name) {
        return JsonMapper.shared()
                .<JsonNode>valueToTree(answer.response().body().get("extensions"))
                .get(name);
    }
}
