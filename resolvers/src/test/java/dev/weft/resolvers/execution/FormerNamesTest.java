package dev.weft.resolvers.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.resolvers.write.GeneratedMutations;
import dev.weft.resolvers.write.WriteLimits;
import dev.weft.testing.TestProject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that know only the names of yesterday. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormerNamesTest {
    private static final String ANN = "0190b2a0-0000-7000-8000-00000000000a";

    private TestProject project;
    private final Map<String, String> expected = new HashMap<>();
    private TestApi after;

    @BeforeAll
    void rename() {
        project = Press.create();
        project.change("""
                {"createRelation": {"collection": "staff", "name": "mentor", "target": "staff"}}""", """
                {"addField": {"collection": "articles", "field": {"name": "owner", "type": "USER"}}}""");
        TestApi before = api(Driver.COMPILED);
        assertThat(before.ask("""
                mutation {
                  createAuthor(input: {rowId: "%s", name: "Ann"}) { outcome }
                  a: createArticle(input: {slug: "one", title: "A", rating: 1, status: PUBLISHED, authorId: "%s"}) { outcome }
                  b: createArticle(input: {slug: "two", title: "B", rating: 2, authorId: "%s"}) { outcome }
                  boss: createEmployee(input: {rowId: 1, name: "Boss"}) { outcome }
                  help: createEmployee(input: {rowId: 2, name: "Help", managerId: "1", mentorId: "1"}) { outcome }
                }""".formatted(ANN, ANN, ANN)).errors()).isEmpty();
        for (String query : queries()) {
            Answer answer = before.ask(query, variables(query));
            assertThat(answer.errors()).as(query).isEmpty();
            expected.put(query, answer.data());
        }
        renameAll();
        after = api(Driver.COMPILED);
    }

    private void renameAll() {
        project.change("""
                {"renameCollection": {"collection": "articles", "name": "posts"}}""", """
                {"renameField": {"collection": "posts", "field": "title", "name": "headline"}}""", """
                {"renameField": {"collection": "posts", "field": "slug", "name": "handle"}}""", """
                {"renameField": {"collection": "posts", "field": "rating", "name": "stars"}}""", """
                {"renameField": {"collection": "posts", "field": "status", "name": "state"}}""", """
                {"renameField": {"collection": "posts", "field": "owner", "name": "keeper"}}""", """
                {"updateRelation": {"collection": "posts", "relation": "author", "name": "writer",
                  "inverseName": "texts"}}""", """
                {"renameField": {"collection": "posts", "field": "topics", "name": "subjects"}}""", """
                {"renameField": {"collection": "staff", "field": "mentor", "name": "guide"}}""", """
                {"renameField": {"collection": "staff", "field": "manager", "name": "chief"}}""");
    }

    private TestApi api(Driver driver) {
        return new TestApi(project, new GeneratedMutations(project.model(), WriteLimits.DEFAULT), driver);
    }

    @AfterAll
    void drop() {
        project.close();
    }

    static List<String> queries() {
        return List.of(
                "{ articles(orderBy: [{slug: ASC}]) { nodes { id slug title rating status authorId author { name } } } }",
                "{ articles(orderBy: [{title: DESC}, {author: {name: ASC}}], distinctOn: [TITLE]) { nodes { title } } }",
                "{ articles(filter: {title: {eq: \"A\"}, or: [{authorExists: true}, {ownerId: {isNull: true}}]}) { nodes { slug } } }",
                "{ articles(filter: {author: {name: {eq: \"Ann\"}}, compare: [{left: RATING, op: EQ, right: RATING}]}) { totalCount } }",
                "{ articles(filter: {status: {in: [PUBLISHED]}}) { nodes { status } } }",
                "{ articleBy(key: {slug: \"one\"}) { title ownerId owner { id } } }",
                "{ articleBy(key: {titleRating: {title: \"A\", rating: 1}}) { slug } }",
                "{ articles { aggregate { count(distinct: [STATUS, TITLE]) sum { rating } avg { rating } min { title } } } }",
                "{ articles { groups(by: [{field: {name: STATUS}}, {author: {self: true}}], orderBy: [{key: {name: STATUS, direction: ASC}}]) { key { status author { node { name } } } keys } } }",
                "{ authors(filter: {articles: {some: {title: {eq: \"A\"}}}}, orderBy: [{articles: {fn: MAX, field: RATING, direction: ASC}}]) { nodes { articles(first: 1, orderBy: [{slug: DESC}]) { nodes { slug } } } } }",
                "{ staff(orderBy: [{name: ASC}]) { nodes { name manager { name } managerId mentorAncestors { nodes { name } } ancestors { nodes { name } } descendants { nodes { name } } } } }",
                "query($f: ArticleFilter!, $o: [ArticleOrderBy!], $d: [ArticleField!]) { articles(filter: $f, orderBy: $o, distinctOn: $d) { ...rows } }"
                        + " fragment rows on ArticleConnection { nodes { ...row } } fragment row on Article { slug t: title ... on Article { author { ... on Author { name } } } ... on Node { id } }",
                "query($s: ArticleStatus) { articles(filter: {status: {eq: $s}}) { nodes { slug } } }",
                "query($k: ArticleKey = {slug: \"two\"}) { articleBy(key: $k) { title } }",
                "query($k: ArticleTitleRatingKey!) { articleBy(key: {titleRating: $k}) { slug } }",
                "{ topics { nodes { articles { nodes { title } } } } articles { nodes { topics { nodes { name } } } } }");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQueryAnswersAfterARenameAsBefore(String query) {
        Answer answer = after.ask(query, variables(query));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.compiled()).isTrue();
        assertThat(answer.data()).isEqualTo(expected.get(query));
    }

    private static Map<String, Object> variables(String query) {
        boolean composite = query.contains("ArticleTitleRatingKey");
        return Map.of(
                "f", Map.of("not", Map.of("title", Map.of("eq", "B")), "author", Map.of("name", Map.of("eq", "Ann"))),
                "o", List.of(Map.of("rating", "DESC")),
                "d", List.of("SLUG", "TITLE"),
                "s", "PUBLISHED",
                "k", composite ? Map.of("title", "B", "rating", 2) : Map.of("slug", "one"));
    }

    @Test
    void namesOfTodayAndOfYesterdayMeetInOneDocument() {
        Answer answer = after.ask(
                "{ posts(filter: {title: {eq: \"A\"}}) { nodes { __typename title headline writer { texts { totalCount } articles { totalCount } } } } }");

        assertThat(answer.data())
                .isEqualTo("{\"posts\":{\"nodes\":[{\"__typename\":\"Post\",\"title\":\"A\",\"headline\":\"A\","
                        + "\"writer\":{\"texts\":{\"totalCount\":2},\"articles\":{\"totalCount\":2}}}]}}");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void mutationsTakeFormerNamesEverywhere(Driver driver) {
        TestApi api = api(driver);
        String slug = driver.name().toLowerCase(Locale.ROOT);
        Answer created = api.ask(
                """
                mutation($in: ArticleInput!) {
                  createArticle(input: $in) {
                    article { slug title status authorId } articleEdge(orderBy: [{title: ASC}]) { node { rating } } outcome
                    errors { message } query { articleBy(key: {slug: "%s"}) { title } }
                  }
                }""".formatted(slug),
                Map.of(
                        "in",
                        Map.of("slug", slug, "title", "T " + slug, "status", "DRAFT", "rating", 5, "authorId", ANN)));
        assertThat(created.errors()).isEmpty();
        assertThat(created.at("/createArticle/article/title").asString()).isEqualTo("T " + slug);
        assertThat(created.at("/createArticle/articleEdge/node/rating").asInt()).isEqualTo(5);
        assertThat(created.at("/createArticle/query/articleBy/title").asString())
                .isEqualTo("T " + slug);

        String id = api.ask("{ articleBy(key: {slug: \"%s\"}) { id } }".formatted(slug))
                .all("id")
                .getFirst();
        Answer updated = api.ask("""
                mutation { updateArticle(id: "%s", patch: {rating: 4, author: {disconnect: true}}) {
                  article { rating author { name } } outcome } }""".formatted(id));
        assertThat(updated.data())
                .isEqualTo("{\"updateArticle\":{\"article\":{\"rating\":4,\"author\":null},\"outcome\":\"UPDATED\"}}");

        Answer many = api.ask("""
                mutation { createArticles(input: [{slug: "m1 %1$s"}, {slug: "m2 %1$s", headline: "New"}]) {
                  articles { slug title } affectedCount } }""".formatted(slug));
        assertThat(many.errors()).isEmpty();
        assertThat(many.at("/createArticles/articles/1/title").asString()).isEqualTo("New");

        Answer deleted = api.ask("mutation { deleteArticle(id: \"%s\") { article { slug } } }".formatted(id));
        assertThat(deleted.at("/deleteArticle/article/slug").asString()).isEqualTo(slug);
        project.sql().execute("delete from %s.posts where handle like 'm_ %%'".formatted(project.schema()));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void findingsNameTheFieldAsItIsCalledNow(Driver driver) {
        TestApi api = api(driver);

        Answer taken = api.ask("mutation { createArticle(input: {slug: \"one\"}) { article { slug } } }");
        assertThat(taken.codes()).containsExactly(ErrorCode.UNIQUE_VIOLATION);
        assertThat(taken.errors().toString()).contains("fields=[handle]", "path=[input, handle]");

        Answer missing = api.ask("mutation { createArticle(input: {title: \"x\"}) { article { slug } } }");
        assertThat(missing.codes()).containsExactly(ErrorCode.VALIDATION_FAILED);
        assertThat(missing.message()).isEqualTo("Field 'handle' is required: give it a value");

        Answer nobody =
                api.ask("mutation { createArticle(input: {slug: \"z\", authorId: \"%s\"}) { article { slug } } }"
                        .formatted("0190b2a0-0000-7000-8000-0000000000ff"));
        assertThat(nobody.codes()).containsExactly(ErrorCode.FOREIGN_KEY_VIOLATION);
        assertThat(nobody.errors().toString()).contains("fields=[writerId]");
    }

    @Test
    void bothNamesOfOneThingAreRefused() {
        for (String query : List.of(
                "{ posts(filter: {title: {eq: \"A\"}, headline: {eq: \"A\"}}) { totalCount } }",
                "{ articleBy(key: {slug: \"one\", handle: \"one\"}) { id } }",
                "mutation { createPost(input: {handle: \"q\", authorId: \"x\", writerId: \"x\"}) { outcome } }")) {
            assertThat(after.ask(query).codes()).as(query).containsExactly(ErrorCode.BAD_USER_INPUT);
        }
        Answer variable = after.ask(
                "query($f: PostFilter) { posts(filter: $f) { totalCount } }",
                Map.of("f", Map.of("or", List.of(Map.of("slug", Map.of(), "handle", Map.of())))));
        assertThat(variable.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(variable.message()).isEqualTo("'handle' and 'slug' are two names of the same; give one of them");
        assertThat(variable.errors().toString()).contains("path=[f, or, 0, slug]");
    }

    @Test
    void theSchemaShowsFormerNamesAsDeprecated() {
        assertThat(type("Post", "fields { name }")).contains("\"headline\"").doesNotContain("\"title\"");
        assertThat(type("Post", "fields(includeDeprecated: true) { name deprecationReason }"))
                .contains("{\"name\":\"title\",\"deprecationReason\":\"Renamed to headline\"}");
        assertThat(type("PostInput", "inputFields(includeDeprecated: true) { name type { kind } deprecationReason }"))
                .contains("{\"name\":\"handle\",\"type\":{\"kind\":\"SCALAR\"},\"deprecationReason\":null}")
                .contains(
                        "{\"name\":\"slug\",\"type\":{\"kind\":\"SCALAR\"},\"deprecationReason\":\"Renamed to handle\"}");
        assertThat(type("Query", "fields(includeDeprecated: true) { name deprecationReason }"))
                .contains("{\"name\":\"articleBy\",\"deprecationReason\":\"Renamed to postBy\"}");
        assertThat(type("PostField", "enumValues(includeDeprecated: true) { name deprecationReason }"))
                .contains("{\"name\":\"AUTHOR_ID\",\"deprecationReason\":\"Renamed to WRITER_ID\"}");
    }

    private String type(String name, String members) {
        return after.ask("{ __type(name: \"%s\") { %s } }".formatted(name, members))
                .data();
    }

    @Test
    void formerNamesCountAsNoAliasesAndInvalidDocumentsStayInvalid() {
        String fields = "title slug rating status authorId ";
        String many = IntStream.range(0, 29).mapToObj(i -> "a" + i + ": title ").collect(Collectors.joining());

        assertThat(after.ask("{ articles { nodes { " + many + fields + "} } }").errors())
                .isEmpty();
        assertThat(after.ask("{ articles { nodes { nothing } } }").codes())
                .containsExactly(ErrorCode.GRAPHQL_VALIDATION_FAILED);
        assertThat(after.ask("query($f: NothingFilter) { articles(filter: $f, x: 1) { nodes { ...gone } } }")
                        .codes())
                .contains(ErrorCode.GRAPHQL_VALIDATION_FAILED);
        assertThat(after.ask("{ articles(filter: {title: {equals: 1}}) { totalCount } }")
                        .codes())
                .containsExactly(ErrorCode.GRAPHQL_VALIDATION_FAILED);
        assertThat(after.ask("query($f: ArticleFilter) { articles(filter: $f) { totalCount } }", Map.of("f", 3))
                        .codes())
                .containsExactly(ErrorCode.BAD_USER_INPUT);
    }

    @Test
    void aClientWithAGlobalIdFindsItsRowAfterARename() {
        String id = after.ask("{ articleBy(key: {slug: \"one\"}) { id } }")
                .all("id")
                .getFirst();

        assertThat(after.ask("{ node(id: \"%s\") { ... on Article { title } } }".formatted(id))
                        .data())
                .isEqualTo("{\"node\":{\"title\":\"A\"}}");
    }

    @Test
    void withoutAliasesOnlyTheNewNamesAreServed() {
        try (TestProject strict = Press.create()) {
            strict.change("""
                    {"renameField": {"collection": "articles", "field": "title", "name": "headline", "keepAlias": false}}""");
            TestApi api = new TestApi(strict, new GeneratedMutations(strict.model(), WriteLimits.DEFAULT));

            assertThat(api.ask("{ articles { nodes { title } } }").codes())
                    .containsExactly(ErrorCode.GRAPHQL_VALIDATION_FAILED);
            assertThat(api.ask("{ articles { nodes { headline } } }").errors()).isEmpty();
        }
    }
}
