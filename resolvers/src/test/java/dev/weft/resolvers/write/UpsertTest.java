package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.execution.Driver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code onConflict}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpsertTest {
    private static final String ONE = """
            mutation ($input: ArticleInput!, $conflict: ArticleOnConflict) {
              createArticle(input: $input, onConflict: $conflict) {
                article { rowId slug title rating views tags { nodes { name } } } outcome errors { code path fields message } } }""";
    private static final String MANY = """
            mutation ($input: [ArticleInput!]!, $conflict: ArticleOnConflict, $onError: BulkErrorMode! = ROLLBACK) {
              createArticles(input: $input, onConflict: $conflict, onError: $onError) {
                affectedCount articles { slug } results { index outcome article { rowId slug title rating views } error { code } }
                errors { code path fields message } } }""";

    private Desk desk;

    @BeforeAll
    void open() {
        desk = new Desk();
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @BeforeEach
    void clear() {
        desk.clear();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aRowIsCreatedOnceAndChangedAfterwards(Driver driver) {
        Desk.Reply first = one(driver, article("a", "title", "one", "rating", 3), Map.of("key", "SLUG"));
        Desk.Reply second = one(driver, article("a", "title", "two"), Map.of("key", "SLUG"));

        assertThat(first.text("/outcome")).isEqualTo("CREATED");
        assertThat(second.text("/outcome")).isEqualTo("UPDATED");
        // The second reads the tags.
        assertThat(second.statements()).isEqualTo(2);
        assertThat(second.text("/article/rowId")).isEqualTo(first.text("/article/rowId"));
        assertThat(second.text("/article/title")).isEqualTo("two");
        assertThat(second.at("/article/rating").asInt()).isEqualTo(3);
        assertThat(one(driver, article("a", "title", "two"), Map.of("key", "SLUG"))
                        .text("/outcome"))
                .isEqualTo("UPDATED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aRowThatIsIgnoredIsAnswered(Driver driver) {
        String id = desk.article("a", "rating", 2);
        Map<String, Object> input = article("a", "title", "other");
        input.put("tags", Map.of("connect", List.of(Map.of("name", "red"))));

        Desk.Reply reply = one(driver, input, Map.of("key", "SLUG", "action", "IGNORE"));

        assertThat(reply.text("/outcome")).isEqualTo("UNCHANGED");
        assertThat(reply.text("/article/rowId")).isEqualTo(id);
        assertThat(reply.text("/article/title")).isEqualTo("a");
        assertThat(reply.at("/article/tags/nodes")).isEmpty();
        assertThat(one(driver, article("b"), Map.of("key", "SLUG", "action", "IGNORE"))
                        .text("/outcome"))
                .isEqualTo("CREATED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void fieldsOpsAndWhereSayWhatIsChanged(Driver driver) {
        desk.article("a", "rating, views", 2, 10);
        Map<String, Object> conflict = Map.of(
                "key", "SLUG",
                "fields", List.of("TITLE"),
                "ops", Map.of("views", Map.of("increment", "5")),
                "where", Map.of("rating", Map.of("lt", 3)));

        Desk.Reply changed = one(driver, article("a", "title", "new", "rating", 4, "views", "1"), conflict);
        assertThat(changed.text("/outcome")).isEqualTo("UPDATED");
        assertThat(changed.text("/article/title")).isEqualTo("new");
        assertThat(changed.at("/article/rating").asInt()).isEqualTo(2);
        assertThat(changed.text("/article/views")).isEqualTo("15");

        desk.newsroom().execute("update articles set rating = 3");
        Desk.Reply left = one(driver, article("a", "title", "newer"), conflict);
        assertThat(left.text("/outcome")).isEqualTo("UNCHANGED");
        assertThat(left.text("/article/title")).isEqualTo("new");
        assertThat(left.text("/article/views")).isEqualTo("15");

        Desk.Reply nothing = one(driver, article("a", "title", "newest"), Map.of("key", "SLUG", "fields", List.of()));
        assertThat(nothing.text("/outcome")).isEqualTo("UNCHANGED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void anOperationGoesBeforeTheFieldOfTheInput(Driver driver) {
        Map<String, Object> conflict = Map.of("key", "SLUG", "ops", Map.of("views", Map.of("increment", "1")));
        for (int i = 0; i < 3; i++) {
            one(driver, article("a", "views", "100"), conflict);
        }
        assertThat(desk.newsroom().value("select views from articles")).isEqualTo(102L);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aKeyMayBeOfSeveralFieldsOrThePrimaryOne(Driver driver) {
        desk.article("a", "rating", 4);
        desk.newsroom().execute("update articles set title = 'same'");
        Desk.Reply composite = one(driver, article("b", "title", "same", "rating", 4), Map.of("key", "TITLE_RATING"));
        assertThat(composite.text("/outcome")).isEqualTo("UPDATED");
        assertThat(composite.text("/article/slug")).isEqualTo("b");

        Map<String, Object> tag = Map.of("rowId", "2", "name", "pink");
        String document =
                "mutation ($input: TagInput!) { createTag(input: $input, onConflict: {}) { tag { rowId name } outcome } }";
        assertThat(desk.ask(driver, document, Map.of("input", tag)).text("/outcome"))
                .isEqualTo("UPDATED");
        assertThat(desk.ask(driver, document, Map.of("input", Map.of("name", "new")))
                        .text("/outcome"))
                .isEqualTo("CREATED");
        assertThat(desk.ask(driver, document, Map.of("input", Map.of("name", "red")))
                        .codes())
                .containsExactly("UNIQUE_VIOLATION");
        assertThat(desk.newsroom().value("select name from tags where id = 2")).isEqualTo("pink");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aRowThatGivesNoKeyMeetsNone(Driver driver) {
        desk.article("a", "");
        desk.newsroom().execute("update articles set title = 'same'");
        Desk.Reply reply = many(
                driver,
                List.of(article("b", "title", "same"), article("c", "title", "same", "rating", 1)),
                Map.of("key", "TITLE_RATING"));
        assertThat(reply.texts("/results", "outcome")).containsExactly("CREATED", "CREATED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void manyRowsOfLikeShapeAreOneStatement(Driver driver) {
        List<Map<String, Object>> input = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            if (i % 3 == 0) {
                desk.article(slug(i), "rating, views", 1, 7);
            }
            input.add(article(slug(i), "rating", i % 5 + 1));
        }
        Collections.shuffle(input, new java.util.Random(3));

        Desk.Reply reply = many(driver, input, Map.of("key", "SLUG", "ops", Map.of("views", Map.of("increment", "1"))));

        assertThat(reply.codes()).isEmpty();
        assertThat(reply.statements()).isEqualTo(1);
        assertThat(reply.at("/affectedCount").asInt()).isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            int number = number(String.valueOf(input.get(i).get("slug")));
            assertThat(reply.text("/results/" + i + "/article/slug")).isEqualTo(slug(number));
            assertThat(reply.text("/results/" + i + "/outcome")).isEqualTo(number % 3 == 0 ? "UPDATED" : "CREATED");
            assertThat(reply.text("/results/" + i + "/article/views")).isEqualTo(number % 3 == 0 ? "8" : "0");
            assertThat(reply.at("/results/" + i + "/article/rating").asInt()).isEqualTo(number % 5 + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void rowsThatGiveDifferentFieldsKeepTheOthers(Driver driver) {
        desk.article("a", "rating, views", 1, 7);
        desk.article("b", "rating, views", 2, 8);
        Desk.Reply reply = many(
                driver,
                List.of(article("b", "rating", 5), article("c"), article("a", "views", "9")),
                Map.of("key", "SLUG"));

        assertThat(reply.texts("/results", "outcome")).containsExactly("UPDATED", "CREATED", "UPDATED");
        assertThat(reply.texts("/results", "article/rating")).containsExactly("5", "", "1");
        assertThat(reply.texts("/results", "article/views")).containsExactly("8", "0", "9");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void theSameRowTwiceIsRefusedWithBothPlacesAndIgnoredWhereOthersAre(Driver driver) {
        List<Map<String, Object>> twice = List.of(article("a"), article("b"), article("a", "title", "again"));

        Desk.Reply refused = many(driver, twice, Map.of("key", "SLUG"));
        assertThat(refused.text("/errors/0/code")).isEqualTo("BAD_USER_INPUT");
        assertThat(refused.path()).isEqualTo("input.2.slug");
        assertThat(refused.text("/errors/0/message")).contains("input.0");

        Desk.Reply some = desk.ask(
                driver, MANY, Map.of("input", twice, "conflict", Map.of("key", "SLUG"), "onError", "CONTINUE"));
        assertThat(some.texts("/results", "outcome")).containsExactly("CREATED", "CREATED", "FAILED");

        desk.newsroom().execute("delete from articles");
        Desk.Reply ignored = many(driver, twice, Map.of("key", "SLUG", "action", "IGNORE"));
        assertThat(ignored.texts("/results", "outcome")).containsExactly("CREATED", "CREATED", "UNCHANGED");
        assertThat(ignored.texts("/results", "article/title")).containsExactly("a", "b", "a");
        assertThat(ignored.at("/affectedCount").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whatCannotBeDoneIsToldTogether(Driver driver) {
        Desk.Reply reply = one(
                driver,
                article("NO"),
                Map.of(
                        "key", "TITLE_RATING",
                        "fields", List.of("CREATED_AT", "VIEWS"),
                        "ops", Map.of("rating", Map.of("increment", 1), "views", Map.of("increment", "1")),
                        "where", Map.of("rating", Map.of())));

        List<String> paths = new ArrayList<>();
        reply.at("/errors")
                .forEach(error -> paths.add(String.join(
                        ".",
                        error.at("/path")
                                .valueStream()
                                .map(tools.jackson.databind.JsonNode::asString)
                                .toList())));
        assertThat(paths)
                .containsExactlyInAnyOrder(
                        "onConflict.fields.0",
                        "onConflict.fields.1",
                        "onConflict.ops.rating",
                        "onConflict.where.rating",
                        "input.slug");
        assertThat(reply.statements()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whatAnOperationMakesIsRefusedByName(Driver driver) {
        desk.article("a", "rating", 5);
        Desk.Reply reply = many(
                driver,
                List.of(article("b"), article("a")),
                Map.of("key", "SLUG", "ops", Map.of("rating", Map.of("increment", 1))));
        assertThat(reply.text("/errors/0/code")).isEqualTo("CHECK_VIOLATION");
        assertThat(reply.path()).isEqualTo("onConflict.ops.rating");
        assertThat(desk.newsroom().value("select count(*) from articles")).isEqualTo(1L);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void anotherKeyThatIsTakenIsStillAnError(Driver driver) {
        desk.article("a", "rating", 1);
        desk.newsroom().execute("update articles set title = 'same'");
        Desk.Reply reply =
                many(driver, List.of(article("b"), article("c", "title", "same", "rating", 1)), Map.of("key", "SLUG"));
        assertThat(reply.text("/errors/0/code")).isEqualTo("UNIQUE_VIOLATION");
        assertThat(reply.path()).isEqualTo("input.1");
    }

    @Test
    void manyWhoUpsertOneKeyCreateItOnceAndAddUp() throws Exception {
        Map<String, Object> conflict = Map.of("key", "SLUG", "ops", Map.of("views", Map.of("increment", "1")));
        List<Future<Desk.Reply>> replies = atOnce(
                200,
                i -> one(i % 2 == 0 ? Driver.COMPILED : Driver.GRAPHQL_JAVA, article("hot", "views", "1"), conflict));

        Map<String, Integer> outcomes = new HashMap<>();
        for (Future<Desk.Reply> reply : replies) {
            outcomes.merge(reply.get().text("/outcome"), 1, Integer::sum);
        }
        assertThat(outcomes).isEqualTo(Map.of("CREATED", 1, "UPDATED", 199));
        assertThat(desk.newsroom().query("select views from articles")).containsExactly(List.of(200L));
    }

    @Test
    void manyWhoIgnoreOneKeyAllSeeTheSameRow() throws Exception {
        for (int round = 0; round < 5; round++) {
            desk.newsroom().execute("delete from articles");
            List<Future<Desk.Reply>> replies =
                    atOnce(32, _ -> one(Driver.COMPILED, article("hot"), Map.of("key", "SLUG", "action", "IGNORE")));
            Map<String, Integer> outcomes = new HashMap<>();
            Object id = null;
            for (Future<Desk.Reply> reply : replies) {
                outcomes.merge(reply.get().text("/outcome"), 1, Integer::sum);
                String seen = reply.get().text("/article/rowId");
                assertThat(seen).isEqualTo(id == null ? seen : id);
                id = seen;
            }
            assertThat(outcomes).isEqualTo(Map.of("CREATED", 1, "UNCHANGED", 31));
        }
    }

    @Test
    void bulksOfTheSameRowsInAnyOrderNeitherFailNorLose() throws Exception {
        Map<String, Object> conflict = Map.of("key", "SLUG", "ops", Map.of("views", Map.of("increment", "1")));
        List<Future<Desk.Reply>> replies = atOnce(48, seed -> {
            List<Map<String, Object>> input = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                input.add(article(slug(i), "views", "1"));
            }
            Collections.shuffle(input, new java.util.Random(seed));
            return many(Driver.COMPILED, input, conflict);
        });
        int created = 0;
        int updated = 0;
        for (Future<Desk.Reply> reply : replies) {
            assertThat(reply.get().at("/errors")).isEmpty();
            List<String> outcomes = reply.get().texts("/results", "outcome");
            created += Collections.frequency(outcomes, "CREATED");
            updated += Collections.frequency(outcomes, "UPDATED");
        }
        assertThat(created).isEqualTo(30);
        assertThat(updated).isEqualTo(47 * 30);
        assertThat(desk.newsroom().value("select count(*) from articles where views = 48"))
                .isEqualTo(30L);
    }

    @Test
    void rowsThatComeAndGoAreNeverAnsweredByNothing() throws Exception {
        List<Future<Desk.Reply>> replies = atOnce(
                240,
                i -> i % 4 == 3
                        ? desk.ask(
                                Driver.COMPILED,
                                "mutation { deleteArticles(filter: {slug: {eq: \"hot\"}}) { affectedCount } }")
                        : one(Driver.COMPILED, article("hot"), Map.of("key", "SLUG", "action", "IGNORE")));
        for (int i = 0; i < replies.size(); i++) {
            Desk.Reply reply = replies.get(i).get();
            if (i % 4 != 3 && reply.codes().isEmpty()) {
                assertThat(reply.text("/article/slug")).isEqualTo("hot");
            }
            assertThat(reply.codes()).allMatch(code -> code.equals("SERIALIZATION_FAILURE"));
        }
    }

    @FunctionalInterface
    private interface Work {
        Desk.Reply run(int number);
    }

    private static List<Future<Desk.Reply>> atOnce(int times, Work work) {
        List<Future<Desk.Reply>> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < times; i++) {
                int number = i;
                replies.add(threads.submit(() -> work.run(number)));
            }
        }
        return replies;
    }

    private Desk.Reply one(Driver driver, Map<String, Object> input, Map<String, Object> conflict) {
        return desk.ask(driver, ONE, Map.of("input", input, "conflict", conflict));
    }

    private Desk.Reply many(Driver driver, List<Map<String, Object>> input, Map<String, Object> conflict) {
        return desk.ask(driver, MANY, Map.of("input", input, "conflict", conflict));
    }

    private static Map<String, Object> article(String slug, Object... more) {
        Map<String, Object> article =
                new HashMap<>(Map.of("slug", slug, "title", slug, "authorId", Desk.ANN.toString()));
        for (int i = 0; i < more.length; i += 2) {
            article.put((String) more[i], more[i + 1]);
        }
        return article;
    }

    private static String slug(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    private static int number(String slug) {
        return (slug.charAt(0) - 'a') * 26 + slug.charAt(1) - 'a';
    }
}
