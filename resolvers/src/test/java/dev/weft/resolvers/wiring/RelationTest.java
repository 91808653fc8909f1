package dev.weft.resolvers.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three authors with 5, 5 and 0 articles each, every article on two of three topics, and a small hierarchy. */
class RelationTest {
    private static TestProject project;
    private static TestApi api;

    @BeforeAll
    static void createRows() {
        project = Press.create();
        api = new TestApi(project, new NoMutations());
        project.sql().execute("""
                insert into {s}.authors (id, name) select ('00000000-0000-7000-8000-00000000000' || n)::uuid, 'author' || n
                  from generate_series(1, 3) n;
                insert into {s}.profiles (motto, author_id) values ('m1', '00000000-0000-7000-8000-000000000001');
                insert into {s}.topics (id, name) select n, 'topic' || n from generate_series(1, 3) n;
                insert into {s}.articles (slug, rating, views, meta, author_id)
                  select 'a' || n, n % 3, n, '{"a": {"b": [10, 20]}}',
                    case when n <= 10 then ('00000000-0000-7000-8000-00000000000' || n % 2 + 1)::uuid end
                  from generate_series(1, 11) n;
                insert into {s}.articles_topics (article_id, topic_id)
                  select id, t from {s}.articles, generate_series(1, 3) t where views % 3 + 1 <> t;
                insert into {s}.staff (id, name, manager_id) values (1, 'boss', null), (2, 'lead', 1), (3, 'dev', 2), (4, 'dev2', 2)
                """.replace("{s}", project.schema()));
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    @Test
    void threeLevelsAreThreeStatementsHoweverManyRows() {
        Answer answer = api.ask("""
                { authors(orderBy: [{name: ASC}]) { nodes { name articles(first: 3, orderBy: [{views: ASC}]) {
                    nodes { slug topics(orderBy: [{name: DESC}]) { nodes { name } } } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(3);
        assertThat(answer.leases()).isEqualTo(1);
        assertThat(answer.open()).isZero();
        assertThat(answer.all("slug")).containsExactly("a2", "a4", "a6", "a1", "a3", "a5");
        assertThat(answer.at("/authors/nodes/0/articles/nodes/0/topics/nodes").toString())
                .isEqualTo("[{\"name\":\"topic2\"},{\"name\":\"topic1\"}]");
        assertThat(answer.at("/authors/nodes/2/articles/nodes").toString()).isEqualTo("[]");
    }

    @Test
    void everyLevelThatIsCountedIsOneStatementMore() {
        Answer answer = api.ask("""
                { authors(orderBy: [{name: ASC}]) { totalCount nodes { articles(first: 1, filter: {rating: {gt: 0}}) {
                    totalCount nodes { topics(first: 1) { totalCount nodes { name } } } } } } }""");

        assertThat(answer.statements()).hasSize(6);
        assertThat(answer.all("totalCount")).containsExactly("3", "4", "2", "3", "2", "0");
    }

    @Test
    void everyParentHasItsOwnPageAndCursors() {
        String query = """
                query($after: String) { authors(first: 2, orderBy: [{name: ASC}]) { nodes {
                  articles(first: 2, after: $after, orderBy: [{views: DESC}]) {
                    edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage endCursor } } } } }""";
        Answer first = api.ask(query);
        assertThat(first.all("slug")).containsExactly("a10", "a8", "a9", "a7");
        assertThat(first.all("hasNextPage")).containsExactly("true", "true");

        Answer second = api.ask(query, Map.of("after", first.all("endCursor").getFirst()));
        assertThat(second.all("slug")).containsExactly("a6", "a4", "a7", "a5");
        assertThat(second.all("hasPreviousPage")).containsExactly("true", "true");
    }

    @Test
    void theLastRowsOfEveryParentComeInOrder() {
        Answer answer = api.ask("""
                { authors(first: 2, orderBy: [{name: ASC}]) { nodes {
                  articles(last: 2, orderBy: [{views: ASC}]) { nodes { slug } pageInfo { hasNextPage hasPreviousPage } } } } }""");

        assertThat(answer.all("slug")).containsExactly("a8", "a10", "a7", "a9");
        assertThat(answer.all("hasPreviousPage")).containsExactly("true", "true");
        assertThat(answer.all("hasNextPage")).containsExactly("false", "false");
    }

    @Test
    void aliasesOfARelationAreListsOfTheirOwn() {
        Answer answer = api.ask("""
                { author(id: "00000000-0000-7000-8000-000000000001") {
                    low: articles(first: 1, orderBy: [{views: ASC}]) { nodes { slug } }
                    high: articles(first: 1, orderBy: [{views: DESC}]) { totalCount nodes { slug } } } }""");

        assertThat(answer.data())
                .isEqualTo("{\"author\":{\"low\":{\"nodes\":[{\"slug\":\"a2\"}]},"
                        + "\"high\":{\"totalCount\":5,\"nodes\":[{\"slug\":\"a10\"}]}}}");
        assertThat(answer.statements()).hasSize(4);
    }

    @Test
    void toOneRelationsAreOneStatementAndNullStaysNull() {
        Answer answer = api.ask("""
                { articles(first: 20, orderBy: [{views: ASC}]) { nodes { slug author { name profile { motto author { name } } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(4);
        assertThat(answer.at("/articles/nodes/1/author/profile/motto").asString())
                .isEqualTo("m1");
        assertThat(answer.at("/articles/nodes/1/author/profile/author/name").asString())
                .isEqualTo("author1");
        assertThat(answer.at("/articles/nodes/0/author/profile").isNull()).isTrue();
        assertThat(answer.at("/articles/nodes/10/author").isNull()).isTrue();
    }

    @Test
    void aSingleRowComesInOneStatementWithAllRowsThatItLeadsTo() {
        project.sql().execute("update " + project.schema() + ".authors set name = name where name = 'author1'");
        Answer answer = api.ask("""
                { articleBy(key: {slug: "a2"}) { slug rowVersion
                    author { name rowVersion profile { motto author { name profile { id } } } }
                    same: author { bornOn articles(first: 1, orderBy: [{views: ASC}]) { nodes { slug } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(2);
        assertThat(answer.at("/articleBy/author/profile/motto").asString()).isEqualTo("m1");
        assertThat(answer.at("/articleBy/author/profile/author/name").asString())
                .isEqualTo("author1");
        assertThat(answer.at("/articleBy/same").toString())
                .isEqualTo("{\"bornOn\":null,\"articles\":{\"nodes\":[{\"slug\":\"a2\"}]}}");
        assertThat(answer.at("/articleBy/author/rowVersion").asString())
                .isNotEqualTo(answer.at("/articleBy/rowVersion").asString());
    }

    @Test
    void whereASingleRowLeadsToNoneThereIsNull() {
        Answer orphan = api.ask("{ articleBy(key: {slug: \"a11\"}) { slug author { name profile { motto } } } }");
        assertThat(orphan.data()).isEqualTo("{\"articleBy\":{\"slug\":\"a11\",\"author\":null}}");

        Answer plain = api.ask("{ author(id: \"00000000-0000-7000-8000-000000000003\") { name profile { motto } } }");
        assertThat(plain.data()).isEqualTo("{\"author\":{\"name\":\"author3\",\"profile\":null}}");
        assertThat(plain.statements()).hasSize(1);
    }

    @Test
    void aLongWayOfRelationsIsReadInSeveralStatements() {
        String way = "name manager { ".repeat(9) + "name" + " }".repeat(9);
        Answer answer = api.ask("{ employee(id: \"4\") { " + way + " } }");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.all("name")).containsExactly("dev2", "lead", "boss");
        assertThat(answer.statements()).hasSize(1);

        project.sql().execute("update " + project.schema() + ".staff set manager_id = 4 where id = 1");
        try {
            Answer circle = api.ask("{ employee(id: \"4\") { " + way + " } }");
            assertThat(circle.all("name")).hasSize(10).endsWith("boss", "dev2");
            assertThat(circle.statements()).hasSize(3);
        } finally {
            project.sql().execute("update " + project.schema() + ".staff set manager_id = null where id = 1");
        }
    }

    @Test
    void aRelationToItselfGoesBothWays() {
        Answer answer = api.ask("""
                { staff(orderBy: [{rowId: ASC}]) { nodes { name manager { name manager { name } } reports { nodes { name } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(4);
        assertThat(answer.at("/staff/nodes/2").toString())
                .isEqualTo("{\"name\":\"dev\",\"manager\":{\"name\":\"lead\",\"manager\":{\"name\":\"boss\"}},"
                        + "\"reports\":{\"nodes\":[]}}");
        assertThat(answer.at("/staff/nodes/1/reports/nodes").size()).isEqualTo(2);
    }

    @Test
    void aManyToManyRelationPagesFromItsOtherEnd() {
        Answer answer = api.ask("""
                { topics(orderBy: [{rowId: ASC}]) { nodes { name
                    articles(first: 2, filter: {views: {gt: "3"}}, orderBy: [{views: ASC}]) {
                      totalCount edges { cursor node { slug } } pageInfo { hasNextPage endCursor } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(3);
        assertThat(answer.all("slug")).containsExactly("a4", "a5", "a5", "a6", "a4", "a6");
        assertThat(answer.all("totalCount")).containsExactly("6", "5", "5");
    }

    @Test
    void onlyWhatIsSelectedIsRead() {
        Answer answer =
                api.ask("{ articles { nodes { slug ... @include(if: false) { title } body @skip(if: true) } } }");
        assertThat(columns(answer)).isEqualTo("select \"t\".\"id\", \"t\".\"slug\"");

        assertThat(columns(api.ask("{ articles(orderBy: [{rating: ASC}]) { nodes { slug } } }")))
                .isEqualTo("select \"t\".\"id\", \"t\".\"slug\"");
        assertThat(columns(api.ask("{ articles(orderBy: [{rating: ASC}]) { edges { cursor } } }")))
                .isEqualTo("select \"t\".\"id\", \"t\".\"rating\"");
        assertThat(columns(api.ask("{ articles { nodes { rowVersion author { name } } } }")))
                .startsWith("select \"t\".\"id\", \"t\".\"author_id\", ")
                .contains("xmin");
        assertThat(columns(api.ask("{ articles { nodes { id } } }"))).isEqualTo("select \"t\".\"id\"");
    }

    private static String columns(Answer answer) {
        assertThat(answer.errors()).isEmpty();
        String statement = answer.statements().getFirst();
        return statement.substring(0, statement.indexOf(" from "));
    }

    @Test
    void fragmentsAndAliasesSelectTogether() {
        Answer answer = api.ask("""
                query($more: Boolean!) { articles(first: 1, orderBy: [{views: ASC}]) {
                    nodes { ...A ... on Article { s: slug } } edges { node { author { name } } } } }
                fragment A on Article { ... on Node { id ... on Author { bornOn } } rating @include(if: $more) author { rowId } }
                """, Map.of("more", true));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("/articles/nodes/0/s").asString()).isEqualTo("a1");
        assertThat(answer.at("/articles/nodes/0/rating").asInt()).isEqualTo(1);
        assertThat(answer.at("/articles/nodes/0/author/rowId").asString()).endsWith("2");
        assertThat(answer.at("/articles/edges/0/node/author/name").asString()).isEqualTo("author2");
    }

    @Test
    void theTextOfAStatementDoesNotDependOnHowManyParentsThereAre() {
        String document = "query($names: [String!]!) {"
                + " authors(filter: {name: {in: $names}}) { nodes { articles { nodes { slug } } } } }";
        Answer one = api.ask(document, Map.of("names", List.of("author1")));
        Answer many = api.ask(document, Map.of("names", List.of("author1", "author2", "author3")));

        assertThat(one.at("/authors/nodes")).hasSize(1);
        assertThat(many.at("/authors/nodes")).hasSizeGreaterThan(1);
        assertThat(one.statements()).hasSize(2).isEqualTo(many.statements());
    }

    @Test
    void nodesKeepTheirOrderAndAbsentOnesAreNull() {
        String article =
                api.ask("{ articleBy(key: {slug: \"a1\"}) { id } }").all("id").getFirst();
        String topic =
                api.ask("{ topicBy(key: {rowId: \"2\"}) { id } }").all("id").getFirst();
        String absent = new dev.weft.model.GlobalId(
                        project.catalog().collection("topics").orElseThrow().number(), 99L)
                .encode();

        Answer answer = api.ask(
                "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Article { slug } ... on Topic { name } } }",
                Map.of("ids", List.of(topic, "nonsense", article, absent, topic)));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(2);
        assertThat(answer.at("/nodes/0/name").asString()).isEqualTo("topic2");
        assertThat(answer.at("/nodes/1").isNull()).isTrue();
        assertThat(answer.at("/nodes/2/slug").asString()).isEqualTo("a1");
        assertThat(answer.at("/nodes/3").isNull()).isTrue();
        assertThat(answer.at("/nodes/4/__typename").asString()).isEqualTo("Topic");
        assertThat(api.ask("query($id: ID!) { node(id: $id) { ... on Article { slug } } }", Map.of("id", article))
                        .all("slug"))
                .containsExactly("a1");
        assertThat(api.ask("{ node(id: \"\") { id } }").data()).isEqualTo("{\"node\":null}");
    }

    @Test
    void aRowIsFoundByItsKeys() {
        assertThat(api.ask("{ articleBy(key: {slug: \"a7\"}) { rating } }").data())
                .isEqualTo("{\"articleBy\":{\"rating\":1}}");
        assertThat(api.ask("{ articleBy(key: {slug: \"gone\"}) { rating } }").data())
                .isEqualTo("{\"articleBy\":null}");
        assertThat(api.ask("{ articleBy(key: {titleRating: {title: \"x\", rating: 1}}) { slug } }")
                        .data())
                .isEqualTo("{\"articleBy\":null}");
        assertThat(api.ask("{ profileBy(key: {authorId: \"00000000-0000-7000-8000-000000000001\"}) { motto } }")
                        .data())
                .isEqualTo("{\"profileBy\":{\"motto\":\"m1\"}}");
        assertThat(api.ask("{ topic(id: \"3\") { name } }").data()).isEqualTo("{\"topic\":{\"name\":\"topic3\"}}");
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        String topic = api.ask("{ topic(id: \"3\") { id } }").all("id").getFirst();
        for (String id : List.of("", "abc", "1.0", "../1", "0x10", "١٢", topic)) {
            Answer answer = api.ask("query($id: ID!) { article(id: $id) { slug } }", Map.of("id", id));
            assertThat(answer.codes()).as(id).containsExactly(ErrorCode.BAD_USER_INPUT);
            assertThat(answer.message()).isEqualTo("'id' is no id of Article");
        }
        assertThat(api.ask("{ article(id: \"00000000-0000-0000-0000-000000000000\") { slug } }")
                        .data())
                .isEqualTo("{\"article\":null}");
    }

    @Test
    void jsonIsReadByPath() {
        assertThat(api.ask(
                                "{ articleBy(key: {slug: \"a1\"}) { whole: meta deep: meta(path: \"a.b.1\") none: meta(path: \"a.x\") } }")
                        .data())
                .isEqualTo("{\"articleBy\":{\"whole\":{\"a\":{\"b\":[10,20]}},\"deep\":20,\"none\":null}}");
    }

    @Test
    void aNumberThatIsNoneIsAnErrorOfItsField() {
        project.sql()
                .execute("update %s.articles set score = 'NaN', price = 'Infinity' where slug = 'a11'"
                        .formatted(project.schema()));

        Answer answer = api.ask("{ articleBy(key: {slug: \"a11\"}) { slug score price } }");

        assertThat(answer.codes()).containsExactly(ErrorCode.VALUE_OUT_OF_RANGE, ErrorCode.VALUE_OUT_OF_RANGE);
        assertThat(answer.data()).isEqualTo("{\"articleBy\":{\"slug\":\"a11\",\"score\":null,\"price\":null}}");
    }

    @Test
    void theVersionOfARowChangesWithEveryWrite() {
        String query = "{ articleBy(key: {slug: \"a3\"}) { rowVersion } }";
        String before = api.ask(query).all("rowVersion").getFirst();
        project.sql().execute("update %s.articles set rating = 5 where slug = 'a3'".formatted(project.schema()));

        assertThat(api.ask(query).all("rowVersion").getFirst()).isNotEqualTo(before);
        project.sql().execute("update %s.articles set rating = 0 where slug = 'a3'".formatted(project.schema()));
    }
}
