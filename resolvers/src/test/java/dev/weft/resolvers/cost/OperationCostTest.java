package dev.weft.resolvers.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.plan.ReadLimits;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationCostTest {
    private static final GraphQLSchema SCHEMA =
            UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse("""
                    interface Node { id: ID! }
                    type PageInfo { hasNextPage: Boolean! }
                    type Query {
                      node(id: ID!): Node  nodes(ids: [ID!]!): [Node]!
                      article(id: ID!): Article  me: Author
                      articles(first: Int, last: Int, offset: Int): ArticleConnection!
                      authors(first: Int, last: Int): AuthorConnection!
                    }
                    type Mutation {
                      createArticle(input: String!): ArticlePayload
                      createArticles(input: [String!]!): ArticlesPayload
                      deleteArticles(maxAffected: Int! = 100): ArticlesPayload
                      batchUpdateArticles(updates: [Update!]!): ArticlesPayload
                    }
                    input Update { id: ID  maxAffected: Int }
                    type ArticlePayload { article: Article  errors: [Finding!]!  query: Query! }
                    type ArticlesPayload { affectedCount: Int!  articles: [Article!]!  query: Query! }
                    type Finding { message: String! }
                    type Article implements Node { id: ID!  title: String  author: Author!  editor: Author }
                    type Author implements Node { id: ID!  name: String  articles(first: Int, last: Int): ArticleConnection! }
                    type ArticleEdge { cursor: String!  node: Article! }
                    type ArticleConnection {
                      edges: [ArticleEdge!]!  nodes: [Article!]!  pageInfo: PageInfo!  totalCount: Int!
                      estimatedCount: Int!  aggregate: Aggregate!  groups(first: Int! = 100): [Group!]!
                    }
                    type AuthorEdge { cursor: String!  node: Author! }
                    type AuthorConnection { edges: [AuthorEdge!]!  nodes: [Author!]!  pageInfo: PageInfo! }
                    type Aggregate { count: Int!  sum: Sums! }
                    type Sums { views: Int }
                    type Group { keys: [String]!  aggregate: Aggregate!  nodes(first: Int! = 10): [Article!]! }
                    """));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ __typename } | 0",
                "{ article(id: 1) { id title } } | 1",
                "{ articles { nodes { title } } } | 1",
                "{ articles(first: 1000) { nodes { id title } } } | 40",
                "{ articles(last: 1000) { edges { cursor node { title } } pageInfo { hasNextPage } } } | 40",
                "{ articles(first: 1000) { nodes { author { name } editor { name } } } } | 120",
                "{ authors(first: 1000) { nodes { articles(first: 1000) { nodes { title } } } } } | 40040",
                "{ authors(first: 20) { nodes { articles { nodes { author { name } } } } } } | 33",
                "{ authors(first: 0) { nodes { articles(first: 1000) { nodes { title } } } } } | 0",
                "{ articles(first: 0) { totalCount estimatedCount } } | 2",
                "{ authors(first: 1000) { nodes { articles { totalCount } } } } | 1040",
                "{ articles { aggregate { count sum { views } } } } | 1",
                "{ articles { groups { keys aggregate { count } } } } | 5",
                "{ articles { groups(first: 10) { keys nodes { title author { name } } } } } | 10",
                "{ nodes(ids: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) { id } } | 1",
                "{ node(id: 1) { ... on Article { author { name } } ... on Author { articles(first: 30) { nodes { id } } } } } | 2",
                "mutation { createArticle(input: 1) { article { title } errors { message } } } | 1",
                "mutation { createArticle(input: 1) { query { articles(first: 100) { nodes { id } } } } } | 5",
                "mutation { createArticles(input: [1, 2, 3]) { articles { id } } } | 1",
                "mutation { deleteArticles { affectedCount } } | 20",
                "mutation { deleteArticles(maxAffected: 5) { articles { author { id } } } } | 2",
                "mutation { batchUpdateArticles(updates: [{id: 1}, {id: 2}]) { affectedCount } } | 1",
                "mutation { batchUpdateArticles(updates: [{id: 1}, {maxAffected: 99}]) { affectedCount } } | 20",
                "mutation { batchUpdateArticles(updates: {maxAffected: 100}) { affectedCount } } | 20",
                "{ articles(first: 1000) @skip(if: true) { nodes { id } } } | 0",
                "{ articles(first: 5000000000) { nodes { id } } } | 40",
                "{ articles(first: 10) { nodes { id } ... { nodes { id } } } } | 1"
            })
    void whatCostsHowMuch(String document, long figure) {
        OperationCost cost = cost(document);

        assertThat(cost.figure(Map.of())).isEqualTo(figure);
        assertThat(cost.isConstant()).isTrue();
    }

    @Test
    void variablesSayHowLargePagesAre() {
        OperationCost cost = cost("query ($n: Int, $m: Int = 50) { articles(first: $n) { nodes { id } }"
                + " authors(first: $m) { nodes { articles(last: $n) { edges { node { id } } } } } }");

        assertThat(cost.isConstant()).isFalse();
        assertThat(cost.figure(Map.of("n", 10, "m", 10))).isEqualTo(5);
        assertThat(cost.figure(Map.of())).as("defaults").isEqualTo(43);
        assertThat(cost.figure(Collections.singletonMap("n", null))).isEqualTo(43);
        assertThat(cost.figure(Map.of("n", "many"))).as("refused later").isEqualTo(43);
        assertThat(cost.figure(Map.of("n", 1_000_000, "m", 1_000_000)))
                .as("no page is larger")
                .isEqualTo(40 + 40 + 40_000);
        assertThat(cost.figure(Map.of("n", -5))).isEqualTo(2);
    }

    @Test
    void theFirstOfTwoDirectionsThatIsGivenCounts() {
        OperationCost cost = cost("query ($a: Int, $b: Int) { articles(first: $a, last: $b) { nodes { id } } }");

        assertThat(cost.figure(Map.of("b", 300))).isEqualTo(12);
    }

    @Test
    void listsInVariablesAreCounted() {
        assertThat(cost("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }")
                        .figure(Map.of("ids", Collections.nCopies(50, "x"))))
                .isEqualTo(2);
        assertThat(cost("mutation ($rows: [String!]!) { createArticles(input: $rows) { articles { id } } }")
                        .figure(Map.of("rows", Collections.nCopies(100, "x"))))
                .isEqualTo(24);
    }

    @Test
    void updatesSayHowManyRowsEachMayFind() {
        OperationCost list = cost("mutation ($u: [Update!]!) { batchUpdateArticles(updates: $u) { affectedCount } }");
        assertThat(list.figure(
                        Map.of("u", List.of(Map.of("id", "1"), Map.of("maxAffected", 99), Map.of("maxAffected", -3)))))
                .isEqualTo(20);
        assertThat(list.figure(Map.of("u", Map.of("maxAffected", 50)))).isEqualTo(10);

        OperationCost parts = cost(
                "mutation ($u: Update!, $n: Int) { batchUpdateArticles(updates: [$u, {maxAffected: $n}]) { affectedCount } }");
        assertThat(parts.figure(Map.of("u", Map.of("maxAffected", 50), "n", 50)))
                .isEqualTo(20);
    }

    @Test
    void whatVariablesLeaveOutIsFree() {
        OperationCost cost = cost("query ($all: Boolean! = true, $none: Boolean!) {"
                + " articles(first: 100) @include(if: $all) @skip(if: $none) { nodes { id } } ...F @include(if: $none) }"
                + " fragment F on Query { authors(first: 200) { nodes { id } } }");

        assertThat(cost.figure(Map.of("none", false))).isEqualTo(4);
        assertThat(cost.figure(Map.of("none", true))).isEqualTo(8);
        assertThat(cost.figure(Map.of("none", false, "all", false))).isZero();
    }

    @Test
    void aFragmentCostsWhereItIsSpreadWhatThePageThereSays() {
        String document = "{ small: articles(first: 10) { ...Rows } large: articles(first: 1000) { ...Rows } }"
                + " fragment Rows on ArticleConnection { nodes { ...Row } } fragment Row on Node { ... on Article { author { id } } }";

        assertThat(cost(document).figure(Map.of())).isEqualTo(81);
    }

    @Test
    void doublingFragmentsAreMeasuredOnceAndStopBeforeTheyOverflow() {
        for (String page : List.of("1000", "$n")) {
            StringBuilder document =
                    new StringBuilder("query ($n: Int = 1000) { articles(first: 1) { nodes { ...F0 } } }");
            for (int i = 0; i < 60; i++) {
                document.append(
                        " fragment F%d on Article { author { a: articles(first: %s) { nodes { ...F%d } } b: articles { nodes { ...F%d } } } }"
                                .formatted(i, page, i + 1, i + 1));
            }
            document.append(" fragment F60 on Article { id }");

            Assertions.assertThatCode(() -> Assertions.assertThat(
                                    cost(document.toString()).figure(Map.of()))
                            .isGreaterThan(1_000_000_000))
                    .doesNotThrowAnyException();
            org.junit.jupiter.api.Assertions.assertTimeout(
                    Duration.ofMillis(500), () -> cost(document.toString()).figure(Map.of()));
        }
    }

    private static OperationCost cost(String text) {
        Document document = Parser.parse(text);
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        return OperationCost.of(document, operation, SCHEMA, ReadLimits.DEFAULT);
    }
}
