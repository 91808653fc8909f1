package dev.weft.resolvers.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.resolvers.testing.Walk;
import dev.weft.testing.TestProject;
import java.util.List;
import org.jooq.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistinctTest {
    private static TestProject project;
    private static TestApi api;

    @BeforeAll
    static void createRows() {
        project = Press.create();
        api = new TestApi(project, new NoMutations());
        project.sql().execute("""
                insert into %1$s.authors (name) select 'name' || n %% 3 from generate_series(1, 5) n;
                insert into %1$s.articles (slug, rating, views, status, meta, tags, author_id)
                select 's' || lpad(n::text, 2, '0'), nullif(n %% 5, 0), n / 7, (array['draft', 'published', null])[n %% 3 + 1],
                  (array['{"a": 1, "b": 2}', '{"b": 2, "a": 1.0}', null])[n %% 3 + 1]::jsonb,
                  (array['{x}', '{y,x}', null])[n %% 3 + 1]::text[],
                  (select id from %1$s.authors order by id offset n %% 6 limit 1)
                from generate_series(1, 40) n
                """.formatted(project.schema()));
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[RATING] | {views: DESC}, {slug: ASC} | rating | views desc, slug, id",
                "[RATING, STATUS] | {slug: DESC} | rating, status | slug desc, id desc",
                "[STATUS, STATUS] | {rating: ASC}, {slug: DESC} | status | rating, slug desc, id desc",
                "[META] | {slug: ASC} | meta | slug, id",
                "[TAGS] | {slug: DESC} | tags | slug desc, id desc",
                "[AUTHOR_ID] | {author: {name: DESC}}, {slug: ASC} | author_id | (select name from authors a where a.id = t.author_id) desc, slug, id",
                "[RATING] | {author: {articles: {direction: ASC}}}, {slug: DESC} | rating | (select count(*) from articles x join authors a on a.id = x.author_id where a.id = t.author_id having t.author_id is not null), slug desc, id desc",
                "[ROW_ID] | {slug: ASC} | id | slug, id",
                "[] | {slug: ASC} | id | slug, id"
            })
    void theFirstOfEqualRowsInTheListsOrderStays(String distinctOn, String orderBy, String fields, String order) {
        List<String> expected = sql("""
                select slug from (select *, row_number() over (partition by %s order by %s) as place from articles t) t
                where place = 1 order by %s""".formatted(fields, order, order));
        String arguments = "distinctOn: %s, orderBy: [%s]".formatted(distinctOn, orderBy);
        Walk walk = new Walk(api, "articles", arguments, "slug");

        assertThat(walk.forward(2)).isEqualTo(expected);
        assertThat(walk.backward(3)).isEqualTo(expected);
        assertThat(api.ask("{ articles(" + arguments + ") { totalCount } }")
                        .at("/articles/totalCount")
                        .asInt())
                .isEqualTo(expected.size());
    }

    @Test
    void theFilterDecidesWhichRowsAreComparedAtAll() {
        Answer answer = api.ask("""
                { articles(distinctOn: [RATING], orderBy: [{slug: ASC}], filter: {slug: {gt: "s20"}}) {
                  totalCount nodes { slug rowVersion } } }""");

        assertThat(answer.all("slug")).containsExactly("s21", "s22", "s23", "s24", "s25");
        assertThat(answer.at("/articles/totalCount").asInt()).isEqualTo(5);
        assertThat(answer.all("rowVersion")).doesNotContainNull();
        assertThat(answer.statements()).hasSize(2);
    }

    @Test
    void everyParentHasDistinctRowsOfItsOwn() {
        Answer answer = api.ask("""
                { authors(orderBy: [{rowId: ASC}]) { nodes {
                  articles(distinctOn: [STATUS], orderBy: [{author: {name: ASC}}, {slug: DESC}], first: 2) {
                    totalCount edges { cursor node { slug } } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(3);
        for (int author = 0; author < 5; author++) {
            List<String> expected = sql("""
                    select slug from (select distinct on (status) slug, author_id from articles t
                      where author_id = (select id from authors order by id offset %d limit 1)
                      order by status, slug desc) t order by slug desc""".formatted(author));
            assertThat(answer.at("/authors/nodes/" + author + "/articles/edges").findValues("slug").stream()
                            .map(node -> node.asString()))
                    .isEqualTo(expected.subList(0, Math.min(2, expected.size())));
            assertThat(answer.at("/authors/nodes/" + author + "/articles/totalCount")
                            .asInt())
                    .isEqualTo(expected.size());
        }
    }

    @Test
    void figuresAndGroupsAreOfTheDistinctRows() {
        Answer answer = api.ask("""
                { articles(distinctOn: [STATUS], orderBy: [{slug: ASC}]) { totalCount aggregate { count max { slug } }
                    groups(by: [{field: {name: STATUS}}]) { aggregate { count } nodes { slug } } }
                  authors(orderBy: [{rowId: ASC}]) { nodes {
                    articles(distinctOn: [STATUS], orderBy: [{slug: ASC}]) { totalCount aggregate { count }
                      groups(by: [{field: {name: STATUS}}]) { aggregate { count } nodes { slug } } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("/articles/aggregate/count").asInt()).isEqualTo(3);
        assertThat(answer.at("/articles/totalCount").asInt()).isEqualTo(3);
        assertThat(answer.at("/articles/aggregate/max/slug").asString()).isEqualTo("s03");
        assertThat(answer.at("/articles/groups").findValues("count")).hasSize(3).allMatch(count -> count.asInt() == 1);
        for (int author = 0; author < 5; author++) {
            String list = "/authors/nodes/" + author + "/articles";
            int distinct = answer.at(list + "/totalCount").asInt();
            assertThat(distinct).isPositive();
            assertThat(answer.at(list + "/aggregate/count").asInt()).isEqualTo(distinct);
            assertThat(answer.at(list + "/groups").findValues("slug")).hasSize(distinct);
        }
    }

    private static List<String> sql(String sql) {
        return project.sql().transactionResult(transaction -> {
            transaction.dsl().execute("set local search_path to " + project.schema());
            return transaction.dsl().fetch(sql).map((Record row) -> (String) row.get(0));
        });
    }
}
