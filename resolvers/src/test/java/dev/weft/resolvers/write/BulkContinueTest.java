package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.execution.Driver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code onError: CONTINUE} of {@code createXs}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkContinueTest {
    private static final String TAGS = """
            mutation ($input: [TagInput!]!) { createTags(input: $input, onError: CONTINUE) {
              affectedCount tags { name } results { index outcome tag { name } error { code path fields } } errors { code path } } }""";

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
    void rowsThatFailAreLeftOutAlone(Driver driver) {
        Desk.Reply reply = desk.ask(
                driver,
                TAGS,
                Map.of("input", List.of(tag("black"), tag("red"), tag("white"), tag("white"), tag("pink"))));

        assertThat(reply.codes()).isEmpty();
        assertThat(reply.texts("/results", "outcome"))
                .containsExactly("CREATED", "FAILED", "CREATED", "FAILED", "CREATED");
        assertThat(reply.texts("/results", "index")).containsExactly("0", "1", "2", "3", "4");
        assertThat(reply.texts("/results", "error/code"))
                .containsExactly("", "UNIQUE_VIOLATION", "", "UNIQUE_VIOLATION", "");
        assertThat(reply.text("/results/1/error/path/1")).isEqualTo("1");
        assertThat(reply.text("/results/1/error/path/2")).isEqualTo("name");
        assertThat(reply.text("/results/3/error/fields/0")).isEqualTo("name");
        assertThat(reply.texts("/errors", "path/1")).containsExactly("1", "3");
        assertThat(reply.texts("/tags", "name")).containsExactly("black", "white", "pink");
        assertThat(reply.at("/affectedCount").asInt()).isEqualTo(3);
        assertThat(desk.newsroom().value("select count(*) from tags")).isEqualTo(6L);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void oneBadRowAmongManyCostsFewStatements(Driver driver) {
        List<Map<String, Object>> input = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            input.add(tag("t" + i));
        }
        Desk.Reply fine = desk.ask(driver, TAGS, Map.of("input", input));
        assertThat(fine.statements()).isEqualTo(1);
        assertThat(fine.at("/affectedCount").asInt()).isEqualTo(900);
        assertThat(fine.at("/errors")).isEmpty();

        desk.clear();
        input.set(567, tag("blue"));
        Desk.Reply reply = desk.ask(driver, TAGS, Map.of("input", input));
        assertThat(reply.at("/affectedCount").asInt()).isEqualTo(899);
        assertThat(reply.text("/results/567/error/code")).isEqualTo("UNIQUE_VIOLATION");
        assertThat(reply.statements()).isLessThan(25);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void everyKindOfErrorIsOneOfItsRow(Driver driver) {
        Map<String, Object> lost = article("lost");
        lost.put("authorId", Desk.NOBODY.toString());
        Map<String, Object> unlinked = article("unlinked");
        unlinked.put("tags", Map.of("connect", List.of(Map.of("name", "mauve"))));
        Map<String, Object> rated = article("rated");
        rated.put("rating", 7);
        rated.put("price", "1.234");
        Map<String, Object> linked = article("linked");
        linked.put("tags", Map.of("connect", List.of(Map.of("name", "red"))));

        Desk.Reply reply =
                desk.ask(driver, """
                mutation ($input: [ArticleInput!]!) { createArticles(input: $input, onError: CONTINUE) {
                  affectedCount results { outcome article { slug tags { nodes { name } } } error { code fields } } } }""", Map.of("input", List.of(lost, article("fine"), unlinked, rated, linked)));

        assertThat(reply.codes()).isEmpty();
        assertThat(reply.texts("/results", "error/code"))
                .containsExactly("FOREIGN_KEY_VIOLATION", "", "NOT_FOUND", "VALIDATION_FAILED", "");
        assertThat(reply.text("/results/4/article/tags/nodes/0/name")).isEqualTo("red");
        assertThat(desk.newsroom().value("select string_agg(slug, ' ' order by slug) from articles"))
                .isEqualTo("fine linked");
        assertThat(desk.newsroom().value("select count(*) from articles_tags")).isEqualTo(1L);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void whatIsWrongWithTheWholeFailsTheWhole(Driver driver) {
        List<Map<String, Object>> input = new ArrayList<>();
        for (int i = 0; i <= WriteLimits.DEFAULT.maxRows(); i++) {
            input.add(tag("t" + i));
        }
        Desk.Reply reply = desk.ask(
                driver,
                "mutation ($input: [TagInput!]!) { createTags(input: $input, onError: CONTINUE) { affectedCount } }",
                Map.of("input", input));
        assertThat(reply.codes()).containsAnyOf("BAD_USER_INPUT", "QUERY_TOO_COMPLEX");
        assertThat(desk.newsroom().value("select count(*) from tags")).isEqualTo(3L);
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void aLaterFailureUndoesTheRowsThatWereWritten(Driver driver) {
        Desk.Reply reply = desk.ask(driver, """
                mutation ($input: [TagInput!]!) {
                  createTags(input: $input, onError: CONTINUE) { affectedCount }
                  createTag(input: {name: "red"}) { tag { name } }
                }""", Map.of("input", List.of(tag("black"), tag("green"))));

        assertThat(reply.codes()).contains("UNIQUE_VIOLATION", "TRANSACTION_ROLLED_BACK");
        assertThat(desk.newsroom().value("select count(*) from tags")).isEqualTo(3L);
    }

    private static Map<String, Object> tag(String name) {
        return Map.of("name", name);
    }

    private static Map<String, Object> article(String slug) {
        return new HashMap<>(Map.of("slug", slug, "title", slug, "authorId", Desk.ANN.toString()));
    }
}
