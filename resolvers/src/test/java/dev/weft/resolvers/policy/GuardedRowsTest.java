package dev.weft.resolvers.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.Grants;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.resolvers.testing.Walk;
import dev.weft.testing.TestProject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users read what is published or their own, and authors but for eve. Ann asks. */
class GuardedRowsTest {
    private static TestProject project;
    private static TestApi api;

    @BeforeAll
    static void createRows() {
        project = Press.create();
        Readers.createRows(project);
        Grants grants = Grants.in(project)
                .read("user", "users", "{}")
                .read("user", "articles", """
                        {"or": [{"status": {"eq": "PUBLISHED"}}, {"authorId": {"eq": "$user.id"}}]}""")
                .read("user", "authors", """
                        {"name": {"ne": "eve"}}""")
                .read("user", "profiles", "{}")
                .read("user", "topics", "{}")
                .read("user", "staff", """
                        {"name": {"notIn": ["dev"]}}""");
        api = TestApi.as(Readers.user(Readers.ANN), grants, project, new NoMutations());
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    private static String id(String slug) {
        return project.sql()
                .fetchSingle("select id::text from " + project.schema() + ".articles where slug = ?", slug)
                .get(0, String.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                  | a1 a3 a5 a6 a7 a9 a11 a12",
                "filter: {rating: {gt: 6}}                         | a7 a9 a11 a12",
                "filter: {not: {rating: {gt: 6}}}                  | a1 a3 a5 a6",
                "filter: {or: [{rating: {gt: 6}}, {slug: {eq: \"a2\"}}]} | a7 a9 a11 a12",
                "filter: {author: {name: {eq: \"bob\"}}}           | a6",
                "filter: {authorExists: false}                     | a12",
                "filter: {topics: {some: {name: {eq: \"peace\"}}}} | a1 a3 a5 a7 a9 a11",
                "search: \"secret2 or secret6\"                    | a6",
                "first: 3, offset: 2                               | a5 a6 a7",
                "distinctOn: [STATUS]                              | a1 a3",
            })
    void aListHasTheRowsThatMayBeRead(String arguments, String expected) {
        String more = arguments == null ? "" : ", " + arguments;
        Answer answer = api.ask("{ articles(orderBy: [{rating: ASC}]" + more + ") { nodes { slug } } }");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.all("slug")).containsExactly(expected.split(" "));
        assertThat(answer.statements()).hasSize(1);
    }

    @Test
    void pagesAndCursorsKnowNothingOfOtherRows() {
        List<String> all = List.of("a1", "a3", "a5", "a6", "a7", "a9", "a11", "a12");
        Walk walk = new Walk(api, "articles", "orderBy: [{rating: ASC}]", "slug");

        assertThat(walk.forward(3)).isEqualTo(all);
        assertThat(walk.backward(3)).isEqualTo(all);
        assertThat(new Walk(api, "articles", "orderBy: [{author: {name: DESC_NULLS_LAST}}, {rating: ASC}]", "slug")
                        .forward(3))
                .containsExactly("a6", "a1", "a3", "a5", "a7", "a9", "a11", "a12");
    }

    @Test
    void aHiddenRowIsLikeAnAbsentOne() {
        String absent = "00000000-0000-7000-8000-0000000000ff";
        for (String hidden : List.of(id("a2"), absent)) {
            assertThat(api.ask("{ article(id: \"" + hidden + "\") { slug author { name } } }")
                            .data())
                    .isEqualTo("{\"article\":null}");
        }
        for (String hidden : List.of("a2", "absent")) {
            assertThat(api.ask("{ articleBy(key: {slug: \"" + hidden + "\"}) { slug } }")
                            .data())
                    .isEqualTo("{\"articleBy\":null}");
        }
        assertThat(api.ask("{ articleBy(key: {slug: \"a6\"}) { slug author { name articles { nodes { slug } } } } }")
                        .data())
                .isEqualTo(
                        "{\"articleBy\":{\"slug\":\"a6\",\"author\":{\"name\":\"bob\",\"articles\":{\"nodes\":[{\"slug\":\"a6\"}]}}}}");
    }

    @Test
    void nodesAreNullWhereTheyMayNotBeRead() {
        TestApi owner = new TestApi(project, new NoMutations());
        List<String> ids = owner.ask("{ articles(orderBy: [{rating: ASC}], first: 3) { nodes { id } } }")
                .all("id");
        String eve = owner.ask("{ authors(filter: {name: {eq: \"eve\"}}) { nodes { id } } }")
                .all("id")
                .getFirst();
        String listed = String.join("\", \"", ids) + "\", \"" + eve;

        assertThat(api.ask("{ nodes(ids: [\"" + listed + "\"]) { ... on Article { slug } ... on Author { name } } }")
                        .data())
                .isEqualTo("{\"nodes\":[{\"slug\":\"a1\"},null,{\"slug\":\"a3\"},null]}");
        assertThat(api.ask("{ node(id: \"" + eve + "\") { id } }").data()).isEqualTo("{\"node\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ articles { totalCount } }                                     | {\"articles\":{\"totalCount\":8}}",
                "{ articles { totalCount(max: 3) } }                             | {\"articles\":{\"totalCount\":4}}",
                "{ articles { aggregate { count sum { rating } max { views } } } } | {\"articles\":{\"aggregate\":{\"count\":8,\"sum\":{\"rating\":\"54\"},\"max\":{\"views\":\"120\"}}}}",
                "{ articles { aggregate(filter: {rating: {lt: 3}}) { count } } }  | {\"articles\":{\"aggregate\":{\"count\":1}}}",
                "{ articles { groups(by: [{field: {name: STATUS}}]) { key { status } aggregate { count } nodes(first: 1) { slug } } } } | {\"articles\":{\"groups\":[{\"key\":{\"status\":\"DRAFT\"},\"aggregate\":{\"count\":4},\"nodes\":[{\"slug\":\"a1\"}]},{\"key\":{\"status\":\"PUBLISHED\"},\"aggregate\":{\"count\":4},\"nodes\":[{\"slug\":\"a3\"}]}]}}",
                "{ articles { groups(by: [{author: {field: {name: NAME}}}]) { key { author { name } } aggregate { count } } } } | {\"articles\":{\"groups\":[{\"key\":{\"author\":{\"name\":\"ann\"}},\"aggregate\":{\"count\":6}},{\"key\":{\"author\":{\"name\":\"bob\"}},\"aggregate\":{\"count\":1}},{\"key\":{\"author\":{\"name\":null}},\"aggregate\":{\"count\":1}}]}}",
            })
    void totalsCountWhatMayBeRead(String query, String expected) {
        Answer answer = api.ask(query);

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.data()).isEqualTo(expected);
    }

    @Test
    void listsOfRowsHaveWhatMayBeRead() {
        Answer answer = api.ask("""
                { authors(orderBy: [{name: ASC}]) { totalCount nodes { name
                    articles(orderBy: [{rating: ASC}]) { totalCount aggregate { count } nodes { slug topics { nodes { name
                      articles(filter: {rating: {lt: 7}}) { totalCount } } } } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("/authors/totalCount").asInt()).isEqualTo(2);
        assertThat(answer.at("/authors/nodes/0/articles/totalCount").asInt()).isEqualTo(6);
        assertThat(answer.at("/authors/nodes/0/articles/aggregate/count").asInt())
                .isEqualTo(6);
        assertThat(answer.at("/authors/nodes/1/articles/totalCount").asInt()).isEqualTo(1);
        assertThat(answer.all("slug")).containsExactly("a1", "a3", "a5", "a7", "a9", "a11", "a6");
        assertThat(answer.at("/authors/nodes/0/articles/nodes/0/topics/nodes").toString())
                .isEqualTo("[{\"name\":\"peace\",\"articles\":{\"totalCount\":3}}]");
        assertThat(answer.at("/authors/nodes/1/articles/nodes/0/topics/nodes").toString())
                .isEqualTo("[{\"name\":\"war\",\"articles\":{\"totalCount\":1}}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "articles: {some: {rating: {eq: 2}}}                       | ",
                "articles: {some: {rating: {eq: 6}}}                       | bob",
                "articles: {none: {rating: {eq: 2}}}                       | ann bob",
                "articles: {every: {status: {eq: PUBLISHED}}}              | bob",
                "articles: {count: {eq: 1}}                                | bob",
                "articles: {aggregate: [{fn: SUM, field: RATING, is: {number: {eq: 6}}}]} | bob",
                "not: {articles: {some: {status: {eq: DRAFT}}}}            | bob",
            })
    void conditionsOnRelatedRowsSeeWhatMayBeRead(String filter, String expected) {
        Answer answer = api.ask("{ authors(filter: {" + filter + "}, orderBy: [{name: ASC}]) { nodes { name } } }");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.all("name")).containsExactly(expected == null ? new String[0] : expected.split(" "));
    }

    @Test
    void ordersByFiguresCountWhatMayBeRead() {
        Answer answer = api.ask("""
                { authors(orderBy: [{articles: {fn: COUNT, direction: ASC}}]) { nodes { name } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.all("name")).containsExactly("bob", "ann");
    }

    @Test
    void aRelationToAHiddenRowIsNull() {
        Answer listed = api.ask("{ profiles(orderBy: [{motto: ASC}]) { nodes { motto authorId } } }");
        assertThat(listed.all("motto")).containsExactly("of ann", "of bob", "of eve");

        Answer inverse = api.ask("{ authors(orderBy: [{name: ASC}]) { nodes { profile { motto } } } }");
        assertThat(inverse.all("motto")).containsExactly("of ann", "of bob");
        assertThat(api.ask("{ profiles(filter: {author: {name: {ne: \"zoe\"}}}) { nodes { motto } } }")
                        .all("motto"))
                .containsExactlyInAnyOrder("of ann", "of bob");
    }

    @Test
    void noWayThroughATreeLeadsOverAHiddenRow() {
        Answer answer = api.ask("""
                { boss: staff(filter: {rowId: {eq: 1}}) { nodes { descendants(orderBy: [{rowId: ASC}]) { totalCount nodes { name } } } }
                  intern: staff(filter: {rowId: {eq: 4}}) { nodes { manager { name } ancestors { totalCount nodes { name } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.data())
                .isEqualTo(
                        "{\"boss\":{\"nodes\":[{\"descendants\":{\"totalCount\":2,\"nodes\":[{\"name\":\"lead\"},{\"name\":\"temp\"}]}}]},"
                                + "\"intern\":{\"nodes\":[{\"manager\":null,\"ancestors\":{\"totalCount\":0,\"nodes\":[]}}]}}");
    }

    @Test
    void anotherCallerInTheSameRolesRunsTheSameStatements() {
        String query = "{ articles(orderBy: [{rating: ASC}]) { totalCount nodes { slug author { name } } } }";
        Answer ann = api.ask(query);
        Answer bob = api.by(Readers.user(Readers.BOB)).ask(query);

        assertThat(ann.statements()).isEqualTo(bob.statements());
        assertThat(bob.all("slug")).containsExactly("a2", "a3", "a4", "a6", "a8", "a9", "a10", "a12");
    }

    @Test
    void theEstimateIsOfWhatMayBeRead() {
        project.sql().execute("analyze " + project.schema() + ".articles");
        Grants few = Grants.in(project).read("user", "articles", """
                {"slug": {"eq": "a3"}}""").read("user", "users", "{}");
        TestApi reader = TestApi.as(Readers.user(Readers.ANN), few, project, new NoMutations());

        assertThat(reader.ask("{ articles { estimatedCount } }")
                        .at("/articles/estimatedCount")
                        .asInt())
                .isEqualTo(1);
    }
}
