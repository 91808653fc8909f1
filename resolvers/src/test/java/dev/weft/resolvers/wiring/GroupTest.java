package dev.weft.resolvers.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Groups of lists. Authors 1 and 2 have five articles each, author 3 none; article 11 has neither author nor values. */
class GroupTest {
    private static final String AUTHOR = "00000000-0000-7000-8000-00000000000";

    private static TestProject project;
    private static TestApi api;

    @BeforeAll
    static void createRows() {
        project = Press.create();
        api = new TestApi(project, new NoMutations());
        project.sql().execute("""
                insert into {s}.authors (id, name, born_on)
                  select ('00000000-0000-7000-8000-00000000000' || n)::uuid, 'author' || n, date '1970-01-01' + n * 400
                  from generate_series(1, 3) n;
                insert into {s}.profiles (motto, author_id) values ('m1', '00000000-0000-7000-8000-000000000001');
                insert into {s}.topics (id, name) select n, 'topic' || n from generate_series(1, 3) n;
                insert into {s}.articles
                    (slug, title, status, rating, views, price, score, featured, printed_on, published_at, meta, author_id)
                  select 'a' || n, 't' || n % 3, case when n % 3 = 0 then 'inReview' else 'published' end,
                    n - 6, n * 100, n * 1.10, n / 4.0, n % 2 = 0, date '2024-12-25' + n,
                    timestamptz '2024-12-31 20:30Z' + n * interval '1 hour',
                    jsonb_build_object('lang', case n % 3 when 0 then 'null'::jsonb when 1 then '"en"' else '7' end),
                    ('00000000-0000-7000-8000-00000000000' || n % 2 + 1)::uuid
                  from generate_series(1, 10) n;
                insert into {s}.articles (slug) values ('a11');
                insert into {s}.articles_topics (article_id, topic_id)
                  select id, t from {s}.articles, generate_series(1, 2) t where views / 100 % 2 + 1 >= t;
                insert into {s}.staff (id, name, manager_id) values (1, 'boss', null), (2, 'lead', 1), (3, 'dev', 2), (4, 'dev2', 2)
                """.replace("{s}", project.schema()));
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    private static Answer groups(String arguments, String selection) {
        Answer answer = api.ask("{ articles(first: 0) { groups(%s) { %s } } }".formatted(arguments, selection));
        assertThat(answer.errors()).isEmpty();
        return answer;
    }

    private static List<String> keys(String arguments) {
        Answer answer = groups(arguments, "keys aggregate { count }");
        assertThat(answer.statements()).hasSize(1);
        return answer.at("/articles/groups")
                .valueStream()
                .map(group -> group.at("/keys") + " " + group.at("/aggregate/count"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{field: {name: STATUS}}                       | [\"IN_REVIEW\"] 3; [\"PUBLISHED\"] 7; [null] 1",
                "{field: {name: FEATURED}}                     | [false] 5; [true] 5; [null] 1",
                "{field: {name: AUTHOR_ID}}                    | [\"00000000-0000-7000-8000-000000000001\"] 5; [\"00000000-0000-7000-8000-000000000002\"] 5; [null] 1",
                "{author: {self: true}}                        | [\"00000000-0000-7000-8000-000000000001\"] 5; [\"00000000-0000-7000-8000-000000000002\"] 5; [null] 1",
                "{author: {field: {name: NAME}}}               | [\"author1\"] 5; [\"author2\"] 5; [null] 1",
                "{author: {profile: {field: {name: MOTTO}}}}   | [\"m1\"] 5; [null] 6",
                "{author: {field: {name: BORN_ON, bucket: YEAR}}} | [\"1971-01-01\"] 5; [\"1972-01-01\"] 5; [null] 1",
                "{field: {name: PRINTED_ON, bucket: MONTH}}    | [\"2024-12-01\"] 6; [\"2025-01-01\"] 4; [null] 1",
                "{field: {name: PRINTED_ON, bucket: WEEK}}     | [\"2024-12-23\"] 4; [\"2024-12-30\"] 6; [null] 1",
                "{field: {name: PRINTED_ON, bucket: QUARTER}}  | [\"2024-10-01\"] 6; [\"2025-01-01\"] 4; [null] 1",
                "{field: {name: PUBLISHED_AT, bucket: YEAR}}   | [\"2024-01-01T00:00:00Z\"] 3; [\"2025-01-01T00:00:00Z\"] 7; [null] 1",
                "{field: {name: PUBLISHED_AT, bucket: DAY, timeZone: \"Europe/Rome\"}} | [\"2024-12-30T23:00:00Z\"] 2; [\"2024-12-31T23:00:00Z\"] 8; [null] 1",
                "{field: {name: RATING, width: \"4\"}}         | [-8] 1; [-4] 4; [0] 4; [4] 1; [null] 1",
                "{field: {name: VIEWS, width: \"500\"}}        | [\"0\"] 5; [\"500\"] 5; [\"1000\"] 1",
                "{field: {name: PRICE, width: \"2.5\"}}        | [\"0.00\"] 2; [\"2.50\"] 2; [\"5.00\"] 2; [\"7.50\"] 3; [\"10.00\"] 1; [null] 1",
                "{field: {name: SCORE, width: \"1\"}}          | [0.0] 3; [1.0] 4; [2.0] 3; [null] 1",
                "{field: {name: META, path: \"lang\"}}         | [\"en\"] 4; [7] 3; [null] 4",
                "{field: {name: STATUS}}, {field: {name: FEATURED}} | [\"IN_REVIEW\",false] 2; [\"IN_REVIEW\",true] 1; [\"PUBLISHED\",false] 3; [\"PUBLISHED\",true] 4; [null,null] 1",
            })
    void rowsAreGroupedByEveryKindOfKey(String by, String expected) {
        assertThat(String.join("; ", keys("by: [" + by + "]"))).isEqualTo(expected);
    }

    @Test
    void aKeyShowsItsMembersTyped() {
        Answer answer = groups(
                """
                by: [{field: {name: STATUS}}, {field: {name: PUBLISHED_AT, bucket: MONTH, timeZone: "Europe/Rome"}},
                     {author: {field: {name: NAME}}}, {author: {profile: {field: {name: MOTTO}}}}], first: 1""", "key { status publishedAt title author { name bornOn profile { motto } articles: bornOn } } keys");

        assertThat(answer.statements()).hasSize(1);
        assertThat(answer.at("/articles/groups/0/key").toString())
                .isEqualTo(
                        "{\"status\":\"IN_REVIEW\",\"publishedAt\":\"2024-12-31T23:00:00Z\",\"title\":null,"
                                + "\"author\":{\"name\":\"author1\",\"bornOn\":null,\"profile\":{\"motto\":\"m1\"},\"articles\":null}}");
        assertThat(answer.at("/articles/groups/0/keys").toString())
                .isEqualTo("[\"IN_REVIEW\",\"2024-12-31T23:00:00Z\",\"author1\",\"m1\"]");
    }

    @Test
    void aRelationThatNoKeyIsBehindIsNullInTheKey() {
        Answer answer = groups("by: [{field: {name: STATUS}}], first: 1", "key { author { name } }");

        assertThat(answer.at("/articles/groups/0/key/author").isNull()).isTrue();
    }

    @Test
    void groupsByTheRowItselfGiveItWithOneStatementForAll() {
        Answer answer = groups(
                "by: [{author: {self: true}}, {author: {profile: {self: true}}}]",
                "key { authorId author { node { id name profile { motto } } profile { node { motto } } } } aggregate { count }");

        assertThat(answer.statements()).hasSize(4);
        assertThat(answer.at("/articles/groups/0/key/author/node/name").asString())
                .isEqualTo("author1");
        assertThat(answer.at("/articles/groups/0/key/author/node/profile/motto").asString())
                .isEqualTo("m1");
        assertThat(answer.at("/articles/groups/0/key/author/profile/node/motto").asString())
                .isEqualTo("m1");
        assertThat(answer.at("/articles/groups/0/key/authorId").isNull()).isTrue();
        assertThat(answer.at("/articles/groups/1/key/author/profile/node").isNull())
                .isTrue();
        assertThat(answer.at("/articles/groups/2/key/author/node").isNull()).isTrue();
    }

    @Test
    void theRowOfAKeyIsReadOnlyWhenItIsSelected() {
        Answer answer = groups("by: [{author: {self: true}}]", "key { author { name } } keys");

        assertThat(answer.statements()).hasSize(1);
        assertThat(answer.statements().getFirst()).doesNotContain("\"authors\"");
        assertThat(answer.at("/articles/groups/0/keys/0").asString()).isEqualTo(AUTHOR + "1");
    }

    @Test
    void aSelfRelationLeadsToRowsOfTheSameCollection() {
        Answer answer = api.ask("""
                { staff(first: 0) { groups(by: [{manager: {manager: {self: true}}}, {self: true}]) {
                    key { node { name } manager { name manager { name node { name } } } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(3);
        assertThat(answer.at("/staff/groups")
                        .valueStream()
                        .map(group -> group.at("/key/node/name").asString() + " under "
                                + group.at("/key/manager/manager/node/name").asString(""))
                        .toList())
                .containsExactly("dev under boss", "dev2 under boss", "boss under ", "lead under ");
    }

    @Test
    void everyGroupHasItsFigures() {
        Answer answer = groups(
                "by: [{field: {name: FEATURED}}]",
                "aggregate { count distinct: count(distinct: [STATUS]) sum { views price } avg { score }"
                        + " low: percentile(p: 0.25) { rating } percentile { score } min { title } }");

        List<String> byHand =
                project.sql().fetch("""
                        select concat_ws(' ', count(*), count(distinct status), coalesce(sum(views)::text, 'null'),
                            coalesce(sum(price)::text, 'null'), coalesce(avg(score)::text, 'null'),
                            coalesce((percentile_cont(0.25) within group (order by rating))::numeric(9, 1)::text, 'null'),
                            coalesce((percentile_cont(0.5) within group (order by score))::text, 'null'),
                            coalesce(min(title), 'null'))
                          from {s}.articles group by featured order by featured""".replace("{s}", project.schema())).getValues(0, String.class);
        assertThat(answer.at("/articles/groups")
                        .valueStream()
                        .map(group -> String.join(" ", values(group.at("/aggregate"))))
                        .toList())
                .containsExactlyElementsOf(byHand);
    }

    /** The figures of an aggregate in the order in which they were selected. */
    private static List<String> values(JsonNode aggregate) {
        return aggregate
                .valueStream()
                .flatMap(member -> member.isObject() ? member.valueStream() : Stream.of(member))
                .map(value -> value.isNull() ? "null" : value.asString())
                .toList();
    }

    @Test
    void havingKeepsTheGroupsOfWhichAllConditionsHold() {
        assertThat(keys("by: [{field: {name: STATUS}}], having: [{is: {number: {gte: \"3\"}}}]"))
                .containsExactly("[\"IN_REVIEW\"] 3", "[\"PUBLISHED\"] 7");
        assertThat(keys("by: [{field: {name: STATUS}}], having: [{is: {number: {gte: \"3\"}}},"
                        + " {fn: SUM, field: VIEWS, is: {number: {lt: \"2000\"}}}]"))
                .containsExactly("[\"IN_REVIEW\"] 3");
        assertThat(keys("by: [{field: {name: STATUS}}], having: [{fn: MAX, field: TITLE, is: {text: {eq: \"t0\"}}}]"))
                .containsExactly("[\"IN_REVIEW\"] 3");
        assertThat(keys("by: [{field: {name: STATUS}}],"
                        + " having: [{filter: {featured: {eq: true}}, is: {number: {eq: \"0\"}}}]"))
                .containsExactly("[null] 1");
    }

    @Test
    void groupsComeInTheOrderThatIsAskedForAndThenByTheirKeys() {
        assertThat(keys("by: [{field: {name: STATUS}}], orderBy: [{key: {name: STATUS, direction: DESC}}]"))
                .containsExactly("[null] 1", "[\"PUBLISHED\"] 7", "[\"IN_REVIEW\"] 3");
        assertThat(keys("by: [{field: {name: STATUS}}], orderBy: [{key: {name: STATUS, direction: DESC_NULLS_LAST}}]"))
                .containsExactly("[\"PUBLISHED\"] 7", "[\"IN_REVIEW\"] 3", "[null] 1");
        assertThat(
                        keys(
                                "by: [{field: {name: STATUS}}], orderBy: [{aggregate: {fn: SUM, field: VIEWS, direction: DESC_NULLS_LAST}}]"))
                .containsExactly("[\"PUBLISHED\"] 7", "[\"IN_REVIEW\"] 3", "[null] 1");
        assertThat(keys("by: [{field: {name: FEATURED}}], orderBy: [{aggregate: {direction: DESC}}]"))
                .containsExactly("[false] 5", "[true] 5", "[null] 1");
        assertThat(keys("by: [{field: {name: FEATURED}}],"
                        + " orderBy: [{aggregate: {filter: {status: {eq: IN_REVIEW}}, direction: DESC}}]"))
                .containsExactly("[false] 5", "[true] 5", "[null] 1");
    }

    @Test
    void groupsAreLimitedAndSkipped() {
        assertThat(keys("by: [{field: {name: VIEWS}}], first: 2, offset: 1"))
                .containsExactly("[\"100\"] 1", "[\"200\"] 1");
        assertThat(api.ask("{ articles(first: 0) { groups(by: [{field: {name: VIEWS}}], first: 0) { keys } } }")
                        .statements())
                .isEmpty();
    }

    @Test
    void groupsObeyTheListsFilter() {
        Answer answer = api.ask("""
                { articles(first: 1, filter: {author: {name: {eq: "author1"}}}) { nodes { slug }
                    groups(by: [{field: {name: STATUS}}]) { keys aggregate { count } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.at("/articles/groups").toString())
                .isEqualTo("[{\"keys\":[\"IN_REVIEW\"],\"aggregate\":{\"count\":1}},"
                        + "{\"keys\":[\"PUBLISHED\"],\"aggregate\":{\"count\":4}}]");
    }

    @Test
    void rowsOfAllGroupsAreOneStatementWithALimitForEach() {
        Answer answer = groups(
                "by: [{field: {name: STATUS}}, {field: {name: META, path: \"lang\"}}, {field: {name: PRICE, width: \"100\"}}]",
                "keys aggregate { count } nodes(first: 2, orderBy: [{views: DESC}]) { slug author { name } }"
                        + " all: nodes(first: 20, orderBy: [{views: ASC}]) { slug }");

        assertThat(answer.statements()).hasSize(4);
        assertThat(answer.at("/articles/groups")
                        .valueStream()
                        .map(group ->
                                group.at("/keys") + " " + group.at("/nodes").findValuesAsString("slug") + " "
                                        + group.at("/all").findValuesAsString("slug"))
                        .toList())
                .containsExactly(
                        "[\"IN_REVIEW\",null,\"0.00\"] [a9, a6] [a3, a6, a9]",
                        "[\"PUBLISHED\",\"en\",\"0.00\"] [a10, a7] [a1, a4, a7, a10]",
                        "[\"PUBLISHED\",7,\"0.00\"] [a8, a5] [a2, a5, a8]",
                        "[null,null,null] [a11] [a11]");
        assertThat(answer.all("name"))
                .containsExactly("author2", "author1", "author1", "author2", "author1", "author2");
    }

    @Test
    void rowsOfGroupsOfEveryTypeOfKeyAreFound() {
        for (String field : List.of(
                "TITLE",
                "RATING",
                "VIEWS",
                "PRICE",
                "SCORE",
                "FEATURED",
                "PRINTED_ON",
                "META",
                "PUBLISHED_AT",
                "TOKEN",
                "AUTHOR_ID",
                "CREATED_AT")) {
            Answer answer =
                    groups("by: [{field: {name: " + field + "}}]", "aggregate { count } nodes(first: 20) { slug }");

            assertThat(answer.statements()).hasSize(2);
            assertThat(answer.at("/articles/groups"))
                    .allSatisfy(group -> assertThat(group.at("/nodes").size())
                            .as(field)
                            .isEqualTo(group.at("/aggregate/count").asInt()));
        }
    }

    @Test
    void everyParentHasItsOwnGroups() {
        String document = """
                { authors(first: %d, orderBy: [{name: ASC}]) { nodes { name articles(first: 0) {
                    groups(by: [{field: {name: FEATURED}}, {field: {name: STATUS}}], first: 1,
                        orderBy: [{aggregate: {fn: MAX, field: VIEWS, direction: DESC}}]) {
                      keys aggregate { count sum { views } } nodes(first: 1, orderBy: [{views: ASC}]) { slug } }
                    byStatus: groups(by: [{field: {name: STATUS}}]) { key { status } aggregate { count } } } } } }""";
        Answer answer = api.ask(document.formatted(3));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements())
                .hasSize(4)
                .hasSameSizeAs(api.ask(document.formatted(1)).statements());
        assertThat(answer.at("/authors/nodes/0/articles").toString())
                .isEqualTo(
                        "{\"groups\":[{\"keys\":[true,\"PUBLISHED\"],\"aggregate\":{\"count\":4,\"sum\":{\"views\":\"2400\"}},"
                                + "\"nodes\":[{\"slug\":\"a2\"}]}],"
                                + "\"byStatus\":[{\"key\":{\"status\":\"IN_REVIEW\"},\"aggregate\":{\"count\":1}},"
                                + "{\"key\":{\"status\":\"PUBLISHED\"},\"aggregate\":{\"count\":4}}]}");
        assertThat(answer.at("/authors/nodes/1/articles/groups/0/keys").toString())
                .isEqualTo("[false,\"IN_REVIEW\"]");
        assertThat(answer.at("/authors/nodes/2/articles").toString()).isEqualTo("{\"groups\":[],\"byStatus\":[]}");
    }

    @Test
    void rowsOfAManyToManyRelationAreGroupedToo() {
        Answer answer = api.ask("""
                { topics(orderBy: [{name: ASC}]) { nodes { articles(first: 0) {
                    groups(by: [{author: {self: true}}]) { key { author { node { name } } } aggregate { count }
                      nodes(first: 1, orderBy: [{views: DESC}]) { slug } } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(4);
        assertThat(answer.at("/topics/nodes/0/articles/groups").toString())
                .isEqualTo(
                        "[{\"key\":{\"author\":{\"node\":{\"name\":\"author1\"}}},\"aggregate\":{\"count\":5},\"nodes\":[{\"slug\":\"a10\"}]},"
                                + "{\"key\":{\"author\":{\"node\":{\"name\":\"author2\"}}},\"aggregate\":{\"count\":5},\"nodes\":[{\"slug\":\"a9\"}]},"
                                + "{\"key\":{\"author\":{\"node\":null}},\"aggregate\":{\"count\":1},\"nodes\":[{\"slug\":\"a11\"}]}]");
        assertThat(answer.at("/topics/nodes/1/articles/groups").size()).isEqualTo(1);
        assertThat(answer.at("/topics/nodes/2/articles/groups").size()).isZero();
    }

    @Test
    void aDashboardReadsNoRows() {
        Answer answer = api.ask("""
                { articles(first: 0) { totalCount
                    everything: aggregate { count sum { views } avg { rating } }
                    reviewed: aggregate(filter: {status: {eq: IN_REVIEW}}) { count max { publishedAt } }
                    months: groups(
                        by: [{field: {name: PUBLISHED_AT, bucket: MONTH, timeZone: "Europe/Rome"}}, {author: {self: true}}]
                        having: [{fn: SUM, field: VIEWS, is: {number: {gt: "1000"}}}]
                        orderBy: [{aggregate: {fn: COUNT, direction: DESC}}])
                      { key { publishedAt author { node { id name } } } aggregate { count sum { views } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).hasSize(3);
        assertThat(answer.at("/articles/months").size()).isEqualTo(2);
        assertThat(answer.at("/articles/months/0/key/author/node/name").asString())
                .isEqualTo("author1");
    }

    @Test
    void groupsOfAColumnAreWhatOneWouldWriteByHand() {
        Answer answer = api.ask("""
                { articles(first: 0, filter: {rating: {eq: 3}}) { groups(by: [{field: {name: STATUS}}]) {
                    key { status } aggregate { count avg { score } sum { views } max { publishedAt } } } } }""");

        assertThat(answer.statements().getFirst().replaceAll(" /\\*.*|\"[^\"]*\"\\.(?=\"articles\")", ""))
                .isEqualTo("select \"t\".\"status\" as \"c0\", count(*) as \"c1\","
                        + " sum(\"t\".\"views\") as \"c2\", cast(avg(\"t\".\"score\") as double precision) as \"c3\","
                        + " max(\"t\".\"published_at\") as \"c4\" from \"articles\" as \"t\""
                        + " where \"t\".\"rating\" = ? group by 1 order by 1 asc fetch next 100 rows only");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by: []                                                     | by                        | is empty",
                "by: [{field: {name: STATUS}}, {field: {name: STATUS}}]     | by.1                      | twice",
                "by: [{field: {name: ROW_ID}}]                              | by.0.field.name           | self: true",
                "by: [{field: {name: BODY}}]                                | by.0.field.name           | a long text",
                "by: [{field: {name: TAGS}}]                                | by.0.field.name           | a list",
                "by: [{field: {name: CHANNELS}}]                            | by.0.field.name           | a list",
                "by: [{self: false}]                                        | by.0.self                 | is false",
                "by: [{field: {name: STATUS, bucket: DAY}}]                 | by.0.field.bucket         | needs dates or times",
                "by: [{field: {name: PRINTED_ON, bucket: HOUR}}]            | by.0.field.bucket         | is HOUR",
                "by: [{field: {name: PRINTED_ON, bucket: DAY, timeZone: \"UTC\"}}] | by.0.field.timeZone | needs a field of times",
                "by: [{field: {name: PUBLISHED_AT, timeZone: \"UTC\"}}]     | by.0.field.timeZone       | needs a field of times",
                "by: [{field: {name: PUBLISHED_AT, bucket: DAY, timeZone: \"Mars/Olympus\"}}] | by.0.field.timeZone | is no time zone",
                "by: [{field: {name: PUBLISHED_AT, bucket: DAY, timeZone: \"+02:00\"}}] | by.0.field.timeZone | is no time zone",
                "by: [{field: {name: STATUS, width: 2}}]                    | by.0.field.width          | needs numbers",
                "by: [{field: {name: RATING, width: 0}}]                    | by.0.field.width          | more than 0",
                "by: [{field: {name: RATING, width: \"2.5\"}}]              | by.0.field.width          | whole number",
                "by: [{field: {name: VIEWS, width: \"-1\"}}]                | by.0.field.width          | more than 0",
                "by: [{field: {name: SCORE, width: \"1e-400\"}}]            | by.0.field.width          | give a larger one",
                "by: [{field: {name: TITLE, path: \"a\"}}]                  | by.0.field.path           | needs JSON",
                "by: [{field: {name: STATUS, bucket: null}}]                | by.0.field.bucket         | is null",
                "by: [{author: {field: {name: BORN_ON, width: 3}}}]         | by.0.author.field.width   | needs numbers",
                "by: [{field: {name: STATUS}}], orderBy: [{key: {name: TITLE, direction: ASC}}] | orderBy.0.key.name | is no key",
                "by: [{field: {name: STATUS}}], orderBy: [{aggregate: {fn: SUM, field: TITLE, direction: ASC}}] | orderBy.0.aggregate.field | SUM",
                "by: [{field: {name: STATUS}}], having: [{fn: SUM, is: {number: {gt: 1}}}] | having.0.field | is missing",
                "by: [{field: {name: STATUS}}], having: [{is: {text: {eq: \"1\"}}}] | having.0.is.text     | does not fit",
                "by: [{field: {name: STATUS}}], having: [{is: {number: {}}}] | having.0.is.number      | has no operator",
                "by: [{field: {name: STATUS}}], first: -1                   | first                     | cannot be negative",
                "by: [{field: {name: STATUS}}], first: 1001                 | first                     | 1000 rows at most",
                "by: [{field: {name: STATUS}}], offset: -1                  | offset                    | cannot be negative",
            })
    void nonsenseIsRefusedWithItsPlace(String arguments, String place, String complaint) {
        Answer answer = api.ask("{ articles(first: 0) { some: groups(%s) { keys } } }".formatted(arguments));

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.message()).startsWith("'some." + place + "'").contains(complaint);
        assertThat(answer.statements()).isEmpty();
    }

    @Test
    void tooManyRowsOfEveryGroupAreRefused() {
        Answer answer = api.ask(
                "{ articles(first: 0) { groups(first: 1, by: [{field: {name: STATUS}}]) { nodes(first: 1001) { slug } } } }");

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.message()).startsWith("'groups.nodes.first'");
    }
}
