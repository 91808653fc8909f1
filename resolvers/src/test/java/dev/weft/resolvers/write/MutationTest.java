package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.GlobalId;
import dev.weft.resolvers.execution.Driver;
import dev.weft.resolvers.execution.ExecutionLimits;
import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.testing.PlainResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutations as a client sees them: GraphQL documents in, answers out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationTest {
    private static final UUID ANN = UUID.fromString("0190b2a0-0000-7000-8000-00000000000a");
    private static final UUID FIRST = UUID.fromString("0190b2a0-0000-7000-8000-000000000001");

    private Newsroom newsroom;
    private ProjectExecutor executor;
    private ProjectResponse last = new ProjectResponse(Map.of(), false, List.of(), 0);

    @BeforeAll
    void open() {
        newsroom = new Newsroom();
        executor = new ProjectExecutor(
                newsroom.model(),
                ReadLimits.DEFAULT,
                new GeneratedMutations(newsroom.model(), WriteLimits.DEFAULT),
                ExecutionLimits.DEFAULT,
                driver());
    }

    /** Which driver the suite is about. */
    Driver driver() {
        return Driver.COMPILED;
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    @BeforeEach
    void oneArticle() {
        newsroom.execute("truncate authors, tags, profiles, articles, users restart identity cascade");
        newsroom.execute("insert into authors (id, name, email) values (?, 'Ann', 'ann@example.com')", ANN);
        newsroom.execute(
                "insert into articles (id, slug, title, author_id) values (?, 'first', 'First', ?)", FIRST, ANN);
        newsroom.execute("insert into tags (name) values ('red'), ('green')");
    }

    @Test
    void aCreatedRowIsAnsweredWithItsRelationsAndThePageAroundIt() {
        run(
                """
                mutation ($input: ArticleInput!) {
                  createArticle(input: $input) {
                    outcome
                    article { rowId rowVersion slug status moods author { name articles { totalCount } } tags(orderBy: [{name: ASC}]) { nodes { name } } }
                    errors { code }
                    query { articles { totalCount } }
                  }
                }
                """,
                Map.of(
                        "input",
                        Map.of(
                                "slug",
                                "new",
                                "title",
                                "New",
                                "status",
                                "PUBLISHED",
                                "moods",
                                List.of("LOUD", "CALM"),
                                "author",
                                Map.of("connect", Map.of("email", "ann@example.com")),
                                "tags",
                                Map.of("connect", List.of(Map.of("name", "red"), Map.of("rowId", "2"))))));

        assertThat(errors()).isEmpty();
        assertThat(at("createArticle", "outcome")).isEqualTo("CREATED");
        assertThat(at("createArticle", "errors")).isEqualTo(List.of());
        assertThat(at("createArticle", "article", "status")).isEqualTo("PUBLISHED");
        assertThat(at("createArticle", "article", "moods")).isEqualTo(List.of("LOUD", "CALM"));
        assertThat(at("createArticle", "article", "author", "articles", "totalCount"))
                .isEqualTo(2);
        assertThat(at("createArticle", "article", "tags", "nodes"))
                .isEqualTo(List.of(Map.of("name", "green"), Map.of("name", "red")));
        assertThat(at("createArticle", "query", "articles", "totalCount")).isEqualTo(2);
        assertThat(newsroom.value("select count(*) from articles")).isEqualTo(2L);
    }

    @Test
    void aPlainCreateIsOneStatement() {
        run("mutation { createTag(input: {name: \"blue\"}) { tag { rowId name } errors { code } } }");

        assertThat(at("createTag", "tag", "rowId")).isEqualTo("3");
        assertThat(last.statements()).isEqualTo(1);
    }

    @Test
    void theCursorOfAnEdgeLeadsToTheRowInItsList() {
        run("""
                mutation ($author: ID) {
                  a: createArticle(input: {slug: "b", title: "B", authorId: $author}) {
                    articleEdge(orderBy: [{title: DESC}]) { cursor node { slug } }
                  }
                  b: createArticle(input: {slug: "a", title: "A", authorId: $author}) {
                    articleEdge(orderBy: [{title: DESC}]) { node { title } }
                    plain: articleEdge { cursor }
                  }
                }
                """, Map.of("author", ANN.toString()));
        assertThat(at("a", "articleEdge", "node", "slug")).isEqualTo("b");
        Object byTitle = at("a", "articleEdge", "cursor");
        Object plain = at("b", "plain", "cursor");

        run(
                "query ($after: String) { articles(orderBy: [{title: DESC}], after: $after) { nodes { slug } } }",
                Map.of("after", byTitle));
        assertThat(at("articles", "nodes")).isEqualTo(List.of(Map.of("slug", "a")));
        run("query ($after: String) { articles(before: $after, last: 5) { nodes { slug } } }", Map.of("after", plain));
        assertThat(at("articles", "nodes")).isEqualTo(List.of(Map.of("slug", "first"), Map.of("slug", "b")));
    }

    @Test
    void findingsArriveInThePayloadOfWhoeverSelectsErrors() {
        run("""
                mutation ($author: ID) {
                  createArticle(input: {slug: "NOT A SLUG", title: "T", rating: 9, authorId: $author}) {
                    outcome article { id } errors { code message path fields constraint retryable }
                  }
                }
                """, Map.of("author", ANN.toString()));

        assertThat(errors()).isEmpty();
        assertThat(at("createArticle", "outcome")).isEqualTo("FAILED");
        assertThat(at("createArticle", "article")).isNull();
        List<?> findings = (List<?>) Objects.requireNonNull(at("createArticle", "errors"));
        assertThat(findings).hasSize(3);
        assertThat(findings.getLast())
                .isEqualTo(of(
                        "code",
                        "VALIDATION_FAILED",
                        "message",
                        "Field 'rating' must be at most 5",
                        "path",
                        List.of("input", "rating"),
                        "fields",
                        List.of("rating"),
                        "constraint",
                        null,
                        "retryable",
                        false));
    }

    @Test
    void findingsAreTopLevelErrorsForAllOthers() {
        run(
                "mutation ($author: ID) { createArticle(input: {slug: \"NOT A SLUG\", title: \"T\", rating: 9, authorId: $author}) { article { id } } }",
                Map.of("author", ANN.toString()));

        assertThat(at("createArticle")).isNull();
        assertThat(codes()).containsExactly("VALIDATION_FAILED", "VALIDATION_FAILED", "VALIDATION_FAILED");
        assertThat(errors().getLast().get("path")).isEqualTo(List.of("createArticle"));
        assertThat(extensions(2))
                .containsAllEntriesOf(
                        Map.of("path", List.of("input", "rating"), "fields", List.of("rating"), "retryable", false));
    }

    @Test
    void atMostTenErrorsAreShown() {
        List<String> labels =
                IntStream.range(0, 15).mapToObj(i -> "too long " + i).toList();

        run(
                "mutation ($id: ID!, $labels: [String!]) { updateArticle(id: $id, patch: {labels: $labels}) { outcome } }",
                Map.of("id", FIRST.toString(), "labels", labels));

        assertThat(errors()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneFailureUndoesTheWholeOperation(boolean selectsErrors) {
        run("""
                mutation {
                  before: createTag(input: {name: "blue"}) { tag { name } errors { code } }
                  failing: createTag(input: {name: "red"}) { tag { name } %s }
                  after: createTag(input: {name: "black"}) { tag { name } errors { code } }
                }
                """.formatted(selectsErrors ? "outcome errors { code fields path constraint }" : ""));

        assertThat(at("before")).isNull();
        assertThat(at("after")).isNull();
        if (selectsErrors) {
            assertThat(at("failing", "outcome")).isEqualTo("FAILED");
            assertThat(at("failing", "errors"))
                    .isEqualTo(List.of(of(
                            "code",
                            "UNIQUE_VIOLATION",
                            "fields",
                            List.of("name"),
                            "path",
                            List.of("input", "name"),
                            "constraint",
                            "tags_name_key")));
            assertThat(codes()).containsExactly("TRANSACTION_ROLLED_BACK", "TRANSACTION_ROLLED_BACK");
        } else {
            assertThat(at("failing")).isNull();
            assertThat(codes())
                    .containsExactlyInAnyOrder(
                            "UNIQUE_VIOLATION", "TRANSACTION_ROLLED_BACK", "TRANSACTION_ROLLED_BACK");
        }
        assertThat(newsroom.value("select count(*) from tags")).isEqualTo(2L);
    }

    @Test
    void whatNeverReachedTheDatabaseUndoesTheWholeOperationToo() {
        run("""
                mutation ($id: ID!) {
                  createTag(input: {name: "blue"}) { tag { name } }
                  updateArticle(id: $id, patch: {rating: 9}) { outcome errors { fields } }
                }
                """, Map.of("id", FIRST.toString()));

        assertThat(at("createTag")).isNull();
        assertThat(at("updateArticle"))
                .isEqualTo(Map.of("outcome", "FAILED", "errors", List.of(Map.of("fields", List.of("rating")))));
        assertThat(codes()).containsExactly("TRANSACTION_ROLLED_BACK");
        assertThat(newsroom.value("select count(*) from tags")).isEqualTo(2L);
    }

    @Test
    void aLaterFieldSeesWhatAnEarlierOneWrote() {
        run("""
                mutation ($key: UUID!) {
                  createAuthor(input: {rowId: $key, name: "Cy", email: "cy@example.com"}) { author { name } }
                  createArticle(input: {slug: "c", title: "C", author: {connect: {email: "cy@example.com"}}}) {
                    article { author { rowId name } }
                  }
                }
                """, Map.of("key", "0190b2a0-0000-7000-8000-0000000000cc"));

        assertThat(errors()).isEmpty();
        assertThat(at("createArticle", "article", "author", "name")).isEqualTo("Cy");
    }

    @Test
    void anUpdateAnswersTheNewStateAndANewVersion() {
        Object version = version();

        run("""
                mutation ($id: ID!, $version: String) {
                  updateArticle(id: $id, patch: {title: "Second", meta: {a: 1}}, ifVersion: $version) {
                    outcome article { title rowVersion meta(path: "a") author { name } }
                  }
                  again: updateArticle(id: $id, patch: {title: "Second"}) { outcome article { title } }
                  empty: updateArticle(id: $id) { outcome article { title } }
                }
                """, Map.of("id", id(FIRST), "version", version));

        assertThat(errors()).isEmpty();
        assertThat(at("updateArticle", "outcome")).isEqualTo("UPDATED");
        assertThat(at("updateArticle", "article", "author", "name")).isEqualTo("Ann");
        assertThat(at("updateArticle", "article", "meta")).isEqualTo(1);
        assertThat(at("updateArticle", "article", "rowVersion")).isNotEqualTo(version);
        assertThat(at("again")).isEqualTo(Map.of("outcome", "UNCHANGED", "article", Map.of("title", "Second")));
        assertThat(at("empty")).isEqualTo(Map.of("outcome", "UNCHANGED", "article", Map.of("title", "Second")));
    }

    @Test
    void ofTwoWhoUpdateTheSameVersionAtOnceOneLoses() throws Exception {
        String version = (String) version();
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                OperationSession winner = newsroom.session()) {
            WritePlanner planner = new WritePlanner(newsroom.model(), WriteLimits.DEFAULT);
            new RowWriter(newsroom.writing(winner), false)
                    .update(
                            planner.update(
                                    newsroom.collection("articles"),
                                    FIRST.toString(),
                                    Map.of("title", "Mine"),
                                    version,
                                    Newsroom.OWNER),
                            RowShape.of(newsroom.collection("articles"), List.of(), false));
            Future<ProjectResponse> loser = threads.submit(() -> {
                return execute(
                        "mutation ($id: ID!, $version: String) { updateArticle(id: $id, patch: {title: \"Theirs\"}, ifVersion: $version) { outcome errors { code path } } }",
                        Map.of("id", FIRST.toString(), "version", version));
            });
            newsroom.awaitLockWait();
            winner.commit();
            last = loser.get();
        }

        assertThat(at("updateArticle"))
                .isEqualTo(Map.of(
                        "outcome",
                        "FAILED",
                        "errors",
                        List.of(Map.of("code", "VERSION_CONFLICT", "path", List.of("ifVersion")))));
        assertThat(newsroom.value("select title from articles")).isEqualTo("Mine");
    }

    @Test
    void anAbsentRowAndAMalformedIdAreTellable() {
        String document =
                "mutation ($id: ID!) { updateArticle(id: $id, patch: {title: \"x\"}) { errors { code path } } }";

        run(document, Map.of("id", ANN.toString()));
        assertThat(at("updateArticle", "errors"))
                .isEqualTo(List.of(Map.of("code", "NOT_FOUND", "path", List.of("id"))));
        for (String malformed : List.of("nonsense", "1", new GlobalId(number("authors"), ANN).encode())) {
            run(document, Map.of("id", malformed));
            assertThat(at("updateArticle", "errors"))
                    .isEqualTo(List.of(Map.of("code", "BAD_USER_INPUT", "path", List.of("id"))));
        }
    }

    @Test
    void aDeletedRowIsAnsweredInItsLastState() {
        newsroom.execute("insert into articles_tags values (?, 1)", FIRST);

        run("""
                mutation ($id: ID!) {
                  deleteArticle(id: $id) {
                    deletedId article { id title author { name } tags { totalCount } } query { articles { totalCount } }
                  }
                }
                """, Map.of("id", FIRST.toString()));

        assertThat(errors()).isEmpty();
        assertThat(at("deleteArticle", "deletedId")).isEqualTo(id(FIRST));
        assertThat(at("deleteArticle", "article"))
                .isEqualTo(Map.of(
                        "id",
                        id(FIRST),
                        "title",
                        "First",
                        "author",
                        Map.of("name", "Ann"),
                        "tags",
                        Map.of("totalCount", 0)));
        assertThat(at("deleteArticle", "query", "articles", "totalCount")).isEqualTo(0);
    }

    @Test
    void aRowThatOthersReferToIsNotDeleted() {
        run(
                "mutation ($id: ID!) { deleteAuthor(id: $id) { deletedId author { id } errors { code message fields path } } }",
                Map.of("id", ANN.toString()));

        assertThat(at("deleteAuthor", "deletedId")).isNull();
        assertThat(at("deleteAuthor", "author")).isNull();
        assertThat(at("deleteAuthor", "errors"))
                .isEqualTo(List.of(Map.of(
                        "code",
                        "FOREIGN_KEY_VIOLATION",
                        "message",
                        "There are still articles whose 'author' is this Author: change or delete those first",
                        "fields",
                        List.of("articles"),
                        "path",
                        List.of("id"))));
        assertThat(newsroom.value("select count(*) from authors")).isEqualTo(1L);
    }

    @Test
    void aKeyOfAOneToOneRelationNamesARowToo() {
        run(
                "mutation ($author: ID!) { createProfile(input: {authorId: $author}) { profile { rowId author { name } } } }",
                Map.of("author", ANN.toString()));

        assertThat(at("createProfile", "profile", "author", "name")).isEqualTo("Ann");
    }

    @Test
    void aTextTooLongForItsIndexIsOutOfRange() {
        String text = IntStream.range(0, 500)
                .mapToObj(i -> UUID.randomUUID().toString())
                .collect(Collectors.joining());

        run(
                "mutation ($name: String!) { createTag(input: {name: $name}) { errors { code message } } }",
                Map.of("name", text));

        assertThat(at("createTag", "errors"))
                .isEqualTo(List.of(Map.of(
                        "code", "VALUE_OUT_OF_RANGE",
                        "message", "A value is too large, too small or too long for its field")));
    }

    @Test
    void afterAFailureTheQueryInThePayloadShowsWhatStands() {
        run("mutation { createTag(input: {name: \"red\"}) { errors { code } query { tags { totalCount } } } }");

        assertThat(at("createTag", "query", "tags", "totalCount")).isEqualTo(2);
    }

    private Object version() {
        run("query ($id: ID!) { article(id: $id) { rowVersion } }", Map.of("id", FIRST.toString()));
        return Objects.requireNonNull(at("article", "rowVersion"));
    }

    private String id(UUID key) {
        return new GlobalId(number("articles"), key).encode();
    }

    private int number(String collection) {
        return newsroom.collection(collection).spec().number();
    }

    private void run(String document) {
        run(document, Map.of());
    }

    private void run(String document, Map<String, Object> variables) {
        last = execute(document, variables);
    }

    private ProjectResponse execute(String document, Map<String, Object> variables) {
        return PlainResponse.of(executor.execute(
                new ProjectRequest(document, null, variables), Newsroom.OWNER, newsroom.connections(), null));
    }

    private @Nullable Object at(String... path) {
        Object value = last.body().get("data");
        for (String member : path) {
            assertThat(value).as("%s in %s", Arrays.toString(path), last.body()).isInstanceOf(Map.class);
            value = ((Map<?, ?>) Objects.requireNonNull(value)).get(member);
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> errors() {
        return (List<Map<String, Object>>) last.body().getOrDefault("errors", List.of());
    }

    private List<Object> codes() {
        return IntStream.range(0, errors().size())
                .mapToObj(i -> extensions(i).get("code"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> extensions(int error) {
        return (Map<String, Object>) Objects.requireNonNull(errors().get(error).get("extensions"));
    }

    private static Map<String, @Nullable Object> of(@Nullable Object... members) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            map.put(String.valueOf(members[i]), members[i + 1]);
        }
        return map;
    }
}
