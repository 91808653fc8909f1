package dev.weft.resolvers.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of lists, beside the same by hand. Two authors have articles, a third has none; every article has topics. */
class AggregateTest {
    private static TestProject project;
    private static TestApi api;

    @BeforeAll
    static void createRows() {
        project = Press.create();
        api = new TestApi(project, new NoMutations());
        project.sql().execute(inProject("""
                insert into {s}.authors (id, name) select ('00000000-0000-7000-8000-00000000000' || n)::uuid, 'author' || n
                  from generate_series(1, 3) n;
                insert into {s}.topics (id, name) select n, 'topic' || n from generate_series(1, 3) n;
                insert into {s}.articles (slug, title, status, rating, views, price, score, printed_on, published_at, author_id)
                  select 'a' || n, chr(96 + n), case when n % 3 = 0 then 'draft' else 'published' end,
                    case when n <> 5 then n % 4 end, n * 1000000000000000, n * 1.10, n / 4.0,
                    date '2024-01-01' + n, timestamptz '2024-01-01 00:00Z' + n * interval '10 days',
                    ('00000000-0000-7000-8000-00000000000' || n % 2 + 1)::uuid
                  from generate_series(1, 10) n;
                insert into {s}.articles_topics (article_id, topic_id)
                  select a.id, t from {s}.articles a, generate_series(1, 2) t where a.rating >= t"""));
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    private static String inProject(String sql) {
        return sql.replace("{s}", project.schema());
    }

    /** The one value of a statement, as PostgreSQL writes it. */
    private static String byHand(String expression) {
        return inHand("select (" + expression + ")::text from {s}.articles");
    }

    private static String inHand(String sql) {
        return String.valueOf(project.sql().fetchValue(inProject(sql)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count                                        | /count                  | count(*)",
                "count(distinct: [RATING])                    | /count                  | count(distinct rating)",
                "count(distinct: [RATING, STATUS])            | /count                  | count(distinct (rating, status)) filter (where rating is not null)",
                "count(distinct: [STATUS, STATUS])            | /count                  | count(distinct status)",
                "sum { rating }                               | /sum/rating             | sum(rating)",
                "sum { views }                                | /sum/views              | sum(views)",
                "sum { price }                                | /sum/price              | sum(price)",
                "sum { score }                                | /sum/score              | sum(score)",
                "avg { rating }                               | /avg/rating             | avg(rating)::float8",
                "avg { views }                                | /avg/views              | avg(views)::float8",
                "avg { price }                                | /avg/price              | avg(price)::float8",
                "stddev { rating }                            | /stddev/rating          | stddev_samp(rating)::float8",
                "variance { score }                           | /variance/score         | var_samp(score)",
                "percentile { rating }                        | /percentile/rating      | percentile_cont(0.5) within group (order by rating)",
                "percentile(p: 0.9) { price }                 | /percentile/price       | percentile_cont(0.9) within group (order by price)",
                "percentile(p: 1) { views }                   | /percentile/views       | percentile_cont(1) within group (order by views)",
                "min { title }                                | /min/title              | min(title)",
                "min { printedOn }                            | /min/printedOn          | min(printed_on)",
                "max { rating }                               | /max/rating             | max(rating)",
                "max { views }                                | /max/views              | max(views)",
                "max { price }                                | /max/price              | max(price)",
            })
    void everyFigureIsThatOfPostgres(String selection, String pointer, String expression) {
        Answer answer = api.ask("{ articles(first: 0) { aggregate { %s } } }".formatted(selection));

        assertThat(answer.errors()).isEmpty();
        String figure = answer.at("/articles/aggregate" + pointer).asString();
        String expected = byHand(expression);
        assertThat(expected).isNotEqualTo("null");
        if (answer.at("/articles/aggregate" + pointer).isString()) {
            assertThat(figure).isEqualTo(expected);
        } else {
            assertThat(Double.parseDouble(figure)).isEqualTo(Double.parseDouble(expected));
        }
    }

    @Test
    void manyAliasesAreOneScanThatCountsTheTotalToo() {
        Answer answer = api.ask("""
                { articles(first: 0) { totalCount
                    all: aggregate { count combinations: count(distinct: [STATUS, RATING]) sum { views price } }
                    drafts: aggregate(filter: {status: {eq: DRAFT}}) { count max { publishedAt } }
                    good: aggregate(filter: {rating: {gte: 2}}) { low: percentile(p: 0.1) { price } high: percentile(p: 0.9) { price } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(1);
        assertThat(answer.statements().getFirst().split("\"articles\"", -1)).hasSize(2);
        assertThat(answer.at("/articles/totalCount").asInt()).isEqualTo(10);
        assertThat(answer.at("/articles/all/count").asInt()).isEqualTo(10);
        assertThat(answer.at("/articles/all/sum/views").asString()).isEqualTo("55000000000000000");
        assertThat(answer.at("/articles/all/sum/price").asString()).isEqualTo(byHand("sum(price)"));
        assertThat(answer.at("/articles/drafts/count").asInt()).isEqualTo(3);
        assertThat(answer.at("/articles/drafts/max/publishedAt").asString()).isEqualTo("2024-03-31T00:00:00Z");
        assertThat(answer.at("/articles/good/low/price").asDouble())
                .isEqualTo(Double.parseDouble(
                        byHand("percentile_cont(0.1) within group (order by price) filter (where rating >= 2)")));
        assertThat(answer.at("/articles/good/high/price").asDouble())
                .isEqualTo(Double.parseDouble(
                        byHand("percentile_cont(0.9) within group (order by price) filter (where rating >= 2)")));
    }

    @Test
    void figuresObeyTheListsFilterAndIgnoreItsPage() {
        Answer answer = api.ask("""
                { articles(first: 2, offset: 1, filter: {rating: {gt: 0}}) {
                    nodes { slug } aggregate { count sum { rating } } } }""");

        assertThat(answer.statements()).hasSize(2);
        assertThat(answer.all("slug")).hasSize(2);
        assertThat(answer.at("/articles/aggregate/count").asString())
                .isEqualTo(byHand("count(*) filter (where rating > 0)"));
        assertThat(answer.at("/articles/aggregate/sum/rating").asString())
                .isEqualTo(byHand("sum(rating) filter (where rating > 0)"));
    }

    @Test
    void aFilterMayLookAtRelatedRows() {
        Answer answer = api.ask("""
                { articles(first: 0) { all: aggregate { count }
                    some: aggregate(filter: {author: {name: {eq: "author1"}}, topics: {some: {name: {eq: "topic2"}}}}) { count } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("/articles/some/count").asString()).isEqualTo(inHand("""
                        select count(*) from {s}.articles a join {s}.authors u on u.id = a.author_id and u.name = 'author1'
                        where rating >= 2"""));
    }

    @Test
    void overNothingACountIsZeroAndEveryOtherFigureNull() {
        Answer answer = api.ask("""
                { articles(first: 0, filter: {or: []}) { aggregate { count c: count(distinct: [TITLE, RATING])
                    sum { rating } avg { price } stddev { score } variance { views } percentile { rating } min { title } max { views } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("/articles/aggregate").toString())
                .isEqualTo("{\"count\":0,\"c\":0,\"sum\":{\"rating\":null},\"avg\":{\"price\":null},"
                        + "\"stddev\":{\"score\":null},\"variance\":{\"views\":null},\"percentile\":{\"rating\":null},"
                        + "\"min\":{\"title\":null},\"max\":{\"views\":null}}");
    }

    @Test
    void aParentsFiguresAreOfItsRowsAndAllParentsAreOneStatement() {
        String document = """
                { authors(first: %d, orderBy: [{name: ASC}]) { nodes { articles(first: 0) { totalCount
                    all: aggregate { count sum { views } max { title } }
                    drafts: aggregate(filter: {status: {eq: DRAFT}}) { count avg { price } } } } } }""";
        Answer answer = api.ask(document.formatted(3));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements())
                .hasSize(2)
                .hasSameSizeAs(api.ask(document.formatted(1)).statements());
        assertThat(answer.all("totalCount")).containsExactly("5", "5", "0");
        assertThat(answer.at("/authors/nodes/0/articles/all").toString())
                .isEqualTo("{\"count\":5,\"sum\":{\"views\":\"30000000000000000\"},\"max\":{\"title\":\"j\"}}");
        assertThat(answer.at("/authors/nodes/1/articles/drafts/count").asInt()).isEqualTo(2);
        assertThat(answer.at("/authors/nodes/2/articles").toString())
                .isEqualTo("{\"totalCount\":0,\"all\":{\"count\":0,\"sum\":{\"views\":null},\"max\":{\"title\":null}},"
                        + "\"drafts\":{\"count\":0,\"avg\":{\"price\":null}}}");
    }

    @Test
    void rowsOfAManyToManyRelationHaveFiguresToo() {
        Answer answer = api.ask("""
                { topics(orderBy: [{name: ASC}]) { nodes { articles(first: 0, filter: {views: {gt: "0"}}) {
                    aggregate { count sum { rating } } } } } }""");

        assertThat(answer.statements()).hasSize(2);
        assertThat(answer.all("count"))
                .containsExactly(
                        byHand("count(*) filter (where rating >= 1)"),
                        byHand("count(*) filter (where rating >= 2)"),
                        "0");
        assertThat(answer.at("/topics/nodes/2/articles/aggregate/sum/rating").isNull())
                .isTrue();
    }

    @Test
    void fragmentsAndConditionsCountLikeFields() {
        Answer answer = api.ask("""
                query($no: Boolean!) { articles(first: 0) { ...Figures aggregate { max { rating @skip(if: true) views } } } }
                fragment Figures on ArticleConnection { aggregate { count sum @include(if: $no) { rating } ...More } }
                fragment More on ArticleAggregate { __typename max { title } }""", Map.of("no", false));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("/articles/aggregate").toString())
                .isEqualTo(
                        "{\"count\":10,\"__typename\":\"ArticleAggregate\",\"max\":{\"title\":\"j\",\"views\":\"10000000000000000\"}}");
        assertThat(answer.statements()).hasSize(1);
        assertThat(answer.statements().getFirst()).doesNotContain("sum");
    }

    @Test
    void anAggregateWithoutFiguresReadsNothing() {
        Answer answer = api.ask("{ articles(first: 0) { aggregate { __typename sum { __typename } } } }");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "percentile(p: 1.5) { price }         | all.percentile.p | must be between 0 and 1",
                "half: percentile(p: -0.1) { price }  | all.half.p       | must be between 0 and 1",
                "count(distinct: [])                  | all.count.distinct | names no field",
            })
    void nonsenseIsRefusedWithItsPlace(String selection, String place, String complaint) {
        Answer answer = api.ask("{ articles(first: 0) { all: aggregate { %s } } }".formatted(selection));

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.message()).contains("'" + place + "'").contains(complaint);
        assertThat(answer.statements()).isEmpty();
    }

    @Test
    void aFilterOfAnAggregateIsRefusedLikeThatOfAList() {
        Answer answer = api.ask("{ articles(first: 0) { aggregate(filter: {rating: {}}) { count } } }");

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.message()).contains("'aggregate.filter.rating' has no operator");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        try (TestProject other = Press.create()) {
            other.sql()
                    .execute("insert into " + other.schema() + ".articles (slug, score) values ('a', 'NaN'), ('b', 1)");
            Answer answer = new TestApi(other, new NoMutations())
                    .ask("{ articles(first: 0) { aggregate { count sum { score } max { rating } } } }");

            assertThat(answer.codes()).containsExactly(ErrorCode.VALUE_OUT_OF_RANGE);
            assertThat(answer.at("/articles/aggregate").toString())
                    .isEqualTo("{\"count\":2,\"sum\":{\"score\":null},\"max\":{\"rating\":null}}");
        }
    }

    @Test
    void aFilterThatAllFiguresShareUsesItsIndex() {
        Answer answer =
                api.ask("{ articles(first: 0) { aggregate(filter: {slug: {eq: \"a1\"}}) { count sum { views } } } }");

        assertThat(answer.statements().getFirst()).contains(" where ").doesNotContain("filter (");
        assertThat(answer.at("/articles/aggregate/count").asInt()).isEqualTo(1);
        assertThat(plan(answer.statements().getFirst().replace("?", "'a1'"))).contains("Index");
    }

    /** As if the table were large. */
    private static String plan(String statement) {
        return project.sql().transactionResult(transaction -> {
            transaction.dsl().execute("set local enable_seqscan = off");
            return transaction.dsl().fetch("explain " + statement).format();
        });
    }
}
