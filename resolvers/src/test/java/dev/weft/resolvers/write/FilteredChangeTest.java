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
import org.junit.jupiter.params.provider.ValueSource;

/** {@code updateXs} and {@code deleteXs}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilteredChangeTest {
    private static final String UPDATE = """
            mutation ($filter: ArticleFilter!, $patch: ArticlePatch, $ops: ArticleOps, $most: Int! = 100, $all: Boolean! = false) {
              updateArticles(filter: $filter, patch: $patch, ops: $ops, maxAffected: $most, confirmAll: $all) {
                affectedCount deletedIds articles { slug title views author { name } tags { nodes { name } } }
                results { index outcome article { slug } error { code } } errors { code path fields message } } }""";

    private static final String DELETE = """
            mutation ($filter: ArticleFilter!, $most: Int! = 100, $all: Boolean! = false) {
              deleteArticles(filter: $filter, maxAffected: $most, confirmAll: $all) {
                affectedCount deletedIds articles { id slug } results { index outcome article { slug } }
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
    void threeArticles() {
        desk.clear();
        desk.article("a", "views", 1);
        desk.article("b", "views", 2);
        desk.article("c", "views", 3);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void everyRowThatTheFilterFindsIsWrittenByOneStatement(Driver driver) {
        String document = """
                mutation { updateArticles(
                    filter: {views: {gte: "2"}, author: {name: {eq: "Ann"}}}, patch: {title: "new"}, ops: {views: {multiply: "10"}}) {
                  affectedCount deletedIds articles { slug title views } results { index outcome article { slug } error { code } } } }""";

        Desk.Reply reply = desk.ask(driver, document);

        assertThat(reply.codes()).isEmpty();
        assertThat(reply.statements()).isEqualTo(1);
        assertThat(reply.at("/affectedCount").asInt()).isEqualTo(2);
        assertThat(reply.at("/deletedIds")).isEmpty();
        assertThat(reply.texts("/articles", "slug")).containsExactly("b", "c");
        assertThat(reply.texts("/articles", "title")).containsOnly("new");
        assertThat(reply.texts("/articles", "views")).containsExactly("20", "30");
        assertThat(reply.texts("/results", "outcome")).containsExactly("UPDATED", "UPDATED");
        assertThat(reply.texts("/results", "index")).containsExactly("0", "1");
        assertThat(desk.newsroom().value("select title from articles where slug = 'a'"))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void moreRowsThanExpectedChangeNothing(Driver driver) {
        Map<String, Object> variables =
                Map.of("filter", Map.of("views", Map.of("gte", "2")), "patch", Map.of("title", "new"), "most", 1);
        Desk.Reply update = desk.ask(driver, UPDATE, variables);
        Desk.Reply delete = desk.ask(driver, DELETE, Map.of("filter", Map.of("views", Map.of("gte", "2")), "most", 1));

        for (Desk.Reply reply : List.of(update, delete)) {
            assertThat(reply.text("/errors/0/code")).isEqualTo("AFFECTED_LIMIT_EXCEEDED");
            assertThat(reply.path()).isEqualTo("maxAffected");
            assertThat(reply.at("/affectedCount").asInt()).isZero();
            assertThat(reply.at("/articles")).isEmpty();
        }
        assertThat(desk.newsroom().value("select count(*) from articles where title <> 'new'"))
                .isEqualTo(3L);
        assertThat(desk.ask(
                                driver,
                                "mutation { deleteArticles(filter: {views: {gt: \"1\"}}, maxAffected: 1) { affectedCount } }")
                        .codes())
                .containsExactly("AFFECTED_LIMIT_EXCEEDED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{and: []}",
                "{and: [{}, {and: []}]}",
                "{or: [{views: {eq: \"1\"}}, {}]}",
                "{not: {or: []}}",
                "{slug: {isNull: false}}",
                "{id: {notIn: []}}",
                "{or: [{rating: {isNull: true}}, {rating: {isNull: false}}]}",
                "{compare: [{left: VIEWS, op: EQ, right: VIEWS}]}",
                "{author: {}}",
                "{tags: {every: {}}}",
                "{tags: {none: {or: []}}}",
                "{tags: {count: {gte: 0}}}",
                "{slug: {contains: \"\"}}",
            })
    void aFilterThatHoldsForEveryRowMustBeConfirmed(String filter) {
        for (Driver driver : Driver.values()) {
            String update =
                    "mutation { updateArticles(filter: %s, patch: {title: \"x\"}%s) { affectedCount errors { code path } } }";
            String delete = "mutation { deleteArticles(filter: %s%s) { affectedCount errors { code path } } }";
            for (String document : List.of(update, delete)) {
                Desk.Reply refused = desk.ask(driver, document.formatted(filter, ""));
                assertThat(refused.text("/errors/0/code")).isEqualTo("BAD_USER_INPUT");
                assertThat(refused.path()).isEqualTo("filter");
                assertThat(refused.statements()).isZero();
            }
            assertThat(desk.ask(driver, update.formatted(filter, ", confirmAll: true"))
                            .at("/affectedCount")
                            .asInt())
                    .isEqualTo(3);
        }
        assertThat(desk.newsroom().value("select count(*) from articles")).isEqualTo(3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{rating: {isNull: false}}", "{editor: {}}", "{tags: {some: {}}}", "{or: []}", "{not: {}}"})
    void aFilterThatOnlyLooksWideMayStandAlone(String filter) {
        Desk.Reply reply = desk.ask(
                Driver.COMPILED, "mutation { deleteArticles(filter: %s) { affectedCount } }".formatted(filter));
        assertThat(reply.at("/affectedCount").asInt()).isZero();
        assertThat(reply.codes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void rowsAreDeletedByOneStatementAndAnsweredAsTheyWere(Driver driver) {
        Desk.Reply reply =
                desk.ask(driver, DELETE, Map.of("filter", Map.of("slug", Map.of("in", List.of("a", "c", "q")))));

        assertThat(reply.statements()).isEqualTo(1);
        assertThat(reply.at("/affectedCount").asInt()).isEqualTo(2);
        assertThat(reply.texts("/articles", "slug")).containsExactly("a", "c");
        assertThat(reply.at("/deletedIds/1").asString()).isEqualTo(reply.text("/articles/1/id"));
        assertThat(reply.texts("/results", "outcome")).containsExactly("DELETED", "DELETED");
        assertThat(desk.newsroom().value("select string_agg(slug, '') from articles"))
                .isEqualTo("b");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void rowsThatOthersNeedStayAndTheOthersAreNamed(Driver driver) {
        Desk.Reply reply = desk.ask(
                driver,
                "mutation { deleteAuthors(filter: {name: {eq: \"Ann\"}}) { affectedCount errors { code path fields } } }");

        assertThat(reply.text("/errors/0/code")).isEqualTo("FOREIGN_KEY_VIOLATION");
        assertThat(reply.path()).isEqualTo("filter");
        assertThat(reply.text("/errors/0/fields/0")).isEqualTo("articles");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void theReadDialectIsTheFilters(Driver driver) {
        Desk.Reply reply =
                desk.ask(driver, UPDATE, Map.of("filter", Map.of("rating", Map.of()), "patch", Map.of("title", "x")));
        assertThat(reply.text("/errors/0/code")).isEqualTo("BAD_USER_INPUT");
        assertThat(reply.path()).isEqualTo("filter.rating");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void allThatIsWrongIsToldTogether(Driver driver) {
        Desk.Reply reply = desk.ask(
                driver,
                UPDATE,
                Map.of(
                        "filter",
                        Map.of(),
                        "patch",
                        Map.of("rating", 9, "slug", "NO"),
                        "ops",
                        Map.of("rating", Map.of("increment", 1)),
                        "most",
                        -1));
        assertThat(reply.texts("/errors", "code"))
                .containsExactlyInAnyOrder(
                        "BAD_USER_INPUT", "BAD_USER_INPUT", "BAD_USER_INPUT", "VALIDATION_FAILED", "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whatTheDatabaseRefusesNamesTheFieldAndUndoesAll(Driver driver) {
        Desk.Reply unique = desk.ask(
                driver, UPDATE, Map.of("filter", Map.of("views", Map.of("gte", "2")), "patch", Map.of("slug", "same")));
        assertThat(unique.text("/errors/0/code")).isEqualTo("UNIQUE_VIOLATION");
        assertThat(unique.path()).isEqualTo("patch.slug");

        Desk.Reply check = desk.ask(
                driver,
                UPDATE,
                Map.of(
                        "filter",
                        Map.of("views", Map.of("gte", "2")),
                        "ops",
                        Map.of("views", Map.of("increment", "9223372036854775806"))));
        assertThat(check.text("/errors/0/code")).isEqualTo("VALUE_OUT_OF_RANGE");
        assertThat(check.path()).isEqualTo("ops.views");
        assertThat(desk.newsroom().value("select sum(views) from articles").toString())
                .isEqualTo("6");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void withoutAChangeRowsAreFoundAndLeft(Driver driver) {
        Desk.Reply reply = desk.ask(driver, UPDATE, Map.of("filter", Map.of("views", Map.of("lte", "2"))));
        assertThat(reply.at("/affectedCount").asInt()).isZero();
        assertThat(reply.texts("/results", "outcome")).containsExactly("UNCHANGED", "UNCHANGED");
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void relationsOfAllRowsAreWrittenToo(Driver driver) {
        Map<String, Object> patch = Map.of(
                "title", "new", "tags", Map.of("connect", List.of(Map.of("name", "red"), Map.of("name", "blue"))));
        Desk.Reply reply =
                desk.ask(driver, UPDATE, Map.of("filter", Map.of("views", Map.of("gte", "2")), "patch", patch));

        assertThat(reply.codes()).isEmpty();
        assertThat(reply.at("/affectedCount").asInt()).isEqualTo(2);
        assertThat(reply.at("/articles/1/tags/nodes").findValuesAsString("name"))
                .containsExactlyInAnyOrder("red", "blue");
        assertThat(desk.newsroom().value("select count(*) from articles_tags")).isEqualTo(4L);
    }

    @Test
    void manyWhoChangeTheSameRowsNeitherLoseAnythingNorWaitInACircle() throws Exception {
        for (int i = 0; i < 20; i++) {
            desk.article("m" + (char) ('a' + i), "views", 100);
        }
        List<Future<Desk.Reply>> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 64; i++) {
                String filter = i % 2 == 0 ? "{views: {gte: \"100\"}}" : "{slug: {startsWith: \"m\"}}";
                replies.add(threads.submit(() -> desk.ask(
                        Driver.COMPILED,
                        "mutation { updateArticles(filter: %s, ops: {views: {increment: \"1\"}}) { affectedCount } }"
                                .formatted(filter))));
            }
        }
        for (Future<Desk.Reply> reply : replies) {
            assertThat(reply.get().at("/affectedCount").asInt()).isEqualTo(20);
        }
        assertThat(desk.newsroom().value("select count(*) from articles where views = 164"))
                .isEqualTo(20L);
    }
}
