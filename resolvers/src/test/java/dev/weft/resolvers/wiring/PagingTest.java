package dev.weft.resolvers.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ErrorCode;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestDatabase;
import dev.weft.testing.TestProject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jooq.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
    private static final int ROWS = 60;

    private static TestProject project;
    private static TestApi api;

    /** Few distinct values and many nulls in every column that lists are ordered by. */
    @BeforeAll
    static void createArticles() {
        project = Press.create();
        api = new TestApi(project, new NoMutations());
        project.sql().execute("select setseed(0.5)");
        project.sql().execute("""
                insert into %s.articles (slug, title, status, rating, views, price, score, featured, printed_on, published_at)
                select 's' || n, nullif(chr(97 + n %% 4) || repeat('é', n), 'a'), (array['draft', 'published', null])[n %% 3 + 1],
                  nullif(n %% 5, 0), n / 7, (array[1.10, 2.2, null, 12345678901234567890.123456789])[n %% 4 + 1],
                  (array[0.1, 1e300, null, 'NaN', '-Infinity'])[n %% 5 + 1]::float8, (array[true, false, null])[n %% 3 + 1],
                  (array['2024-01-01', '0044-03-15', null])[n %% 3 + 1]::date,
                  (array['2024-01-01T00:00:00.123456Z', null, '1969-12-31T23:59:59.999999Z'])[n %% 3 + 1]::timestamptz
                from generate_series(1, %d) n
                """.formatted(project.schema(), ROWS));
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void walkingWithCursorsMeetsEveryRowOnceInTheOrderOfSql(long seed) {
        Random random = new Random(seed);
        List<String> names = new ArrayList<>(List.of(
                "title",
                "status",
                "rating",
                "views",
                "price",
                "score",
                "featured",
                "printedOn",
                "publishedAt",
                "rowId"));
        Collections.shuffle(names, random);
        List<Map<String, String>> orderBy = new ArrayList<>();
        List<String> sql = new ArrayList<>();
        for (String name : names.subList(0, random.nextInt(4))) {
            List<String> directions =
                    List.of("ASC", "DESC", "ASC_NULLS_FIRST", "ASC_NULLS_LAST", "DESC_NULLS_FIRST", "DESC_NULLS_LAST");
            String direction = directions.get(random.nextInt(directions.size()));
            orderBy.add(Map.of(name, direction));
            sql.add(column(name) + " " + direction.replaceFirst("_", " ").replace('_', ' '));
        }
        boolean descending = !orderBy.isEmpty()
                && orderBy.getLast().values().iterator().next().startsWith("DESC");
        sql.add("id " + (descending ? "desc" : "asc"));

        List<String> expected = project.sql()
                .fetch("select slug from " + project.schema() + ".articles order by " + String.join(", ", sql))
                .map((Record row) -> (String) row.get(0));
        int size = 1 + random.nextInt(9);

        assertThat(forward(orderBy, size)).as("forward by %s", orderBy).isEqualTo(expected);
        assertThat(backward(orderBy, size)).as("backward by %s", orderBy).isEqualTo(expected);
    }

    private static String column(String apiName) {
        return switch (apiName) {
            case "printedOn" -> "printed_on";
            case "publishedAt" -> "published_at";
            case "rowId" -> "id";
            default -> apiName;
        };
    }

    private static List<String> forward(List<Map<String, String>> orderBy, int size) {
        List<String> slugs = new ArrayList<>();
        Answer page = page(orderBy, "first", size, "after", null);
        assertThat(page.at("/articles/pageInfo/hasPreviousPage").asBoolean()).isFalse();
        while (true) {
            slugs.addAll(page.all("slug"));
            if (!page.at("/articles/pageInfo/hasNextPage").asBoolean()) {
                return slugs;
            }
            page = page(
                    orderBy,
                    "first",
                    size,
                    "after",
                    page.at("/articles/pageInfo/endCursor").asString());
            assertThat(page.at("/articles/pageInfo/hasPreviousPage").asBoolean())
                    .isTrue();
        }
    }

    private static List<String> backward(List<Map<String, String>> orderBy, int size) {
        List<String> slugs = new ArrayList<>();
        Answer page = page(orderBy, "last", size, "before", null);
        assertThat(page.at("/articles/pageInfo/hasNextPage").asBoolean()).isFalse();
        while (true) {
            slugs.addAll(0, page.all("slug"));
            if (!page.at("/articles/pageInfo/hasPreviousPage").asBoolean()) {
                return slugs;
            }
            page = page(
                    orderBy,
                    "last",
                    size,
                    "before",
                    page.at("/articles/pageInfo/startCursor").asString());
            assertThat(page.at("/articles/pageInfo/hasNextPage").asBoolean()).isTrue();
        }
    }

    private static Answer page(
            List<Map<String, String>> orderBy,
            String count,
            int size,
            String place,
            @org.jspecify.annotations.Nullable String cursor) {
        Map<String, Object> variables = new HashMap<>(Map.of("orderBy", orderBy, "size", size));
        if (cursor != null) {
            variables.put("cursor", cursor);
        }
        Answer answer = api.ask(
                "query($orderBy: [ArticleOrderBy!], $size: Int, $cursor: String) { articles(orderBy: $orderBy, " + count
                        + ": $size, " + place + ": $cursor) { edges { cursor node { slug } }"
                        + " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
                variables);
        assertThat(answer.errors()).isEmpty();
        return answer;
    }

    @Test
    void bothBoundsTogetherGiveWhatIsBetween() {
        List<String> cursors =
                api.ask("{ articles(first: 10) { edges { cursor } } }").all("cursor");

        Answer between = api.ask(
                "query($a: String, $b: String) { articles(first: 20, after: $a, before: $b) { edges { cursor } } }",
                Map.of("a", cursors.get(2), "b", cursors.get(7)));

        assertThat(between.all("cursor")).isEqualTo(cursors.subList(3, 7));
    }

    @Test
    void aCursorAloneBeforeGivesThePreviousPage() {
        List<String> cursors =
                api.ask("{ articles(first: 30) { edges { cursor } } }").all("cursor");

        Answer previous = api.ask(
                "query($b: String) { articles(before: $b) { edges { cursor } } }", Map.of("b", cursors.get(25)));

        assertThat(previous.all("cursor")).isEqualTo(cursors.subList(5, 25));
    }

    @Test
    void aPageIsTwentyRowsUnlessSaidOtherwise() {
        assertThat(api.ask("{ articles { nodes { slug } } }").all("slug")).hasSize(20);
        assertThat(api.ask("{ articles(first: 1000) { nodes { slug } } }").all("slug"))
                .hasSize(ROWS);
    }

    @Test
    void anOffsetSkipsRows() {
        List<String> all = api.ask("{ articles(first: 60) { nodes { slug } } }").all("slug");
        Answer skipped = api.ask(
                "{ articles(first: 2, offset: 57) { nodes { slug } pageInfo { hasNextPage hasPreviousPage } } }");

        assertThat(skipped.all("slug")).isEqualTo(all.subList(57, 59));
        assertThat(skipped.data()).contains("\"hasNextPage\":true,\"hasPreviousPage\":true");
    }

    @Test
    void firstZeroReadsNoRows() {
        Answer answer = api.ask("{ articles(first: 0) { nodes { slug } edges { cursor } pageInfo { endCursor } } }");

        assertThat(answer.data())
                .isEqualTo("{\"articles\":{\"nodes\":[],\"edges\":[],\"pageInfo\":{\"endCursor\":null}}}");
        assertThat(answer.statements()).isEmpty();
        assertThat(answer.leases()).isZero();
    }

    @Test
    void oneRowMoreIsReadOnlyWhereSomebodyAsksIfThereIsOne() {
        assertThat(api.ask("{ articles(first: 3) { nodes { slug } pageInfo { endCursor hasPreviousPage } } }")
                        .statements())
                .singleElement()
                .asString()
                .contains("fetch next 3 rows");
        assertThat(api.ask("{ articles(first: 3) { pageInfo { hasNextPage } } }")
                        .statements())
                .singleElement()
                .asString()
                .contains("fetch next 4 rows");
        assertThat(api.ask("{ articles(last: 3) { pageInfo { hasPreviousPage } } }")
                        .statements())
                .singleElement()
                .asString()
                .contains("fetch next 4 rows");
    }

    @Test
    void totalCountIgnoresPagingAndIsCountedOnlyWhenSelected() {
        Answer counted = api.ask("{ articles(first: 0, filter: {rating: {eq: 1}}) { totalCount } }");

        assertThat(counted.at("/articles/totalCount").asInt()).isEqualTo(12);
        assertThat(counted.statements()).singleElement().asString().contains("count(*)");
        assertThat(api.ask("{ articles(first: 1) { nodes { slug } } }").statements())
                .hasSize(1);
        assertThat(api.ask("{ articles(first: 1) { totalCount nodes { slug } } }")
                        .statements())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "first: 1, last: 1      | 'last' cannot be combined with 'first'",
                "first: -1              | 'first' is -1; it cannot be negative",
                "last: -1               | 'last' is -1; it cannot be negative",
                "first: 1001            | 'first' is 1001; a page has 1000 rows at most",
                "last: 1001             | 'last' is 1001; a page has 1000 rows at most",
                "offset: 1              | 'offset' needs 'first'",
                "last: 1, offset: 1     | 'offset' needs 'first'",
                "first: 1, offset: -1   | 'offset' is -1; it cannot be negative",
                "first: 1, offset: 1000000000 | 'offset' is 1000000000; it can be 10000 at most, page on with 'after'",
                "after: \"\"            | 'after' is no cursor of this list",
                "after: \"eyJpZCI6IjEgT1IgMT0xIn0=\" | 'after' is no cursor of this list",
                "before: \"v99:abcd\"   | 'before' is no cursor of this list"
            })
    void whatNoPageCanBeIsRefused(String arguments, String message) {
        Answer answer = api.ask("{ articles(" + arguments + ") { nodes { slug } } }");

        assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(answer.message()).startsWith(message);
        assertThat(answer.statements()).isEmpty();
    }

    @Test
    void cursorsThatWereTamperedWithAreRefused() {
        String cursor = api.ask("{ articles(first: 1, orderBy: [{title: ASC}]) { edges { cursor } } }")
                .all("cursor")
                .getFirst();

        for (String bad : List.of(cursor.substring(0, cursor.length() / 2), cursor + "AAAA", "A".repeat(20_000))) {
            Answer answer = api.ask(
                    "query($c: String) { articles(orderBy: [{title: ASC}], after: $c) { nodes { slug } } }",
                    Map.of("c", bad));
            assertThat(answer.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        }
    }

    @Test
    void aCursorOfAnotherOrderOrCollectionIsRefused() {
        String cursor = api.ask("{ articles(first: 1, orderBy: [{title: ASC}]) { edges { cursor } } }")
                .all("cursor")
                .getFirst();
        List<String> others = List.of(
                "articles(orderBy: [{title: DESC}], after: $c) { nodes { slug } }",
                "articles(orderBy: [{title: ASC_NULLS_FIRST}], after: $c) { nodes { slug } }",
                "articles(after: $c) { nodes { slug } }",
                "authors(after: $c) { nodes { name } }");

        for (String other : others) {
            Answer answer = api.ask("query($c: String) { " + other + " }", Map.of("c", cursor));
            assertThat(answer.codes()).as(other).containsExactly(ErrorCode.BAD_USER_INPUT);
            assertThat(answer.message()).contains("another order");
        }
    }

    @Test
    void aKeysetPageReadsARangeOfTheIndex() throws SQLException {
        project.sql().execute("""
                insert into %s.articles (slug, views, rating) select 'x' || n, n, n from generate_series(1000, 4000) n
                """.formatted(project.schema()));
        project.sql().execute("analyze " + project.schema() + ".articles");
        try {
            for (String orderBy : List.of(
                    "",
                    "orderBy: [{views: ASC}],",
                    "orderBy: [{views: DESC}],",
                    "orderBy: [{rating: ASC}, {views: ASC}],",
                    "orderBy: [{rating: DESC_NULLS_LAST}],")) {
                Answer first = api.ask("{ articles(" + orderBy + " first: 5) { pageInfo { endCursor } } }");
                Answer next = api.ask(
                        "query($c: String) { articles(" + orderBy + " first: 5, after: $c) { nodes { slug } } }",
                        Map.of("c", first.all("endCursor").getFirst()));

                assertThat(plan(next.statements().getFirst()))
                        .as(next.statements().getFirst())
                        .contains("Index")
                        .contains("Index Cond")
                        .doesNotContain("Seq Scan");
            }
        } finally {
            project.sql().execute("delete from " + project.schema() + ".articles where slug like 'x%'");
        }
    }

    /** What PostgreSQL would do, whatever the values are. */
    private static String plan(String statement) throws SQLException {
        String numbered = statement;
        for (int i = 1; numbered.contains("?"); i++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + i);
        }
        TestDatabase database = project.database();
        String url = database.jdbcUrl() + "?preferQueryMode=simple";
        try (Connection connection = DriverManager.getConnection(url, database.user(), database.password());
                Statement command = connection.createStatement();
                ResultSet rows = command.executeQuery("explain (generic_plan) " + numbered)) {
            StringBuilder lines = new StringBuilder();
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
            return lines.toString();
        }
    }
}
