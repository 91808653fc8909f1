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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations on what fields hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpsTest {
    private static final String UPDATE = """
            mutation ($id: ID!, $patch: ArticlePatch, $ops: ArticleOps) {
              updateArticle(id: $id, patch: $patch, ops: $ops) {
                article { slug rating price views weight labels moods meta publishedAt printedOn } outcome
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
    @CsvSource(
            delimiter = '|',
            value = {
                "rating | 3 | {increment: 2} | 5",
                "rating | 4 | {increment: -3} | 1",
                "rating | 2 | {multiply: 2} | 4",
                "rating | 2 | {atLeast: 4} | 4",
                "rating | 5 | {atLeast: 4} | 5",
                "rating | 5 | {atMost: 4} | 4",
                "views | 9007199254740993 | {increment: \"1\"} | \"9007199254740994\"",
                "price | 1.50 | {increment: \"0.25\"} | \"1.75\"",
                "price | 1.50 | {multiply: \"2\"} | \"3.00\"",
                "weight | 1.5 | {multiply: 0.5} | 0.75",
                "labels | {a,b} | {append: [\"b\", \"c\"]} | [\"a\",\"b\",\"b\",\"c\"]",
                "labels | {a,b} | {prepend: [\"x\"]} | [\"x\",\"a\",\"b\"]",
                "labels | {a,b} | {addUnique: [\"c\", \"b\", \"c\"]} | [\"a\",\"b\",\"c\"]",
                "labels | {a,b,a} | {remove: [\"a\", \"z\"]} | [\"b\"]",
                "moods | {calm} | {append: [LOUD]} | [\"CALM\",\"LOUD\"]",
                "printed_on | 2026-01-31 | {shift: \"P1M\"} | \"2026-02-28\"",
                "printed_on | 2026-01-31 | {shift: \"-P1D\"} | \"2026-01-30\"",
                "published_at | 2026-03-28T12:00:00Z | {shift: \"P1DT15M\"} | \"2026-03-29T12:15:00Z\"",
                "meta | {\"a\":1,\"b\":{\"c\":2}} | [{merge: {b: 3, d: null}}] | {\"a\":1,\"b\":3,\"d\":null}",
                "meta | [1] | [{append: [2]}, {prepend: \"x\"}, {append: 3}] | [\"x\",1,[2],3]",
                "meta | {\"a\":{\"b\":1},\"l\":[1,2]} | [{set: {path: \"a.b\", value: 2}}, {set: {path: \"l.0\", value: {x: 1}}}] | {\"a\":{\"b\":2},\"l\":[{\"x\":1},2]}",
                "meta | {\"z\":0} | [{set: {path: \"seo.social.title\", value: \"t\"}}] | {\"z\":0,\"seo\":{\"social\":{\"title\":\"t\"}}}",
                "meta | {\"a\":1,\"b\":2,\"c\":3} | [{removeKeys: [\"a\", \"c\", \"q\"]}] | {\"b\":2}",
                "meta | {\"a\":{\"b\":[1,2]}} | [{removePath: \"a.b.0\"}] | {\"a\":{\"b\":[2]}}",
                "meta | 5 | [{append: 1}, {merge: {a: 1}}, {removeKeys: [\"a\"]}, {set: {path: \"a\", value: 1}}, {removePath: \"a\"}] | 5",
            })
    void aValueChangesByWhatItIs(String column, String before, String op, String after) {
        String cast = switch (column) {
            case "labels", "moods" -> "text[]";
            case "meta" -> "jsonb";
            case "published_at" -> "timestamptz";
            case "printed_on" -> "date";
            default -> "numeric";
        };
        String id = desk.article("a", "");
        desk.newsroom().execute("update articles set " + column + " = ?::" + cast, before);
        String field = java.util.regex.Pattern.compile("_(.)")
                .matcher(column)
                .replaceAll(m -> m.group(1).toUpperCase(java.util.Locale.ROOT));
        String document =
                "mutation { updateArticle(id: \"%s\", ops: {%s: %s}) { article { %s } outcome errors { message } } }"
                        .formatted(id, field, op, field);
        for (Driver driver : Driver.values()) {
            desk.newsroom().execute("update articles set " + column + " = ?::" + cast, before);

            Desk.Reply reply = desk.ask(driver, document);

            assertThat(reply.at("/errors")).as(reply.body().toString()).isEmpty();
            assertThat(reply.codes()).as(reply.body().toString()).isEmpty();
            assertThat(reply.at("/article/" + field))
                    .isEqualTo(tools.jackson.databind.json.JsonMapper.shared().readTree(after));
        }
        String many = document.replace("updateArticle(id: \"" + id + "\"", "updateArticles(filter: {slug: {eq: \"a\"}}")
                .replace("article {", "articles {")
                .replace(" outcome", "");
        desk.newsroom().execute("update articles set " + column + " = ?::" + cast, before);
        assertThat(desk.ask(Driver.COMPILED, many).at("/articles/0/" + field))
                .isEqualTo(tools.jackson.databind.json.JsonMapper.shared().readTree(after));
        String batch = "mutation { batchUpdateArticles(updates: [{id: \"%s\", ops: {%s: %s}}]) { articles { %s } } }"
                .formatted(id, field, op, field);
        desk.newsroom().execute("update articles set " + column + " = ?::" + cast, before);
        assertThat(desk.ask(Driver.COMPILED, batch).at("/articles/0/" + field))
                .isEqualTo(tools.jackson.databind.json.JsonMapper.shared().readTree(after));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whatIsNullStaysNullButForTheTime(Driver driver) {
        String id = desk.article("a", "");
        Desk.Reply reply = desk.ask(
                driver,
                UPDATE,
                Map.of(
                        "id",
                        id,
                        "ops",
                        Map.of(
                                "rating", Map.of("atLeast", 3),
                                "price", Map.of("increment", "1"),
                                "weight", Map.of("atMost", 1.5),
                                "labels", Map.of("append", List.of("a")),
                                "moods", Map.of("addUnique", List.of("CALM")),
                                "meta", List.of(Map.of("merge", Map.of("a", 1)), Map.of("append", 1)),
                                "publishedAt", Map.of("shift", "P1D"),
                                "printedOn", Map.of("today", true))));

        for (String field : List.of("rating", "price", "weight", "labels", "moods", "meta", "publishedAt")) {
            assertThat(reply.at("/article/" + field).isNull()).as(field).isTrue();
        }
        assertThat(reply.text("/article/printedOn"))
                .isEqualTo(desk.newsroom().value("select (now() at time zone 'UTC')::date::text"));
        assertThat(reply.text("/outcome")).isEqualTo("UPDATED");
    }

    @Test
    void sixteenAtOnceAddUp() throws Exception {
        String id = desk.article("a", "views", 10);
        List<Future<Desk.Reply>> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 320; i++) {
                Driver driver = i % 2 == 0 ? Driver.COMPILED : Driver.GRAPHQL_JAVA;
                replies.add(threads.submit(() ->
                        desk.ask(driver, UPDATE, Map.of("id", id, "ops", Map.of("views", Map.of("increment", "3"))))));
            }
        }
        for (Future<Desk.Reply> reply : replies) {
            assertThat(reply.get().text("/outcome")).isEqualTo("UPDATED");
        }
        assertThat(desk.newsroom().value("select views from articles")).isEqualTo(970L);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aResultThatItsFieldDoesNotAllowNamesTheField(Driver driver) {
        String id = desk.article("a", "rating, views, labels, price", 5, Long.MAX_VALUE, new String[] {}, 1);

        Desk.Reply check = desk.ask(driver, UPDATE, Map.of("id", id, "ops", Map.of("rating", Map.of("increment", 1))));
        assertThat(check.text("/errors/0/code")).isEqualTo("CHECK_VIOLATION");
        assertThat(check.path()).isEqualTo("ops.rating");
        assertThat(check.text("/errors/0/fields/0")).isEqualTo("rating");
        assertThat(check.text("/outcome")).isEqualTo("FAILED");

        Desk.Reply range = desk.ask(driver, UPDATE, Map.of("id", id, "ops", Map.of("views", Map.of("multiply", "2"))));
        assertThat(range.text("/errors/0/code")).isEqualTo("VALUE_OUT_OF_RANGE");
        assertThat(range.path()).isEqualTo("ops.views");
        assertThat(range.text("/errors/0/fields/0")).isEqualTo("views");

        Desk.Reply length = desk.ask(
                driver, UPDATE, Map.of("id", id, "ops", Map.of("labels", Map.of("append", List.of("too long")))));
        assertThat(length.text("/errors/0/code")).isEqualTo("VALIDATION_FAILED");
        assertThat(length.path()).isEqualTo("ops.labels.append.0");

        Desk.Reply scale =
                desk.ask(driver, UPDATE, Map.of("id", id, "ops", Map.of("price", Map.of("multiply", "0.001"))));
        assertThat(scale.text("/errors/0/code")).as(scale.body().toString()).isEqualTo("CHECK_VIOLATION");
        assertThat(desk.newsroom().value("select views from articles")).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whatCannotBeDoneIsToldTogether(Driver driver) {
        String id = desk.article("a", "");
        Desk.Reply reply = desk.ask(
                driver,
                UPDATE,
                Map.of(
                        "id",
                        id,
                        "patch",
                        Map.of("rating", 3),
                        "ops",
                        Map.of(
                                "rating", Map.of("increment", 1),
                                "publishedAt", Map.of("now", false),
                                "printedOn", Map.of("shift", "PT12H"),
                                "meta", List.of(Map.of("merge", List.of(1))))));

        assertThat(reply.texts("/errors", "code")).containsOnly("BAD_USER_INPUT");
        assertThat(reply.texts("/errors", "fields/0"))
                .containsExactlyInAnyOrder("rating", "publishedAt", "printedOn", "meta");
        assertThat(reply.texts("/errors", "path/1"))
                .containsExactlyInAnyOrder("rating", "publishedAt", "printedOn", "meta");
        assertThat(reply.statements()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void patchAndOpsOfOtherFieldsAreOneStatement(Driver driver) {
        String id = desk.article("a", "views", 4);
        Desk.Reply reply = desk.ask(
                driver,
                UPDATE,
                Map.of("id", id, "patch", Map.of("slug", "b"), "ops", Map.of("views", Map.of("increment", "1"))));

        assertThat(reply.text("/article/slug")).isEqualTo("b");
        assertThat(reply.text("/article/views")).isEqualTo("5");
        assertThat(reply.statements()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void anOperationThatChangesNothingIsNoChange(Driver driver) {
        String id = desk.article("a", "rating", 4);
        assertThat(desk.ask(driver, UPDATE, Map.of("id", id, "ops", Map.of("rating", Map.of("atMost", 5))))
                        .text("/outcome"))
                .isEqualTo("UNCHANGED");
        assertThat(desk.ask(driver, UPDATE, Map.of("id", id)).text("/outcome")).isEqualTo("UNCHANGED");
    }
}
