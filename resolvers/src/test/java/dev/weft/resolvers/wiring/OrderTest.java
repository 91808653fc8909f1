package dev.weft.resolvers.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.resolvers.testing.Walk;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import org.jooq.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
    private static TestProject project;
    private static TestApi api;

    /** Ties and nulls at every end of every relation. */
    @BeforeAll
    static void createRows() {
        project = Press.create();
        api = new TestApi(project, new NoMutations());
        String schema = project.schema();
        project.sql().execute("""
                insert into %1$s.authors (name, born_on)
                select 'name' || n %% 3, (array['1900-01-01', null, '1950-01-01'])[n %% 3 + 1]::date from generate_series(1, 8) n;
                insert into %1$s.profiles (motto, author_id)
                select nullif('m' || row_number() over (order by id) %% 3, 'm0'), id from %1$s.authors order by id limit 6;
                insert into %1$s.topics (name) select 'topic' || n %% 2 from generate_series(1, 4) n;
                insert into %1$s.staff (name) select 'staff' || n %% 3 from generate_series(1, 15) n;
                update %1$s.staff set manager_id = id / 2 where id > 2;
                insert into %1$s.articles (slug, rating, views, meta, author_id)
                select 's' || lpad(n::text, 2, '0'), nullif(n %% 5, 0), n / 7,
                  (array['{"seo": {"rank": 5}}', '{"seo": {"rank": "5"}}', '{"seo": {"rank": "x"}}', '{"seo": null}', null,
                    '{"seo": {"rank": 10, "at": "2024-01-01"}}', '{"seo": {"rank": true, "at": "now"}}', '{"seo": {"rank": [1]}}',
                    '{"seo": {"rank": "NaN", "at": "infinity"}}', '{"seo": {"rank": -1.50, "at": "2023-05-05T10:00:00.123456+02:00"}}'])[n %% 10 + 1]::jsonb,
                  (select id from %1$s.authors order by id offset n %% 9 limit 1)
                from generate_series(1, 40) n;
                insert into %1$s.articles_topics
                select a.id, t.id from %1$s.articles a, %1$s.topics t where (a.views + t.id) %% 3 = 0
                """.formatted(schema));
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{author: {name: ASC}} | (select name from authors a where a.id = t.author_id) asc, id",
                "{author: {name: DESC}} | (select name from authors a where a.id = t.author_id) desc, id desc",
                "{author: {name: DESC_NULLS_LAST}} | (select name from authors a where a.id = t.author_id) desc nulls last, id desc",
                "{author: {bornOn: ASC_NULLS_FIRST}} | (select born_on from authors a where a.id = t.author_id) nulls first, id",
                "{author: {profile: {motto: ASC}}} | (select motto from profiles p where p.author_id = t.author_id), id",
                "{author: {profile: {author: {name: DESC}}}}, {rating: ASC} | (select a.name from authors a, profiles p where p.author_id = a.id and a.id = t.author_id) desc, rating, id",
                "{author: {name: ASC}}, {author: {bornOn: DESC}} | (select name from authors a where a.id = t.author_id), (select born_on from authors a where a.id = t.author_id) desc, id desc",
                "{topics: {direction: DESC}} | (select count(*) from articles_topics x where x.article_id = t.id) desc, id desc",
                "{topics: {fn: MIN, field: NAME, direction: ASC}} | (select min(name) from articles_topics x join topics on topics.id = x.topic_id where x.article_id = t.id), id",
                "{topics: {fn: COUNT, filter: {name: {eq: \"topic1\"}}, direction: ASC}} | (select count(*) from articles_topics x join topics on topics.id = x.topic_id where x.article_id = t.id and name = 'topic1'), id",
                "{author: {articles: {direction: ASC}}} | (select count(*) from articles x join authors a on a.id = x.author_id where a.id = t.author_id having t.author_id is not null), id",
                "{author: {articles: {fn: AVG, field: RATING, direction: DESC_NULLS_LAST, filter: {views: {gt: 1}}}}} | (select avg(rating) from articles x where x.author_id = t.author_id and views > 1) desc nulls last, id desc",
                "{meta: {path: \"seo.rank\", direction: ASC}} | case when jsonb_typeof(meta #> '{seo,rank}') <> 'array' then meta #>> '{seo,rank}' end, id",
                "{meta: {path: \"seo.rank\", as: NUMBER, direction: DESC}} | case when meta #>> '{seo,rank}' ~ '^-?[0-9.]+$' then (meta #>> '{seo,rank}')::numeric end desc, id desc",
                "{meta: {path: \"seo.rank\", as: BOOLEAN, direction: ASC}} | case when meta #>> '{seo,rank}' = 'true' then true end, id",
                "{meta: {path: \"seo.at\", as: DATE_TIME, direction: ASC_NULLS_FIRST}} | case when meta #>> '{seo,at}' ~ '2' then (meta #>> '{seo,at}')::timestamptz end nulls first, id",
                "{createdBy: {email: ASC}} | id",
                "{rating: DESC}, {author: {name: ASC}}, {views: DESC} | rating desc, (select name from authors a where a.id = t.author_id), views desc, id desc"
            })
    void walksMeetEveryRowOnceInTheOrderOfSql(String orderBy, String sql) {
        List<String> expected = sql("select slug from articles t order by " + sql);
        Walk walk = new Walk(api, "articles", "orderBy: [" + orderBy + "]", "slug");

        assertThat(walk.forward(7)).isEqualTo(expected);
        assertThat(walk.backward(6)).isEqualTo(expected);
        assertThat(walk.forward(1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "authors | name rowId | {profile: {motto: ASC}} | (select motto from profiles p where p.author_id = t.id), id",
                "authors | name rowId | {articles: {direction: DESC}} | (select count(*) from articles x where x.author_id = t.id) desc, id desc",
                "authors | name rowId | {articles: {fn: SUM, field: VIEWS, direction: ASC}} | (select sum(views) from articles x where x.author_id = t.id), id",
                "authors | name rowId | {articles: {fn: STDDEV, field: RATING, direction: DESC}} | (select stddev(rating) from articles x where x.author_id = t.id) desc, id desc",
                "authors | name rowId | {articles: {fn: MAX, field: CREATED_AT, direction: DESC}}, {name: ASC} | (select max(created_at) from articles x where x.author_id = t.id) desc, name, id",
                "staff | name rowId | {manager: {manager: {name: DESC}}} | (select name from staff g where g.id = (select manager_id from staff m where m.id = t.manager_id)) desc, id desc",
                "staff | name rowId | {manager: {reports: {direction: ASC}}}, {name: ASC} | (select count(*) from staff r where r.manager_id = t.manager_id having t.manager_id is not null), name, id"
            })
    void collectionsOfEveryKindOfKeyCanBeWalked(String table, String members, String orderBy, String sql) {
        String member = members.substring(members.indexOf(' ') + 1);
        List<String> expected = sql("select id::text as key from " + table + " t order by " + sql);
        Walk walk = new Walk(api, table, "orderBy: [" + orderBy + "]", member);

        assertThat(walk.forward(2)).isEqualTo(expected);
        assertThat(walk.backward(3)).isEqualTo(expected);
    }

    @Test
    void listsOfParentsAreOrderedByRelationsToo() {
        Answer answer = api.ask("""
                { topics { nodes { articles(orderBy: [{author: {name: DESC}}, {slug: ASC}], first: 3) { totalCount
                  edges { cursor node { slug } } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(3);
        for (int topic = 0; topic < 4; topic++) {
            List<String> expected = sql("""
                    select slug from articles t join articles_topics x on x.article_id = t.id
                    where x.topic_id = (select id from topics order by id offset %d limit 1)
                    order by (select name from authors a where a.id = t.author_id) desc, slug limit 3
                    """.formatted(topic));
            assertThat(answer.at("/topics/nodes/" + topic + "/articles/edges").findValues("slug").stream()
                            .map(node -> node.asString()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aPageIsOneStatementWhateverItIsOrderedBy() {
        Answer answer = api.ask("""
                { articles(orderBy: [{author: {profile: {motto: ASC}}}, {topics: {direction: DESC}}], first: 5) {
                  edges { cursor node { slug } } } }""");

        assertThat(answer.statements()).singleElement().asString().containsOnlyOnce("\"profiles\"");
    }

    @Test
    void cursorsBelongToTheFigureThatMadeThem() {
        String filtered = "{topics: {filter: {name: {eq: \"topic1\"}}, direction: ASC}}";
        String cursor = api.ask("{ articles(first: 1, orderBy: [" + filtered + "]) { edges { cursor } } }")
                .all("cursor")
                .getFirst();

        assertThat(next(filtered, cursor).errors()).isEmpty();
        for (String other : List.of(
                "{topics: {filter: {name: {eq: \"topic0\"}}, direction: ASC}}",
                "{topics: {filter: {name: {ne: \"topic1\"}}, direction: ASC}}",
                "{topics: {direction: ASC}}",
                "{topics: {filter: {name: {eq: \"topic1\"}}, direction: DESC}}",
                "{author: {name: ASC}}")) {
            assertThat(next(other, cursor).message()).as(other).contains("another order");
        }
    }

    @Test
    void cursorsOutliveChangesOfTheSchemaThatDoNotConcernThem() {
        try (TestProject other = Press.create()) {
            other.sql().execute("insert into %1$s.authors (name) values ('a'), ('b')".formatted(other.schema()));
            String list =
                    "authors(orderBy: [{articles: {filter: {topics: {some: {name: {eq: \"x\"}}}}, direction: ASC}},"
                            + " {profile: {motto: ASC}}], first: 1";
            String cursor = new TestApi(other, new NoMutations())
                    .ask("{ " + list + ") { edges { cursor } } }")
                    .all("cursor")
                    .getFirst();
            other.change(
                    "{\"addField\": {\"collection\": \"articles\", \"field\": {\"name\": \"extra\", \"type\": \"TEXT\"}}}",
                    "{\"updateCollection\": {\"collection\": \"topics\", \"label\": \"Themen\"}}");

            Answer next = new TestApi(other, new NoMutations())
                    .ask("query($c: String) { " + list + ", after: $c) { nodes { name } } }", Map.of("c", cursor));

            assertThat(next.errors()).isEmpty();
            assertThat(next.all("name")).hasSize(1);
        }
    }

    private static Answer next(String orderBy, String cursor) {
        return api.ask(
                "query($c: String) { articles(orderBy: [" + orderBy + "], after: $c) { nodes { slug } } }",
                Map.of("c", cursor));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{topics: {fn: SUM, direction: ASC}} | 'orderBy.0.topics.field' is missing",
                "{topics: {fn: SUM, field: NAME, direction: ASC}} | 'orderBy.0.topics.field' is NAME, which has no SUM",
                "{topics: {filter: {name: {}}, direction: ASC}} | 'orderBy.0.topics.filter.name' has no operator",
                "{meta: {path: \"\", direction: ASC}} | 'orderBy.0.meta.path' is no path",
                "{relevance: DESC} | 'orderBy.0.relevance' needs 'search'",
                "{author: {relevance: DESC}} | 'orderBy.0.author.relevance' is known of the list's own rows alone"
            })
    void whatNoOrderCanBeIsRefused(String orderBy, String message) {
        Answer answer = api.ask("query($o: ArticleOrderBy!) { articles(orderBy: [$o]) { nodes { slug } } }"
                .replace("$o]", orderBy + "]")
                .replace("($o: ArticleOrderBy!)", ""));

        assertThat(answer.message()).startsWith(message);
        assertThat(answer.statements()).isEmpty();
    }

    @Test
    void relationsNestNoDeeperThanTheLimit() {
        String order = "{manager: ".repeat(11) + "{name: ASC}" + "}".repeat(11);

        Answer answer = api.ask("{ staff(orderBy: [" + order + "]) { nodes { name } } }");

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.message()).contains("relations may nest 10 levels");
    }

    private static List<String> sql(String sql) {
        return project.sql().transactionResult(transaction -> {
            transaction.dsl().execute("set local search_path to " + project.schema());
            return transaction.dsl().fetch(sql).map((Record row) -> (String) row.get(0));
        });
    }
}
