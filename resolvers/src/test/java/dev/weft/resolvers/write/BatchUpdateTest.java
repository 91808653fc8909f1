package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.execution.Driver;
import java.util.ArrayList;
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

/** {@code batchUpdateXs}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchUpdateTest {
    private static final String BATCH = """
            mutation ($updates: [ArticleUpdate!]!, $onError: BulkErrorMode! = ROLLBACK) {
              batchUpdateArticles(updates: $updates, onError: $onError) {
                affectedCount articles { slug title views }
                results { index outcome article { slug title views rowVersion } error { code path } }
                errors { code path fields } } }""";

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
    void changesOfLikeShapeAreOneStatement(Driver driver) {
        List<Object> updates = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String id = desk.article(slug(i), "views", i);
            updates.addFirst(Map.of(
                    "id", id, "patch", Map.of("title", "t" + i), "ops", Map.of("views", Map.of("increment", "" + i))));
        }

        Desk.Reply reply = ask(driver, updates);

        assertThat(reply.codes()).isEmpty();
        assertThat(reply.statements()).isEqualTo(1);
        assertThat(reply.at("/affectedCount").asInt()).isEqualTo(60);
        assertThat(reply.text("/articles/0/title")).isEqualTo("t59");
        assertThat(reply.text("/articles/59/title")).isEqualTo("t0");
        assertThat(reply.text("/results/10/article/views")).isEqualTo("98");
        assertThat(reply.texts("/results", "outcome")).containsOnly("UPDATED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void changesOfOneRowFollowEachOther(Driver driver) {
        String id = desk.article("a", "views", 2);
        String other = desk.article("b", "views", 1);
        Desk.Reply reply = ask(
                driver,
                List.of(
                        Map.of("id", id, "ops", Map.of("views", Map.of("increment", "3"))),
                        Map.of("id", other, "ops", Map.of("views", Map.of("increment", "1"))),
                        Map.of("id", id, "ops", Map.of("views", Map.of("multiply", "10"))),
                        Map.of("filter", Map.of("views", Map.of("eq", "50")), "patch", Map.of("title", "fifty")),
                        Map.of("id", other, "patch", Map.of("title", "b")),
                        Map.of("filter", Map.of("slug", Map.of("eq", "nothing")), "patch", Map.of("title", "x"))));

        assertThat(reply.codes()).isEmpty();
        assertThat(reply.texts("/results", "index")).containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(reply.texts("/results", "outcome"))
                .containsExactly("UPDATED", "UPDATED", "UPDATED", "UPDATED", "UNCHANGED", "UNCHANGED");
        assertThat(reply.text("/results/2/article/views")).isEqualTo("50");
        assertThat(reply.text("/results/3/article/title")).isEqualTo("fifty");
        assertThat(reply.at("/results/5/article").isNull()).isTrue();
        assertThat(reply.at("/affectedCount").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void eachUpdateSaysWhichRowsItMeansAndOfHowMany(Driver driver) {
        String id = desk.article("a", "");
        desk.article("b", "");
        Desk.Reply reply = ask(
                driver,
                List.of(
                        Map.of("patch", Map.of("title", "x")),
                        Map.of("id", id, "filter", Map.of("slug", Map.of("eq", "a"))),
                        Map.of("id", "nonsense", "patch", Map.of("rating", 9)),
                        Map.of("filter", Map.of()),
                        Map.of("filter", Map.of("slug", Map.of("eq", "a")), "maxAffected", -1)));
        assertThat(reply.texts("/errors", "path/1")).containsExactly("0", "1", "2", "2", "3", "4");
        assertThat(reply.texts("/results", "outcome")).containsOnly("FAILED").hasSize(5);

        Desk.Reply two = ask(
                driver,
                List.of(Map.of(
                        "filter", Map.of("slug", Map.of("in", List.of("a", "b"))), "patch", Map.of("title", "x"))));
        assertThat(two.text("/errors/0/code")).isEqualTo("AFFECTED_LIMIT_EXCEEDED");
        assertThat(two.path()).isEqualTo("updates.0.maxAffected");

        Desk.Reply both = ask(
                driver,
                List.of(Map.of(
                        "filter",
                        Map.of("slug", Map.of("in", List.of("a", "b"))),
                        "patch",
                        Map.of("title", "x"),
                        "maxAffected",
                        2)));
        assertThat(both.texts("/results", "index")).containsExactly("0", "0");
        assertThat(both.at("/affectedCount").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aVersionThatIsGoneIsAConflictAndNothingIsChanged(Driver driver) {
        String a = desk.article("a", "");
        String b = desk.article("b", "");
        String version = desk.newsroom()
                .value("select xmin::text from articles where slug = 'a'")
                .toString();
        List<Object> updates = List.of(
                Map.of("id", a, "patch", Map.of("title", "x"), "ifVersion", version),
                Map.of("id", b, "patch", Map.of("title", "x"), "ifVersion", "1"),
                Map.of("id", Desk.NOBODY.toString(), "patch", Map.of("title", "x")));

        Desk.Reply reply = ask(driver, updates);
        assertThat(reply.texts("/errors", "code")).contains("VERSION_CONFLICT");
        assertThat(reply.path()).isEqualTo("updates.1.ifVersion");
        assertThat(desk.newsroom().value("select count(*) from articles where title = 'x'"))
                .isEqualTo(0L);

        Desk.Reply found = ask(
                driver,
                List.of(Map.of(
                        "filter", Map.of("slug", Map.of("eq", "b")), "patch", Map.of("title", "x"), "ifVersion", "1")));
        assertThat(found.text("/errors/0/code")).isEqualTo("VERSION_CONFLICT");

        Desk.Reply some = desk.ask(driver, BATCH, Map.of("updates", updates, "onError", "CONTINUE"));
        assertThat(some.texts("/results", "outcome")).containsExactly("UPDATED", "FAILED", "FAILED");
        assertThat(some.texts("/results", "error/code")).containsExactly("", "VERSION_CONFLICT", "NOT_FOUND");
        assertThat(some.texts("/errors", "code")).containsExactly("VERSION_CONFLICT", "NOT_FOUND");
        assertThat(some.codes()).isEmpty();
        assertThat(desk.newsroom().value("select string_agg(slug, '') from articles where title = 'x'"))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whatTheDatabaseRefusesNamesItsUpdate(Driver driver) {
        String a = desk.article("a", "rating", 1);
        String b = desk.article("b", "rating", 1);
        desk.article("c", "");
        List<Object> updates = List.of(
                Map.of("id", a, "patch", Map.of("slug", "d")),
                Map.of("id", b, "patch", Map.of("slug", "c")),
                Map.of("id", Desk.NOBODY.toString(), "ops", Map.of("rating", Map.of("increment", 7))));

        Desk.Reply reply = ask(driver, updates);
        assertThat(reply.text("/errors/0/code")).isEqualTo("UNIQUE_VIOLATION");
        assertThat(reply.path()).isEqualTo("updates.1.patch.slug");

        Desk.Reply some = desk.ask(driver, BATCH, Map.of("updates", updates, "onError", "CONTINUE"));
        assertThat(some.texts("/results", "outcome")).containsExactly("UPDATED", "FAILED", "FAILED");
        assertThat(some.texts("/articles", "slug")).containsExactly("d");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void relationsAreWrittenToo(Driver driver) {
        String a = desk.article("a", "");
        String b = desk.article("b", "");
        Desk.Reply reply = desk.ask(driver, """
                mutation ($a: ID!, $b: ID!) { batchUpdateArticles(updates: [
                    {id: $a, patch: {tags: {connect: [{name: "red"}]}}},
                    {id: $b, patch: {title: "x", author: {create: {name: "Bob", email: "bob@example.com"}}}},
                    {id: $b, patch: {tags: {connect: [{name: "red"}]}}}]) {
                  results { outcome article { slug title author { name } tags { nodes { name } } } } } }""", Map.of("a", a, "b", b));

        assertThat(reply.codes()).isEmpty();
        assertThat(reply.texts("/results", "outcome")).containsOnly("UPDATED");
        assertThat(reply.text("/results/0/article/tags/nodes/0/name")).isEqualTo("red");
        assertThat(reply.text("/results/1/article/author/name")).isEqualTo("Bob");
        assertThat(reply.text("/results/2/article/tags/nodes/0/name")).isEqualTo("red");
    }

    @Test
    void manyWhoChangeTheSameRowsInAnyOrderAddUp() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            ids.add(desk.article(slug(i), ""));
        }
        List<Future<Desk.Reply>> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 48; i++) {
                List<String> order = new ArrayList<>(ids);
                java.util.Collections.shuffle(order, new java.util.Random(i));
                List<Map<String, Object>> updates = order.stream()
                        .map(id -> Map.<String, Object>of("id", id, "ops", Map.of("views", Map.of("increment", "1"))))
                        .toList();
                replies.add(threads.submit(() -> desk.ask(Driver.COMPILED, BATCH, Map.of("updates", updates))));
            }
        }
        for (Future<Desk.Reply> reply : replies) {
            assertThat(reply.get().at("/affectedCount").asInt()).isEqualTo(25);
        }
        assertThat(desk.newsroom().value("select count(*) from articles where views = 48"))
                .isEqualTo(25L);
    }

    private Desk.Reply ask(Driver driver, List<?> updates) {
        return desk.ask(driver, BATCH, Map.of("updates", updates));
    }

    private static String slug(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }
}
