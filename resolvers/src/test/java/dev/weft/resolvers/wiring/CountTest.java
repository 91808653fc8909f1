package dev.weft.resolvers.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CountTest {
    private static final int ROWS = 3_000;

    private static TestProject project;
    private static TestApi api;

    /** The first author has 1,500 of the articles, the second 1,000, the third 500, the fourth none. */
    @BeforeAll
    static void createRows() {
        project = Press.create();
        api = new TestApi(project, new NoMutations());
        project.sql().execute("""
                insert into %1$s.authors (name) select 'name' || n from generate_series(0, 3) n;
                insert into %1$s.articles (slug, rating, author_id)
                select 's' || n, n %% 10, (select id from %1$s.authors where name = 'name' || (array[0, 0, 0, 1, 1, 2])[n %% 6 + 1])
                from generate_series(1, %2$d) n;
                insert into %1$s.topics (name) values ('a');
                insert into %1$s.articles_topics select id, 1 from %1$s.articles limit 7;
                analyze %1$s.articles
                """.formatted(project.schema(), ROWS));
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    @Test
    void countingStopsAtOneMoreThanTheMaximum() {
        Answer answer = api.ask("{ articles(first: 0) { totalCount(max: 10) } }");

        assertThat(answer.at("/articles/totalCount").asInt()).isEqualTo(11);
        assertThat(answer.statements()).singleElement().asString().contains("fetch next");
        assertThat(api.ask("{ articles(first: 0, filter: {slug: {eq: \"s1\"}}) { totalCount(max: 10) } }")
                        .at("/articles/totalCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.ask("{ articles(first: 0) { totalCount(max: 0) } }")
                        .at("/articles/totalCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.ask("{ articles(first: 0) { totalCount(max: 2147483647) } }")
                        .at("/articles/totalCount")
                        .asInt())
                .isEqualTo(ROWS);
    }

    @Test
    void oneCountServesAllAliases() {
        Answer bounded = api.ask("{ articles(first: 0) { a: totalCount(max: 10) b: totalCount(max: 5) } }");
        Answer open =
                api.ask("{ articles(first: 0) { a: totalCount(max: 10) b: totalCount c: totalCount(max: null) } }");

        assertThat(bounded.data()).isEqualTo("{\"articles\":{\"a\":11,\"b\":6}}");
        assertThat(bounded.statements()).hasSize(1);
        assertThat(open.data()).isEqualTo("{\"articles\":{\"a\":11,\"b\":3000,\"c\":3000}}");
        assertThat(open.statements()).hasSize(1);
    }

    @Test
    void relationsAreCountedWithAMaximumForEachParent() {
        Answer answer = api.ask("""
                { authors(orderBy: [{name: ASC}]) { nodes {
                  articles(first: 0) { some: totalCount(max: 700) all: totalCount }
                  few: articles(first: 0, filter: {rating: {lt: 5}}) { totalCount(max: 300) } } } }""");

        assertThat(answer.all("some")).containsExactly("701", "701", "500", "0");
        assertThat(answer.all("all")).containsExactly("1500", "1000", "500", "0");
        assertThat(answer.all("totalCount")).containsExactly("301", "301", "200", "0");
        assertThat(answer.statements()).hasSize(3);
        assertThat(api.ask("{ topics { nodes { articles(first: 0) { totalCount(max: 5) } } } }")
                        .all("totalCount"))
                .containsExactly("6");
    }

    @Test
    void aNegativeMaximumIsRefused() {
        Answer answer = api.ask("{ articles { totalCount(max: -1) } }");

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.message()).isEqualTo("'max' is -1; it cannot be negative");
    }

    @Test
    void theEstimateIsThePlanners() {
        Answer answer = api.ask("""
                { articles(first: 0) { estimatedCount }
                  rated: articles(first: 0, filter: {rating: {eq: 3}}) { estimatedCount }
                  ratings: articles(first: 0, distinctOn: [RATING]) { estimatedCount totalCount } }""");

        assertThat(answer.statements()).hasSize(4);
        assertThat(answer.statements().stream().filter(sql -> sql.startsWith("explain")))
                .hasSize(3);
        assertThat(answer.at("/articles/estimatedCount").asInt()).isEqualTo(ROWS);
        assertThat(answer.at("/rated/estimatedCount").asInt()).isBetween(200, 400);
        assertThat(answer.at("/ratings/estimatedCount").asInt()).isEqualTo(10);
        assertThat(answer.at("/ratings/totalCount").asInt()).isEqualTo(10);
    }

    @Test
    void theEstimateOfARelationIsACountThatStopsAtAThousand() {
        Answer answer = api.ask("""
                { authors(orderBy: [{name: ASC}]) { nodes { articles(first: 0) { estimatedCount totalCount(max: 3) } } } }""");
        Answer exact = api.ask("""
                { authors(orderBy: [{name: ASC}]) { nodes { articles(first: 0) { estimatedCount totalCount } } } }""");

        assertThat(answer.all("estimatedCount")).containsExactly("1001", "1000", "500", "0");
        assertThat(answer.all("totalCount")).containsExactly("4", "4", "4", "0");
        assertThat(answer.statements()).hasSize(2);
        assertThat(exact.all("totalCount")).containsExactly("1500", "1000", "500", "0");
        assertThat(exact.all("estimatedCount")).containsExactly("1001", "1000", "500", "0");
    }
}
