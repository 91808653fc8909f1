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

class SearchTest {
    private static final String DOCUMENT =
            "to_tsvector('simple', coalesce(slug, '')) || to_tsvector('simple', coalesce(title, ''))"
                    + " || to_tsvector('simple', coalesce(body, ''))";

    private static TestProject project;
    private static TestApi api;

    @BeforeAll
    static void createRows() {
        project = Press.create();
        api = new TestApi(project, new NoMutations());
        project.sql().execute("""
                insert into %1$s.authors (name) values ('Ada Lovelace'), ('Ada Byron'), ('Charles');
                insert into %1$s.articles (slug, title, body, rating, author_id)
                select 's' || lpad(n::text, 2, '0'), 'Number ' || n || repeat(' bear', n %% 4), 'A tale' || repeat(' of bear and wolf', n %% 3),
                  nullif(n %% 3, 0), (select id from %1$s.authors order by id offset n %% 3 limit 1)
                from generate_series(1, 30) n
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
                "bear",
                "BEAR wolf",
                "bear -wolf",
                "\"bear and wolf\"",
                "number or tale",
                "17 tale",
                "it''s \\ & ! ( <-> bear",
                "nothing"
            })
    void wordsAreFoundInAllTextFieldsTogether(String words) {
        List<String> expected = project.sql()
                .fetch(
                        "select slug from " + project.schema() + ".articles where " + DOCUMENT
                                + " @@ websearch_to_tsquery('simple', ?) order by id",
                        words)
                .map((Record row) -> (String) row.get(0));

        Answer answer = api.ask(
                "query($w: String) { articles(search: $w, first: 30) { totalCount nodes { slug } } }",
                Map.of("w", words));

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.all("slug")).isEqualTo(expected);
        assertThat(answer.at("/articles/totalCount").asInt()).isEqualTo(expected.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{relevance: DESC} | rank desc, id desc",
                "{relevance: ASC}, {rating: DESC} | rank, rating desc, id desc",
                "{rating: ASC}, {relevance: DESC} | rating, rank desc, id desc"
            })
    void relevanceOrdersAndCursorsKeepItsPlace(String orderBy, String order) {
        List<String> expected = sql("select slug from (select *, ts_rank(" + DOCUMENT
                + ", to_tsquery('bear')) as rank from articles) a where rank > 0 order by " + order);
        Walk walk = new Walk(api, "articles", "search: \"bear\", orderBy: [" + orderBy + "]", "slug");

        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(walk.forward(4)).isEqualTo(expected);
        assertThat(walk.backward(5)).isEqualTo(expected);
    }

    @Test
    void theScoreIsTheRankAndThereIsNoneWithoutASearch() {
        Answer answer = api.ask("""
                { articles(search: "bear", orderBy: [{relevance: DESC}], first: 1) { edges { score node { slug } } } }""");
        String best = sql("select max(ts_rank(" + DOCUMENT + ", to_tsquery('bear')))::float8::text from articles")
                .getFirst();

        assertThat(answer.at("/articles/edges/0/score").asDouble()).isEqualTo(Double.parseDouble(best));
        assertThat(answer.statements()).hasSize(1);
        assertThat(api.ask("{ articles(first: 1) { edges { score } } }")
                        .at("/articles/edges/0/score")
                        .isNull())
                .isTrue();
    }

    @Test
    void listsOfParentsAreSearchedToo() {
        Answer answer = api.ask("""
                { authors(search: "ada", orderBy: [{name: ASC}]) { nodes { name
                  articles(search: "bear -wolf", orderBy: [{relevance: DESC}], first: 2) { totalCount edges { score cursor } } } } }""");

        assertThat(answer.errors()).isEmpty();
        assertThat(answer.all("name")).containsExactly("Ada Byron", "Ada Lovelace");
        assertThat(answer.all("totalCount")).containsExactly("0", "8");
        assertThat(answer.statements()).hasSize(3);
    }

    @Test
    void aSearchWithoutAWordIsNone() {
        for (String empty : List.of("\"\"", "\"  \"", "null")) {
            assertThat(api.ask("{ articles(first: 0, search: " + empty + ") { totalCount } }")
                            .at("/articles/totalCount")
                            .asInt())
                    .isEqualTo(30);
        }
        Answer ordered = api.ask("""
                { articles(search: "", orderBy: [{relevance: DESC}, {slug: DESC}], first: 2) { edges { score node { slug } } } }""");
        assertThat(ordered.all("slug")).containsExactly("s30", "s29");
        assertThat(api.ask("{ articles(search: \"?!\") { totalCount } }")
                        .at("/articles/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void cursorsBelongToTheSearchWhoseRelevanceTheyHold() {
        String cursor = api.ask(
                        "{ articles(search: \"bear\", orderBy: [{relevance: DESC}], first: 1) { edges { cursor } } }")
                .all("cursor")
                .getFirst();

        Answer answer = api.ask(
                "query($c: String) { articles(search: \"wolf\", orderBy: [{relevance: DESC}], after: $c) { nodes { slug } } }",
                Map.of("c", cursor));

        assertThat(answer.message()).contains("another order");
    }

    @Test
    void whatCannotBeSearchedIsRefused() {
        Answer relevance = api.ask("{ articles(orderBy: [{relevance: DESC}]) { nodes { slug } } }");
        Answer tooLong = api.ask("{ articles(search: \"" + "x".repeat(1_001) + "\") { nodes { slug } } }");

        assertThat(relevance.codes()).containsExactly(ErrorCode.BAD_USER_INPUT);
        assertThat(relevance.message()).contains("needs 'search'");
        assertThat(tooLong.message()).startsWith("'search' has 1001 characters");
    }

    @Test
    void addressesAreNotSearched() {
        project.sql()
                .execute("insert into %s.users (email, full_name) values ('someone@example.com', 'Grace')"
                        .formatted(project.schema()));

        assertThat(api.ask("{ users(search: \"someone@example.com\") { totalCount } }")
                        .at("/users/totalCount")
                        .asInt())
                .isZero();
        assertThat(api.ask("{ users(search: \"grace\") { totalCount } }")
                        .at("/users/totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    private static List<String> sql(String sql) {
        return project.sql().transactionResult(transaction -> {
            transaction.dsl().execute("set local search_path to " + project.schema());
            return transaction.dsl().fetch(sql).map((Record row) -> (String) row.get(0));
        });
    }
}
