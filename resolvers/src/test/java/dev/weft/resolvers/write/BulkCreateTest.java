package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.execution.Driver;
import dev.weft.resolvers.execution.ExecutionLimits;
import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.testing.PlainResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Creating many rows at once, as a client sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkCreateTest {
    private static final UUID ANN = UUID.fromString("0190b2a0-0000-7000-8000-00000000000a");
    private static final UUID NOBODY = UUID.fromString("0190b2a0-0000-7000-8000-0000000000ff");
    private static final WriteLimits LIMITS = new WriteLimits(300);
    private static final String ERRORS = "errors { code path fields }";

    private Newsroom newsroom;
    private ProjectExecutor executor;
    private ProjectResponse last = new ProjectResponse(Map.of(), false, List.of(), 0);

    @BeforeAll
    void open() {
        newsroom = new Newsroom();
        executor = new ProjectExecutor(
                newsroom.model(),
                ReadLimits.DEFAULT,
                new GeneratedMutations(newsroom.model(), LIMITS),
                ExecutionLimits.DEFAULT,
                Driver.COMPILED);
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    @BeforeEach
    void oneAuthor() {
        newsroom.execute("truncate authors, tags, profiles, articles, users restart identity cascade");
        newsroom.execute("insert into authors (id, name, email) values (?, 'Ann', 'ann@example.com')", ANN);
        newsroom.execute("insert into tags (name) values ('red'), ('green'), ('blue')");
    }

    @Test
    void rowsAreWrittenByOneStatementAndAnsweredInTheOrderOfTheInput() {
        List<Object> input = new ArrayList<>();
        for (int i : shuffled(200)) {
            input.add(Map.of("name", "tag" + i));
        }

        run("""
                mutation ($input: [TagInput!]!) { createTags(input: $input) {
                  affectedCount deletedIds tags { rowId name rowVersion } results { index outcome tag { id name } error { code } } %s
                } }""".formatted(ERRORS), input);

        List<String> names = input.stream()
                .map(row -> (String) ((Map<?, ?>) row).get("name"))
                .toList();
        assertThat(last.body().get("errors")).isNull();
        assertThat(last.statements()).isEqualTo(1);
        assertThat(at("/affectedCount").asInt()).isEqualTo(200);
        assertThat(at("/deletedIds")).isEmpty();
        assertThat(at("/errors")).isEmpty();
        assertThat(texts("/tags", "name")).isEqualTo(names);
        assertThat(texts("/tags", "rowId"))
                .isEqualTo(IntStream.rangeClosed(4, 203)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(at("/results").findValuesAsString("name")).isEqualTo(names);
        assertThat(texts("/results", "index"))
                .isEqualTo(IntStream.range(0, 200).mapToObj(Integer::toString).toList());
        assertThat(texts("/results", "outcome")).containsOnly("CREATED");
        assertThat(newsroom.value("select count(*) from tags")).isEqualTo(203L);
    }

    @Test
    void valuesOfEveryTypeArriveAsOneRowAloneWouldWriteThem() {
        Map<String, Object> full = article("full");
        full.putAll(Map.of("rating", 5, "price", "12.50", "views", "9007199254740993", "weight", 0.25));
        full.putAll(Map.of("status", "PUBLISHED", "link", "https://e.org", "code", "aa"));
        full.put("labels", List.of("a\\b", "\"q\"", "{,}", "", "NULL"));
        full.put("moods", List.of("LOUD", "CALM"));
        full.put("meta", Map.of("a", List.of(1, "x\\\"y", true), "n", Collections.singletonMap("z", null)));
        full.putAll(Map.of("publishedAt", "2026-02-03T04:05:06.789012Z", "printedOn", "2026-02-03"));
        Map<String, Object> single = new HashMap<>(full);
        single.putAll(Map.of("slug", "single", "title", "single"));
        Map<String, Object> empty = article("empty");
        full.keySet().forEach(name -> empty.putIfAbsent(name, null));
        empty.put("views", "0");
        empty.put("status", "DRAFT");
        String fields = "rating price views weight status link code labels moods meta publishedAt printedOn";

        run(
                "mutation ($input: [ArticleInput!]!) { createArticles(input: $input) { articles { %s } } }"
                        .formatted(fields),
                List.of(full, empty));
        JsonNode written = at("/articles/0");
        JsonNode nulls = at("/articles/1");
        run(
                "mutation ($input: ArticleInput!) { createArticles: createArticle(input: $input) { article { %s } } }"
                        .formatted(fields),
                single);

        assertThat(written).isEqualTo(at("/article"));
        assertThat(written.at("/labels/0").asString()).isEqualTo("a\\b");
        assertThat(written.at("/views").asString()).isEqualTo("9007199254740993");
        assertThat(nulls.at("/labels").isNull()
                        && nulls.at("/meta").isNull()
                        && nulls.at("/price").isNull())
                .isTrue();
        assertThat(newsroom.query("select meta is null, labels is null from articles where slug = 'empty'"))
                .containsExactly(List.of(true, true));
    }

    @Test
    void rowsThatGiveDifferentFieldsGetDefaultsForTheOthersInOneStatement() {
        Map<String, Object> plain = article("plain");
        Map<String, Object> seen = article("seen");
        seen.put("views", "7");
        Map<String, Object> published = article("out");
        published.put("status", "PUBLISHED");
        UUID own = UUID.fromString("0190b2a0-0000-7000-8000-000000000099");
        published.put("rowId", own.toString());

        run(
                "mutation ($input: [ArticleInput!]!) { createArticles(input: $input) { articles { rowId slug views status } } }",
                List.of(seen, plain, published, article("last")));

        assertThat(last.statements()).isEqualTo(1);
        assertThat(texts("/articles", "slug")).containsExactly("seen", "plain", "out", "last");
        assertThat(texts("/articles", "views")).containsExactly("7", "0", "0", "0");
        assertThat(texts("/articles", "status")).containsExactly("DRAFT", "DRAFT", "PUBLISHED", "DRAFT");
        assertThat(texts("/articles", "rowId")).element(2).isEqualTo(own.toString());
    }

    @Test
    void rowsMayGiveNothingAtAll() {
        run("mutation ($input: [UserInput!]!) { createUsers(input: $input) { affectedCount } }", List.of());
        assertThat(at("/affectedCount").asInt()).isZero();
        assertThat(last.statements()).isZero();

        run(
                "mutation ($input: [ProfileInput!]!) { createProfiles(input: $input) { affectedCount errors { code path } } }",
                List.of(Map.of("bio", "x")));
        assertThat(at("/errors/0/path")).isEqualTo(json(List.of("input", "0", "authorId")));
    }

    @Test
    void relationsOfAllRowsAreConnectedByOneLookAndOneInsertEach() {
        String document = """
                mutation ($input: [ArticleInput!]!) { createArticles(input: $input) {
                  articles { slug author { name } tags(orderBy: [{name: ASC}]) { nodes { name } } } } }""";

        run(document, connected(2));
        int ofTwo = last.statements();
        run(document, connected(60));

        assertThat(last.body().get("errors")).isNull();
        assertThat(last.statements()).isEqualTo(ofTwo).isEqualTo(6);
        assertThat(at("/articles/59/author/name").asString()).isEqualTo("Ann");
        assertThat(at("/articles/58/tags").findValuesAsString("name")).containsExactly("blue", "red");
        assertThat(at("/articles/59/tags").findValuesAsString("name")).containsExactly("green", "red");
    }

    private static List<Object> connected(int rows) {
        List<Object> input = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            Map<String, Object> row = article("c" + letters(rows) + letters(i));
            row.remove("authorId");
            row.put("author", Map.of("connect", Map.of("email", "ann@example.com")));
            row.put("tags", Map.of("connect", List.of(Map.of("name", "red"), Map.of("rowId", i % 2 == 0 ? "3" : "2"))));
            input.add(row);
        }
        return input;
    }

    @Test
    void findingsOfAllRowsAreToldTogetherWithTheirPlaces() {
        Map<String, Object> rated = article("rated");
        rated.put("rating", 9);

        run("""
                mutation ($input: [ArticleInput!]!) { createArticles(input: $input) {
                  affectedCount articles { id } results { index outcome article { id } error { code } } %s } }""".formatted(ERRORS), List.of(article("NOT A SLUG"), article("fine"), rated));

        assertThat(last.body().get("errors")).isNull();
        assertThat(last.statements()).isZero();
        assertThat(at("/affectedCount").asInt()).isZero();
        assertThat(at("/articles")).isEmpty();
        assertThat(texts("/errors", "code")).containsOnly("VALIDATION_FAILED").hasSize(3);
        assertThat(at("/errors/2/path")).isEqualTo(json(List.of("input", "2", "rating")));
        assertThat(at("/errors/2/fields")).isEqualTo(json(List.of("rating")));
        assertThat(texts("/results", "outcome")).containsExactly("FAILED", "FAILED", "FAILED");
        assertThat(at("/results/0/error/code").asString()).isEqualTo("VALIDATION_FAILED");
        assertThat(at("/results/1/error").isNull()).isTrue();
    }

    @Test
    void whoDoesNotSelectErrorsGetsThemAtTheTop() {
        run(
                "mutation ($input: [ArticleInput!]!) { createArticles(input: $input) { affectedCount } }",
                List.of(article("ok"), article("NOT A SLUG")));

        assertThat(at("").isNull()).isTrue();
        assertThat(last.codes()).hasSize(2).allMatch(code -> code.name().equals("VALIDATION_FAILED"));
    }

    @Test
    void aKeyThatIsTakenNamesItsRowAndNothingIsWritten() {
        run(
                "mutation ($input: [TagInput!]!) { createTags(input: $input) { %s results { outcome error { code } } } }"
                        .formatted(ERRORS),
                List.of(Map.of("name", "black"), Map.of("name", "green"), Map.of("name", "white")));

        assertThat(at("/errors/0"))
                .isEqualTo(json(Map.of(
                        "code", "UNIQUE_VIOLATION", "path", List.of("input", "1", "name"), "fields", List.of("name"))));
        assertThat(at("/results/1/error/code").asString()).isEqualTo("UNIQUE_VIOLATION");
        assertThat(newsroom.value("select count(*) from tags")).isEqualTo(3L);
    }

    @Test
    void aKeyThatTwoRowsShareNamesTheSecond() {
        Map<String, Object> first = article("a");
        Map<String, Object> second = article("b");
        first.putAll(Map.of("title", "same, again", "rating", 3));
        second.putAll(Map.of("title", "same, again", "rating", 3));

        run(
                "mutation ($input: [ArticleInput!]!) { createArticles(input: $input) { %s } }".formatted(ERRORS),
                List.of(first, article("c"), second));

        assertThat(at("/errors/0/path")).isEqualTo(json(List.of("input", "2")));
        assertThat(at("/errors/0/fields")).isEqualTo(json(List.of("title", "rating")));
        assertThat(newsroom.value("select count(*) from articles")).isEqualTo(0L);
    }

    @Test
    void aRowThatRefersToNothingIsNamed() {
        Map<String, Object> lost = article("lost");
        lost.put("authorId", NOBODY.toString());

        run(
                "mutation ($input: [ArticleInput!]!) { createArticles(input: $input) { %s } }".formatted(ERRORS),
                List.of(article("a"), lost));

        assertThat(at("/errors/0"))
                .isEqualTo(json(Map.of(
                        "code", "FOREIGN_KEY_VIOLATION",
                        "path", List.of("input", "1", "authorId"),
                        "fields", List.of("authorId"))));
    }

    @Test
    void targetsThatAreNotThereAreAllNamed() {
        Map<String, Object> one = article("one");
        one.put("tags", Map.of("connect", List.of(Map.of("name", "red"), Map.of("name", "pink"))));
        Map<String, Object> two = article("two");
        two.put("tags", Map.of("connect", List.of(Map.of("rowId", "77"))));

        run(
                "mutation ($input: [ArticleInput!]!) { createArticles(input: $input) { %s } }".formatted(ERRORS),
                List.of(one, two));

        assertThat(texts("/errors", "code")).containsExactly("NOT_FOUND", "NOT_FOUND");
        assertThat(at("/errors/0/path")).isEqualTo(json(List.of("input", "0", "tags", "connect", "1")));
        assertThat(at("/errors/1/path")).isEqualTo(json(List.of("input", "1", "tags", "connect", "0")));
        assertThat(newsroom.value("select count(*) from articles")).isEqualTo(0L);
    }

    @Test
    void moreRowsThanTheLimitAreRefused() {
        List<Object> input = new ArrayList<>();
        IntStream.rangeClosed(0, LIMITS.maxRows()).forEach(i -> input.add(Map.of("name", "t" + i)));

        run("mutation ($input: [TagInput!]!) { createTags(input: $input) { %s } }".formatted(ERRORS), input);
        assertThat(at("/errors/0/code").asString()).isEqualTo("BAD_USER_INPUT");
        assertThat(at("/errors/0/path")).isEqualTo(json(List.of("input")));

        run("mutation ($input: [TagInput!]!) { createTags(input: $input) { affectedCount } }", input.subList(0, 300));
        assertThat(at("/affectedCount").asInt()).isEqualTo(300);
    }

    @Test
    void keysOfTheCallersOwnMoveTheSequenceOn() {
        run(
                "mutation ($input: [TagInput!]!) { createTags(input: $input) { tags { rowId } } }",
                List.of(Map.of("name", "x", "rowId", "900"), Map.of("name", "y"), Map.of("name", "z", "rowId", "50")));
        assertThat(texts("/tags", "rowId")).containsExactly("900", "901", "50");

        run(
                "mutation ($input: [TagInput!]!) { createTags(input: $input) { tags { rowId } } }",
                List.of(Map.of("name", "w")));
        assertThat(texts("/tags", "rowId")).containsExactly("902");
    }

    @Test
    void ofTwoThatRaceForAKeyOneWritesAllAndTheOtherNothing() throws Exception {
        String document =
                "mutation ($input: [TagInput!]!) { createTags(input: $input) { affectedCount %s } }".formatted(ERRORS);
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                OperationSession winner = newsroom.session()) {
            new TreeWriter(newsroom.writing(winner))
                    .create(
                            newsroom.collection("tags"),
                            List.copyOf(new WritePlanner(newsroom.model(), LIMITS)
                                    .bulk(
                                            newsroom.collection("tags"),
                                            newsroom.writing(winner).rights())
                                    .creates(List.of(Map.of("name", "mine"), Map.of("name", "contested")))
                                    .parts()
                                    .values()));
            Future<ProjectResponse> loser = threads.submit(() -> execute(
                    document, List.of(Map.of("name", "theirs"), Map.of("name", "contested"), Map.of("name", "late"))));
            newsroom.awaitLockWait();
            winner.commit();
            last = loser.get();
        }

        assertThat(at("/affectedCount").asInt()).isZero();
        assertThat(at("/errors/0/code").asString()).isEqualTo("UNIQUE_VIOLATION");
        assertThat(at("/errors/0/path")).isEqualTo(json(List.of("input", "1", "name")));
        assertThat(newsroom.query("select name from tags order by id offset 3"))
                .containsExactly(List.of("mine"), List.of("contested"));
    }

    @Test
    void aLaterFailureUndoesAllRows() {
        run("""
                mutation ($input: [TagInput!]!) {
                  createTags(input: $input) { affectedCount }
                  createTag(input: {name: "red"}) { tag { name } }
                }""", List.of(Map.of("name", "black")));

        assertThat(at("").isNull()).isTrue();
        assertThat(newsroom.value("select count(*) from tags")).isEqualTo(3L);
    }

    private static Map<String, Object> article(String slug) {
        return new HashMap<>(Map.of("slug", slug, "title", slug, "authorId", ANN.toString()));
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    private static List<Integer> shuffled(int size) {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(numbers, new Random(7));
        return numbers;
    }

    private void run(String document, Object input) {
        last = execute(document, input);
    }

    private ProjectResponse execute(String document, Object input) {
        return PlainResponse.of(executor.execute(
                new ProjectRequest(document, null, Map.of("input", input)),
                Newsroom.OWNER,
                newsroom.connections(),
                null));
    }

    /** What the first root field answered. */
    private JsonNode at(String pointer) {
        JsonNode data = json(last.body()).at("/data");
        return data.at("/" + data.propertyNames().iterator().next() + pointer);
    }

    private List<String> texts(String pointer, String member) {
        List<String> texts = new ArrayList<>();
        at(pointer).forEach(element -> texts.add(element.at("/" + member).asString()));
        return texts;
    }

    private static JsonNode json(@Nullable Object value) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(value));
    }
}
