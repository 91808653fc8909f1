package dev.weft.resolvers.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.testing.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Aggregates and groups, also over nothing, beside the SQL that they stand for. */
class FigureSemanticsTest {
    private static Exhibits exhibits;

    @BeforeAll
    static void open() {
        exhibits = new Exhibits();
    }

    @AfterAll
    static void close() {
        exhibits.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "                             | count                          | count(*)                    | true",
                "                             | count(distinct: [RANK])        | count(distinct rank)        | true",
                "                             | sum { rank }                   | sum(rank)                   | true",
                "                             | sum { price }                  | sum(price)                  | true",
                "                             | avg { rank }                   | avg(rank)::float8           | true",
                "                             | min { title }                  | min(title collate \"C\")    | true",
                "                             | max { madeOn }                 | max(made_on)                | true",
                "                             | stddev { views }               | stddev(views)::float8       | true",
                "                             | percentile(p: 0.25) { views }  | percentile_cont(0.25) within group (order by views) | true",
                "{rank: {isNull: true}}       | count                          | count(*)                    | rank is null",
                "{rank: {isNull: true}}       | sum { rank }                   | sum(rank)                   | rank is null",
                "{rank: {isNull: true}}       | percentile { rank }            | percentile_cont(0.5) within group (order by rank) | rank is null",
                "{or: []}                     | count                          | count(*)                    | false",
                "{or: []}                     | count(distinct: [RANK])        | count(distinct rank)        | false",
                "{or: []}                     | sum { views }                  | sum(views)                  | false",
                "{or: []}                     | avg { views }                  | avg(views)                  | false",
                "{or: []}                     | max { title }                  | max(title)                  | false",
                "{or: []}                     | variance { rank }              | variance(rank)              | false",
                "{title: {eq: ~Alpha~}}       | variance { rank }              | variance(rank)              | title = 'Alpha'",
                "{artist: {rank: {eq: 1}}}    | sum { views }                  | sum(views)                  | artist_id in (select id from artists where rank = 1)"
            })
    void aFigureIsThatOfItsSql(@Nullable String filter, String figure, String sql, String where) {
        String named = filter == null ? "{}" : filter.replace('~', '"');
        String expected =
                exhibits.column("select " + sql + " from works where " + where).getFirst();

        Answer ofList =
                exhibits.api().ask("{ works(first: 0, filter: %s) { aggregate { %s } } }".formatted(named, figure));
        Answer ofPart =
                exhibits.api().ask("{ works(first: 0) { aggregate(filter: %s) { %s } } }".formatted(named, figure));

        String name = figure.contains("{") ? figure.replaceAll(".*\\{ (\\w+) }", "$1") : "count";
        assertThat(ofList.errors()).isEmpty();
        assertThat(leaf(ofList, name)).isEqualTo(plain(expected));
        assertThat(leaf(ofPart, name)).isEqualTo(plain(expected));
    }

    private static @Nullable String leaf(Answer answer, String name) {
        JsonNode leaf = answer.at("/works/aggregate").findValue(name);
        return leaf == null || leaf.isNull() ? null : plain(leaf.asString());
    }

    private static @Nullable String plain(@Nullable String value) {
        return value == null || !value.matches("-?[0-9.]+")
                ? value
                : new BigDecimal(value).stripTrailingZeros().toPlainString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "works(first: 0)       | by: [{field: {name: RANK}}]                          | select rank, count(*) from works group by 1 order by 2, 1",
                "works(first: 0)       | by: [{field: {name: STATE}}, {field: {name: SOLD}}]   | select upper(regexp_replace(state, '([A-Z])', '_\\1')), sold, count(*) from works group by 1, 2",
                "works(first: 0)       | by: [{field: {name: RANK}}], having: [{is: {number: {gt: ~2~}}}] | select rank, count(*) from works group by 1 having count(*) > 2",
                "works(first: 0)       | by: [{field: {name: RANK}}], having: [{fn: SUM, field: EDITION, is: {number: {isNull: true}}}] | select rank, count(*) from works group by 1 having sum(edition) is null",
                "works(first: 0)       | by: [{artist: {field: {name: NAME}}}]                 | select a.name, count(*) from works w left join artists a on a.id = w.artist_id group by 1",
                "works(first: 0)       | by: [{field: {name: VIEWS, width: ~25~}}]             | select floor(views / 25.0) * 25, count(*) from works group by 1",
                "works(first: 0)       | by: [{field: {name: SEEN_AT, bucket: DAY, timeZone: ~Europe/Rome~}}] | select to_char(date_trunc('day', seen_at, 'Europe/Rome') at time zone 'UTC', 'YYYY-MM-DD~T~HH24:MI:SS~Z~'), count(*) from works group by 1",
                "works(first: 0, filter: {or: []}) | by: [{field: {name: RANK}}]              | select rank, count(*) from works where false group by 1",
                "artists(first: 0)     | by: [{card: {field: {name: MOTTO}}}]                  | select c.motto, count(*) from artists a left join cards c on c.artist_id = a.id group by 1"
            })
    void groupsAreThoseOfTheirSql(String list, String arguments, String sql) {
        List<String> expected =
                exhibits.column("select row_to_json(t)::text from (" + sql.replace('~', '"') + ") t").stream()
                        .map(FigureSemanticsTest::values)
                        .toList();

        Answer answer = exhibits.api()
                .ask("{ list: %s { groups(%s) { keys aggregate { count } } } }"
                        .formatted(list, arguments.replace('~', '"')));

        assertThat(answer.errors()).isEmpty();
        List<String> groups = new ArrayList<>();
        answer.at("/list/groups").forEach(group -> {
            StringBuilder text = new StringBuilder();
            group.get("keys")
                    .forEach(key ->
                            text.append(key.isNull() ? "null" : key.asString()).append(' '));
            groups.add(text + group.at("/aggregate/count").asString());
        });
        assertThat(groups).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The values of a JSON object, in their order. */
    private static String values(@Nullable String object) {
        List<String> values = new ArrayList<>();
        JsonMapper.shared()
                .readTree(String.valueOf(object))
                .forEach(value -> values.add(value.isNull() ? "null" : value.asString()));
        return String.join(" ", values);
    }
}
