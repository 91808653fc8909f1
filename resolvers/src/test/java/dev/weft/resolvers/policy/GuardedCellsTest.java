package dev.weft.resolvers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Caller;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.Grants;
import dev.weft.resolvers.testing.Grants.Without;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.resolvers.testing.Walk;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everybody reads slugs and ratings; authors read all of their own articles, and critics the titles of published ones. */
class GuardedCellsTest {
    private static final List<String> OPEN = List.of("slug", "rating", "created_at");

    private static TestProject project;
    private static Grants grants;
    private static TestApi api;

    @BeforeAll
    static void createRows() {
        project = Press.create();
        Readers.createRows(project);
        grants = Grants.in(project)
                .read("user", "users", "{}")
                .read("user", "articles", "{}", OPEN)
                .read("writer", "articles", """
                        {"authorId": {"eq": "$user.id"}}""")
                .read("critic", "articles", """
                        {"status": {"eq": "PUBLISHED"}}""", List.of("title", "topics"))
                .read("user", "authors", "{}")
                .read("user", "topics", "{}");
        api = as(Readers.user(Readers.ANN, Map.of(), "user", "writer", "critic"));
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    private static TestApi as(Caller caller) {
        return TestApi.as(caller, grants, project, new NoMutations());
    }

    private static List<String> slugs(String arguments) {
        Answer answer = api.ask("{ articles(" + arguments + ") { nodes { slug } } }");
        assertThat(answer.errors()).isEmpty();
        return answer.all("slug");
    }

    @Test
    void aCellIsReadWhereAnyPolicyThatCoversItSaysSo() {
        Answer answer = api.ask("""
                { articles(first: 4, orderBy: [{rating: ASC}]) { nodes { slug title body author { name } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.data()).isEqualTo("""
                        {"articles":{"nodes":[\
                        {"slug":"a1","title":"title 1","body":"secret1","author":{"name":"ann"}},\
                        {"slug":"a2","title":null,"body":null,"author":null},\
                        {"slug":"a3","title":"title 3","body":"secret3","author":{"name":"ann"}},\
                        {"slug":"a4","title":null,"body":null,"author":null}]}}""");
        assertThat(api.ask(
                                "{ articleBy(key: {slug: \"a6\"}) { title body author { name } topics { nodes { name } } } }")
                        .data())
                .isEqualTo(
                        "{\"articleBy\":{\"title\":\"title 6\",\"body\":null,\"author\":null,\"topics\":{\"nodes\":[{\"name\":\"war\"}]}}}");
    }

    @Test
    void aCellThatNoRowShowsIsNull() {
        Grants never =
                Grants.in(project).read("user", "articles", "{}", OPEN).read("writer", "articles", "{\"or\": []}");
        TestApi nobody =
                TestApi.as(Readers.user(Readers.ANN, Map.of(), "user", "writer"), never, project, new NoMutations());

        Answer answer = nobody.ask("{ articleBy(key: {slug: \"a1\"}) { slug title body } }");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.data()).isEqualTo("{\"articleBy\":{\"slug\":\"a1\",\"title\":null,\"body\":null}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filter: {body: {eq: \"secret2\"}}        | ",
                "filter: {body: {isNull: true}, rating: {lt: 5}} | a2 a4",
                "filter: {not: {title: {startsWith: \"title\"}}} | ",
                "filter: {author: {name: {eq: \"bob\"}}}  | ",
                "filter: {authorExists: false, rating: {lt: 5}} | a2 a4",
                "search: \"secret2 or secret3\"           | a3",
                "search: \"title\", filter: {rating: {gt: 5}} | a6 a7 a9 a11 a12",
                "filter: {compare: [{left: BODY, op: IS_DISTINCT, right: TITLE}], rating: {lt: 5}} | a1 a3",
                "filter: {topics: {some: {}}, rating: {gt: 5}} | a6 a7 a9 a11 a12",
            })
    void whatCannotBeReadCannotBeAskedFor(String arguments, String expected) {
        assertThat(slugs("orderBy: [{rating: ASC}], " + arguments))
                .containsExactly(expected == null ? new String[0] : expected.split(" "));
    }

    @Test
    void ordersAndTheirPagesTakeHiddenCellsForEmptyOnes() {
        List<String> all = List.of("a1", "a11", "a12", "a3", "a5", "a6", "a7", "a9", "a2", "a4", "a8", "a10");

        assertThat(slugs("orderBy: [{title: ASC}, {rating: ASC}]")).isEqualTo(all);
        assertThat(new Walk(api, "articles", "orderBy: [{title: ASC}, {rating: ASC}]", "slug").forward(3))
                .isEqualTo(all);
        assertThat(new Walk(api, "articles", "orderBy: [{views: ASC}, {rating: ASC}]", "slug").forward(3))
                .containsExactly("a1", "a3", "a5", "a7", "a9", "a11", "a2", "a4", "a6", "a8", "a10", "a12");
    }

    @Test
    void figuresAreOfCellsThatCanBeRead() {
        Answer answer = api.ask("""
                { articles { aggregate { count sum { views rating } }
                    groups(by: [{field: {name: VIEWS}}], having: [{fn: COUNT, is: {number: {gt: 1}}}]) { key { views } aggregate { count } nodes(first: 9) { slug } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.data()).isEqualTo("""
                        {"articles":{"aggregate":{"count":12,"sum":{"views":"360","rating":"78"}},\
                        "groups":[{"key":{"views":null},"aggregate":{"count":6},"nodes":[{"slug":"a2"},{"slug":"a4"},{"slug":"a6"},{"slug":"a8"},{"slug":"a10"},{"slug":"a12"}]}]}}""");
    }

    @Test
    void relationsAreFollowedWhereTheirKeysCanBeRead() {
        Answer answer = api.ask("""
                { authors(orderBy: [{name: ASC}]) { nodes { name articles(orderBy: [{rating: ASC}]) { totalCount nodes { slug } } } }
                  topics(orderBy: [{name: ASC}]) { nodes { name articles(orderBy: [{rating: ASC}]) { totalCount nodes { slug } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("/authors/nodes/0/articles/totalCount").asInt()).isEqualTo(6);
        assertThat(answer.at("/authors/nodes/1/articles").toString()).isEqualTo("{\"totalCount\":0,\"nodes\":[]}");
        assertThat(answer.at("/topics/nodes/0/articles/totalCount").asInt()).isEqualTo(6);
        assertThat(answer.at("/topics/nodes/1/articles").toString())
                .isEqualTo("{\"totalCount\":2,\"nodes\":[{\"slug\":\"a6\"},{\"slug\":\"a12\"}]}");
    }

    @Test
    void versionsOfRowsComeThrough() {
        assertThat(api.ask("{ articles(distinctOn: [RATING], first: 1) { nodes { rowVersion } } }")
                        .all("rowVersion")
                        .getFirst())
                .matches("[0-9]+");
    }

    @Test
    void listsAndTotalsAreOfThoseRowsOfWhichAPolicyAllowsThem() {
        TestApi some = TestApi.as(
                Readers.user(Readers.ANN, Map.of(), "user", "single", "uncounted"),
                Grants.in(project)
                        .read("user", "articles", "{\"rating\": {\"lte\": 2}}")
                        .read("single", "articles", "{\"rating\": {\"eq\": 3}}", Without.LISTS)
                        .read("uncounted", "articles", "{\"rating\": {\"eq\": 4}}", Without.TOTALS)
                        .read("user", "authors", "{}"),
                project,
                new NoMutations());

        Answer answer = some.ask("""
                { a3: articleBy(key: {slug: "a3"}) { slug author { name articles(orderBy: [{rating: ASC}]) { totalCount nodes { slug } } } }
                  a4: articleBy(key: {slug: "a4"}) { slug }
                  a5: articleBy(key: {slug: "a5"}) { slug }
                  articles(orderBy: [{rating: ASC}]) { totalCount aggregate { count max { rating } } nodes { slug }
                    groups(by: [{field: {name: STATUS}}]) { aggregate { count } nodes(first: 5) { slug } } }
                  some: authors(filter: {articles: {some: {rating: {eq: 3}}}}) { nodes { name } }
                  counted: authors(filter: {articles: {count: {eq: 2}}}) { nodes { name } }
                  ordered: authors(orderBy: [{articles: {fn: COUNT, direction: DESC}}], first: 1) { nodes { name } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.data()).isEqualTo("""
                        {"a3":{"slug":"a3","author":{"name":"ann","articles":{"totalCount":2,"nodes":[{"slug":"a1"}]}}},\
                        "a4":{"slug":"a4"},"a5":null,\
                        "articles":{"totalCount":3,"aggregate":{"count":3,"max":{"rating":3}},"nodes":[{"slug":"a1"},{"slug":"a2"},{"slug":"a4"}],\
                        "groups":[{"aggregate":{"count":2},"nodes":[{"slug":"a1"},{"slug":"a2"},{"slug":"a4"}]},{"aggregate":{"count":1},"nodes":[]}]},\
                        "some":{"nodes":[]},"counted":{"nodes":[{"name":"ann"}]},"ordered":{"nodes":[{"name":"ann"}]}}""");
    }

    @Test
    void aPolicyThatHoldsForNoRowShowsNothingOfWhatItCovers() {
        TestApi never = TestApi.as(
                Readers.user(Readers.ANN, Map.of(), "user", "writer"),
                Grants.in(project)
                        .read("user", "articles", "{}", List.of("slug", "rating"))
                        .read("writer", "articles", "{\"or\": []}"),
                project,
                new NoMutations());

        Answer answer = never.ask(
                "{ articles(first: 1, orderBy: [{title: ASC}, {rating: ASC}], filter: {body: {isNull: true}}) { nodes { slug title } } }");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.data()).isEqualTo("{\"articles\":{\"nodes\":[{\"slug\":\"a1\",\"title\":null}]}}");
    }
}
