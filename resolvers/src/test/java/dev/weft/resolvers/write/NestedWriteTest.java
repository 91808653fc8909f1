package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.execution.Driver;
import dev.weft.resolvers.execution.ExecutionLimits;
import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.testing.PlainResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows nested in the inputs and patches of others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NestedWriteTest {
    private static final UUID ANN = UUID.fromString("0190b2a0-0000-7000-8000-00000000000a");
    private static final UUID BOB = UUID.fromString("0190b2a0-0000-7000-8000-00000000000b");
    private static final UUID FIRST = UUID.fromString("0190b2a0-0000-7000-8000-000000000001");
    private static final String ERRORS = "errors { code message path fields constraint }";
    private static final String CREATE_AUTHOR =
            "mutation ($input: AuthorInput!) { createAuthor(input: $input) { outcome author { rowId } %s } }"
                    .formatted(ERRORS);
    private static final String CREATE_AUTHORS =
            "mutation ($input: [AuthorInput!]!) { createAuthors(input: $input) { affectedCount %s } }"
                    .formatted(ERRORS);
    private static final String CREATE_ARTICLE =
            "mutation ($input: ArticleInput!) { createArticle(input: $input) { outcome %s } }".formatted(ERRORS);
    private static final String UPDATE_AUTHOR =
            "mutation ($id: ID!, $input: AuthorPatch!) { updateAuthor(id: $id, patch: $input) { outcome author { rowVersion } %s } }"
                    .formatted(ERRORS);
    private static final String UPDATE_ARTICLE =
            "mutation ($id: ID!, $input: ArticlePatch!) { updateArticle(id: $id, patch: $input) { outcome %s } }"
                    .formatted(ERRORS);

    private Newsroom newsroom;
    private ProjectExecutor executor;
    private ProjectResponse last = new ProjectResponse(Map.of(), false, List.of(), 0);

    @BeforeAll
    void open() {
        newsroom = new Newsroom();
        executor = executor(WriteLimits.DEFAULT);
    }

    private ProjectExecutor executor(WriteLimits limits) {
        return new ProjectExecutor(
                newsroom.model(),
                ReadLimits.DEFAULT,
                new GeneratedMutations(newsroom.model(), limits),
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
    void someRows() {
        newsroom.execute("truncate authors, tags, profiles, desks, articles, users restart identity cascade");
        newsroom.execute("insert into authors (id, name, email) values (?, 'Ann', 'ann@example.com')", ANN);
        newsroom.execute("insert into authors (id, name, email) values (?, 'Bob', 'bob@example.com')", BOB);
        newsroom.execute(
                "insert into articles (id, slug, title, author_id) values (?, 'first', 'First', ?)", FIRST, ANN);
        newsroom.execute("insert into tags (name) values ('red'), ('green'), ('blue')");
    }

    @Test
    void aTreeOfNewRowsIsWrittenFromTheOutsideIn() {
        run(
                CREATE_ARTICLE,
                Map.of(
                        "slug", "new",
                        "title", "New",
                        "author", Map.of("create", author("cy", "profile", Map.of("create", Map.of("bio", "Cy's")))),
                        "editor", Map.of("connect", Map.of("email", "bob@example.com")),
                        "parent", Map.of("create", article("above", "authorId", ANN.toString())),
                        "tags", Map.of("create", List.of(Map.of("name", "black")), "connect", List.of(tag("red")))));

        assertThat(errors()).isEmpty();
        assertThat(newsroom.query("""
                select a.name, p.bio, e.name, above.slug, array_to_string(array(
                  select t.name from articles_tags l join tags t on t.id = l.tag_id where l.article_id = r.id order by 1), ' ')
                from articles r join authors a on a.id = r.author_id join profiles p on p.author_id = a.id
                  join authors e on e.id = r.editor_id join articles above on above.id = r.parent_id
                where r.slug = 'new'""")).containsExactly(List.of("cy", "Cy's", "Bob", "above", "black red"));
    }

    @Test
    void manyRowsTakeAsManyStatementsAsFew() {
        run(CREATE_AUTHORS, List.of(authorWithArticles(0, 1, 1)));
        int few = last.statements();
        assertThat(errors()).isEmpty();

        run(
                CREATE_AUTHORS,
                IntStream.range(1, 4)
                        .mapToObj(i -> authorWithArticles(i, 20, 2))
                        .toList());

        assertThat(errors()).isEmpty();
        assertThat(last.statements()).isEqualTo(few).isEqualTo(4);
        assertThat(newsroom.query("select count(*), count(distinct author_id) from articles where slug <> 'first'"))
                .containsExactly(List.of(61L, 4L));
        assertThat(newsroom.query("select count(*), count(distinct tag_id) from articles_tags"))
                .containsExactly(List.of(121L, 121L));
        assertThat(newsroom.value("""
                select count(*) from articles r join authors a on a.id = r.author_id
                  join articles_tags l on l.article_id = r.id join tags t on t.id = l.tag_id
                where r.slug like replace(a.name, '_', '-') || '-%' and t.name like r.slug || '-%'""")).isEqualTo(121L);
    }

    private static Map<String, Object> authorWithArticles(int number, int articles, int tags) {
        String name = "w-" + (char) ('a' + number);
        return author(
                name,
                "articles",
                Map.of(
                        "create",
                        IntStream.range(0, articles)
                                .mapToObj(i -> {
                                    String slug = name + "-" + (char) ('a' + i);
                                    return article(slug, "tags", Map.of("create", tags(slug, tags)));
                                })
                                .toList()));
    }

    private static List<Map<String, Object>> tags(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("name", prefix + "-" + i))
                .toList();
    }

    @Test
    void rowsOfACollectionMayNestEachOther() {
        run(
                CREATE_ARTICLE,
                article(
                        "root",
                        "authorId",
                        ANN.toString(),
                        "children",
                        Map.of(
                                "create",
                                List.of(
                                        article(
                                                "left",
                                                "authorId",
                                                BOB.toString(),
                                                "children",
                                                Map.of("create", List.of(article("leaf", "authorId", BOB.toString())))),
                                        article("right", "authorId", ANN.toString())),
                                "connect",
                                List.of(Map.of("slug", "first")))));

        assertThat(errors()).isEmpty();
        assertThat(newsroom.query(
                        "select c.slug, p.slug from articles c join articles p on p.id = c.parent_id order by 1"))
                .containsExactly(
                        List.of("first", "root"),
                        List.of("leaf", "left"),
                        List.of("left", "root"),
                        List.of("right", "root"));
    }

    @Test
    void findingsNameTheirPlaceInTheInput() {
        run(
                CREATE_AUTHOR,
                author(
                        "cy",
                        "articles",
                        Map.of(
                                "create",
                                List.of(
                                        article("fine"),
                                        article(
                                                "NOT A SLUG AT ALL",
                                                "tags",
                                                Map.of("connect", List.of(Map.of("id", "?")))))),
                        "editedArticles",
                        Map.of("create", List.of(article("edited", "rating", 9)))));

        assertThat(list("/errors", "path"))
                .containsExactly(
                        List.of("input", "articles", "create", "1", "slug"),
                        List.of("input", "articles", "create", "1", "slug"),
                        List.of("input", "articles", "create", "1", "tags", "connect", "0", "id"),
                        List.of("input", "editedArticles", "create", "0", "authorId"),
                        List.of("input", "editedArticles", "create", "0", "rating"));
        assertThat(last.statements()).isZero();
    }

    @Test
    void aRequiredReferenceComesFromTheParentOrTheInput() {
        run(CREATE_ARTICLE, Map.of("slug", "a", "title", "A"));
        assertThat(at("/errors/0/code").asString()).isEqualTo("VALIDATION_FAILED");
        assertThat(at("/errors/0/fields/0").asString()).isEqualTo("authorId");

        run(
                CREATE_AUTHOR,
                author("cy", "articles", Map.of("create", List.of(article("a", "authorId", ANN.toString())))));
        assertThat(at("/errors/0/code").asString()).isEqualTo("BAD_USER_INPUT");
        assertThat(list("/errors", "path")).containsExactly(List.of("input", "articles", "create", "0", "authorId"));
    }

    @Test
    void whatTheDatabaseRefusesNamesItsPlaceInTheInput() {
        run(
                CREATE_AUTHOR,
                author(
                        "cy",
                        "articles",
                        Map.of("create", List.of(article("new"), article("first"), article("other")))));
        assertError("UNIQUE_VIOLATION", List.of("slug"), "input", "articles", "create", "1", "slug");

        run(
                CREATE_AUTHOR,
                author(
                        "cy",
                        "articles",
                        Map.of(
                                "create",
                                List.of(
                                        article("new"),
                                        article(
                                                "other",
                                                "editorId",
                                                UUID.randomUUID().toString())))));
        assertError("FOREIGN_KEY_VIOLATION", List.of("editorId"), "input", "articles", "create", "1", "editorId");

        run(
                CREATE_AUTHOR,
                author(
                        "cy",
                        "articles",
                        Map.of("create", List.of(article("x", "code", "aa"), article("y", "code", "ab")))));
        assertError("VALIDATION_FAILED", List.of("code"), "input", "articles", "create", "1", "code");

        run(
                CREATE_AUTHOR,
                author(
                        "cy",
                        "articles",
                        Map.of("create", List.of(article("new", "tags", Map.of("create", List.of(tag("red"))))))));
        assertError(
                "UNIQUE_VIOLATION", List.of("name"), "input", "articles", "create", "0", "tags", "create", "0", "name");
        assertThat(newsroom.value("select count(*) from authors")).isEqualTo(2L);
        assertThat(newsroom.value("select count(*) from articles")).isEqualTo(1L);
    }

    @Test
    void missingRowsToConnectAreToldTogether() {
        run(
                CREATE_AUTHOR,
                author(
                        "cy",
                        "articles",
                        Map.of(
                                "connect",
                                List.of(Map.of("slug", "no"), Map.of("slug", "first"), Map.of("slug", "nor")))));

        assertThat(list("/errors", "path"))
                .containsExactly(
                        List.of("input", "articles", "connect", "0"), List.of("input", "articles", "connect", "2"));
        assertThat(at("/errors/0/code").asString()).isEqualTo("NOT_FOUND");
    }

    @Test
    void aConnectedChildMovesToItsNewParent() {
        run(UPDATE_AUTHOR, BOB, Map.of("articles", Map.of("connect", List.of(Map.of("slug", "first")))));

        assertThat(at("/outcome").asString()).isEqualTo("UPDATED");
        assertThat(newsroom.value("select author_id from articles")).isEqualTo(BOB);

        run(UPDATE_AUTHOR, BOB, Map.of("articles", Map.of("connect", List.of(Map.of("slug", "first")))));
        assertThat(at("/outcome").asString()).isEqualTo("UNCHANGED");
    }

    @Test
    void aChildIsNotConnectedToTwoParentsAtOnce() {
        Map<String, Object> connect = Map.of("connect", List.of(Map.of("slug", "first")));

        run(CREATE_AUTHORS, List.of(author("cy", "articles", connect), author("di", "articles", connect)));

        assertThat(at("/errors/0/code").asString()).isEqualTo("BAD_USER_INPUT");
        assertThat(list("/errors", "path")).containsExactly(List.of("input", "1", "articles", "connect", "0"));
    }

    @Test
    void aChildThatNeedsNoParentIsDisconnected() {
        newsroom.execute("update articles set editor_id = ?", BOB);

        run(UPDATE_AUTHOR, BOB, Map.of("editedArticles", Map.of("disconnect", List.of(Map.of("slug", "first")))));
        assertThat(at("/outcome").asString()).isEqualTo("UPDATED");
        assertThat(newsroom.value("select count(*) from articles where editor_id is null"))
                .isEqualTo(1L);

        run(UPDATE_AUTHOR, BOB, Map.of("editedArticles", Map.of("disconnect", List.of(Map.of("slug", "first")))));
        assertError("NOT_FOUND", List.of(), "patch", "editedArticles", "disconnect", "0");
    }

    @Test
    void aChildThatNeedsItsParentIsNotDisconnected() {
        run(UPDATE_AUTHOR, ANN, Map.of("articles", Map.of("disconnect", List.of(Map.of("slug", "first")))));

        assertError("VALIDATION_FAILED", List.of("articles"), "patch", "articles", "disconnect", "0");
        assertThat(at("/errors/0/message").asString()).contains("delete");
    }

    @Test
    void onlyChildrenOfTheParentAreDeleted() {
        run(UPDATE_AUTHOR, BOB, Map.of("articles", Map.of("delete", List.of(Map.of("slug", "first")))));
        assertError("NOT_FOUND", List.of(), "patch", "articles", "delete", "0");
        assertThat(newsroom.value("select count(*) from articles")).isEqualTo(1L);

        run(UPDATE_AUTHOR, ANN, Map.of("articles", Map.of("delete", List.of(Map.of("slug", "first")))));
        assertThat(at("/outcome").asString()).isEqualTo("UPDATED");
        assertThat(newsroom.value("select count(*) from articles")).isEqualTo(0L);
    }

    @Test
    void aSetLeavesOthersOutWhereTheyNeedNoParent() {
        List<UUID> more = articlesOf(ANN, "b", "c");
        newsroom.execute("update articles set editor_id = ?", BOB);

        run(UPDATE_AUTHOR, BOB, Map.of("editedArticles", Map.of("set", List.of(Map.of("slug", "b")))));
        assertThat(newsroom.query("select id from articles where editor_id = ?", BOB))
                .containsExactly(List.of(more.getFirst()));

        run(
                UPDATE_AUTHOR,
                ANN,
                Map.of("editedArticles", Map.of("set", List.of(Map.of("slug", "b"), Map.of("slug", "c")))));
        assertThat(newsroom.value("select count(*) from articles where editor_id = ?", ANN))
                .isEqualTo(2L);
        assertThat(newsroom.value("select count(*) from articles where editor_id = ?", BOB))
                .isEqualTo(0L);

        run(UPDATE_AUTHOR, ANN, Map.of("editedArticles", Map.of("set", List.of())));
        assertThat(newsroom.value("select count(*) from articles where editor_id is null"))
                .isEqualTo(3L);
    }

    @Test
    void aSetIsRefusedWhereThoseThatItLeavesOutNeedTheirParent() {
        articlesOf(ANN, "b");

        run(UPDATE_AUTHOR.replace(ERRORS, ""), ANN, Map.of("articles", Map.of("set", List.of(Map.of("slug", "b")))));

        assertThat(hint()).contains("Delete them");
        run(UPDATE_AUTHOR, ANN, Map.of("articles", Map.of("set", List.of(Map.of("slug", "b")))));
        assertError("VALIDATION_FAILED", List.of("articles"), "patch", "articles", "set");
        run(
                UPDATE_AUTHOR,
                ANN,
                Map.of("articles", Map.of("set", List.of(Map.of("slug", "b"), Map.of("slug", "first")))));
        assertThat(at("/outcome").asString()).isEqualTo("UNCHANGED");
    }

    @Test
    void linksAreSetMadeRemovedAndDeleted() {
        newsroom.execute("insert into articles_tags values (?, 1), (?, 2)", FIRST, FIRST);

        run(
                UPDATE_ARTICLE,
                FIRST,
                Map.of("tags", Map.of("set", List.of(tag("green"), tag("blue")), "create", List.of(tag("black")))));
        assertThat(tagsOfFirst()).containsExactly("black", "blue", "green");

        run(UPDATE_ARTICLE, FIRST, Map.of("tags", Map.of("delete", List.of(tag("black")))));
        assertThat(tagsOfFirst()).containsExactly("blue", "green");
        assertThat(newsroom.value("select count(*) from tags where name = 'black'"))
                .isEqualTo(0L);

        run(UPDATE_ARTICLE, FIRST, Map.of("tags", Map.of("delete", List.of(tag("red")))));
        assertError("NOT_FOUND", List.of(), "patch", "tags", "delete", "0");
        run(UPDATE_ARTICLE, FIRST, Map.of("tags", Map.of("disconnect", List.of(tag("green"), tag("red")))));
        assertError("NOT_FOUND", List.of(), "patch", "tags", "disconnect", "1");
        assertThat(tagsOfFirst()).containsExactly("blue", "green");
    }

    @Test
    void theOtherEndOfAOneToOneRelationIsMadeReplacedAndLeft() {
        run(CREATE_AUTHOR, author("cy", "desk", Map.of("create", tag("north"))));
        UUID cy = (UUID) newsroom.value("select id from authors where name = 'cy'");
        assertThat(deskOf(cy)).isEqualTo("north");

        run(UPDATE_AUTHOR, cy, Map.of("desk", Map.of("create", tag("south"))));
        assertThat(errors()).isEmpty();
        assertThat(deskOf(cy)).isEqualTo("south");

        run(UPDATE_AUTHOR, ANN, Map.of("desk", Map.of("connect", tag("south"))));
        assertThat(deskOf(ANN)).isEqualTo("south");
        assertThat(deskOf(cy)).isNull();

        run(UPDATE_AUTHOR, ANN, Map.of("desk", Map.of("connect", tag("north"))));
        assertThat(deskOf(ANN)).isEqualTo("north");
        run(UPDATE_AUTHOR, ANN, Map.of("desk", Map.of("disconnect", true)));
        assertThat(deskOf(ANN)).isNull();
        run(UPDATE_AUTHOR, ANN, Map.of("desk", Map.of("delete", true)));
        assertError("NOT_FOUND", List.of(), "patch", "desk", "delete");
    }

    @Test
    void theOneRowThatNeedsItsParentIsInTheWayOfAnother() {
        newsroom.execute("insert into profiles (author_id) values (?)", ANN);

        run(UPDATE_AUTHOR, ANN, Map.of("profile", Map.of("create", Map.of("bio", "new"))));
        assertThat(at("/errors/0/code").asString()).isEqualTo("UNIQUE_VIOLATION");
        run(UPDATE_AUTHOR, ANN, Map.of("profile", Map.of("disconnect", true)));
        assertError("VALIDATION_FAILED", List.of("profile"), "patch", "profile", "disconnect");
        run(UPDATE_AUTHOR, ANN, Map.of("profile", Map.of("delete", true)));
        assertThat(newsroom.value("select count(*) from profiles")).isEqualTo(0L);
    }

    @Test
    void aRowIsConnectedToOneThatTheSameInputMakes() {
        run(
                CREATE_AUTHOR,
                author(
                        "cy",
                        "articles",
                        Map.of(
                                "create",
                                List.of(article(
                                        "a", "editor", Map.of("connect", Map.of("email", "cy@example.com")))))));

        assertThat(errors()).isEmpty();
        assertThat(newsroom.value("select count(*) from articles where author_id = editor_id"))
                .isEqualTo(1L);
    }

    @Test
    void theRowThatARelationLeadsToIsChangedWithItsOwnNestedRows() {
        run(
                UPDATE_ARTICLE,
                FIRST,
                Map.of(
                        "author",
                        Map.of(
                                "update",
                                Map.of(
                                        "name",
                                        "Anna",
                                        "desk",
                                        Map.of("create", tag("north")),
                                        "articles",
                                        Map.of("create", List.of(article("second")))))));

        assertThat(errors()).isEmpty();
        assertThat(at("/outcome").asString()).isEqualTo("UPDATED");
        assertThat(newsroom.value("select name from authors where id = ?", ANN)).isEqualTo("Anna");
        assertThat(deskOf(ANN)).isEqualTo("north");
        assertThat(newsroom.value("select count(*) from articles where author_id = ?", ANN))
                .isEqualTo(2L);

        run(UPDATE_AUTHOR, ANN, Map.of("desk", Map.of("update", tag("south"))));
        assertThat(deskOf(ANN)).isEqualTo("south");
        run(UPDATE_AUTHOR, ANN, Map.of("desk", Map.of("update", tag("south"))));
        assertThat(at("/outcome").asString()).isEqualTo("UNCHANGED");
    }

    @Test
    void whereARelationLeadsNowhereNothingIsChangedOrDeleted() {
        run(UPDATE_ARTICLE, FIRST, Map.of("editor", Map.of("update", Map.of("name", "x"))));
        assertError("NOT_FOUND", List.of(), "patch", "editor", "update");
        run(UPDATE_ARTICLE, FIRST, Map.of("editor", Map.of("delete", true)));
        assertError("NOT_FOUND", List.of(), "patch", "editor", "delete");
        run(UPDATE_AUTHOR, ANN, Map.of("desk", Map.of("update", tag("x"))));
        assertError("NOT_FOUND", List.of(), "patch", "desk", "update");
        run(UPDATE_AUTHOR, UUID.randomUUID(), Map.of("desk", Map.of("create", tag("x"))));
        assertError("NOT_FOUND", List.of(), "id");
        assertThat(newsroom.value("select count(*) from desks")).isEqualTo(0L);
    }

    @Test
    void theRowThatARelationLeadsToIsDeletedOnceNothingRefersToIt() {
        newsroom.execute("update articles set editor_id = ?", BOB);

        run(UPDATE_ARTICLE, FIRST, Map.of("editor", Map.of("delete", true)));
        assertThat(newsroom.query("select editor_id is null from articles")).containsExactly(List.of(true));
        assertThat(newsroom.value("select count(*) from authors")).isEqualTo(1L);

        run(UPDATE_ARTICLE, FIRST, Map.of("editorId", ANN.toString()));
        run(UPDATE_ARTICLE, FIRST, Map.of("editor", Map.of("delete", true)));
        assertError("FOREIGN_KEY_VIOLATION", List.of("articles"), "patch", "editor", "delete");
        run(UPDATE_ARTICLE, FIRST, Map.of("author", Map.of("delete", true)));
        assertError("VALIDATION_FAILED", List.of("author"), "patch", "author", "delete");
    }

    @Test
    void whatIsRefusedInANestedPatchNamesItsPlace() {
        run(UPDATE_ARTICLE, FIRST, Map.of("author", Map.of("update", Map.of("email", "bob@example.com"))));
        assertError("UNIQUE_VIOLATION", List.of("email"), "patch", "author", "update", "email");
        run(UPDATE_ARTICLE, FIRST, Map.of("author", Map.of("update", Map.of("email", "nonsense"))));
        assertError("VALIDATION_FAILED", List.of("email"), "patch", "author", "update", "email");
    }

    @Test
    void whatHappensAroundARowGivesItANewVersion() {
        run(UPDATE_AUTHOR, ANN, Map.of());
        String before = at("/author/rowVersion").asString();
        run(UPDATE_AUTHOR, ANN, Map.of("articles", Map.of("create", List.of(article("second")))));

        assertThat(at("/author/rowVersion").asString()).isNotEqualTo(before);
    }

    @Test
    void childrenAreChangedByIdAndByFilter() {
        articlesOf(ANN, "b", "c");
        UUID foreign = articlesOf(BOB, "d").getFirst();
        Map<String, Object> views = Map.of("views", Map.of("increment", "5"));

        run(
                UPDATE_AUTHOR,
                ANN,
                Map.of(
                        "articles",
                        Map.of(
                                "update",
                                List.of(
                                        Map.of("id", FIRST.toString(), "patch", Map.of("title", "New"), "ops", views),
                                        Map.of(
                                                "filter",
                                                Map.of("slug", Map.of("ne", "first")),
                                                "maxAffected",
                                                2,
                                                "patch",
                                                Map.of("tags", Map.of("connect", List.of(tag("red")))))))));
        assertThat(errors()).isEmpty();
        assertThat(newsroom.query("select slug, title, views from articles order by slug"))
                .containsExactly(
                        List.of("b", "b", 0L),
                        List.of("c", "c", 0L),
                        List.of("d", "d", 0L),
                        List.of("first", "New", 5L));
        assertThat(newsroom.value("select count(*) from articles_tags")).isEqualTo(2L);

        run(
                UPDATE_AUTHOR,
                ANN,
                Map.of("articles", Map.of("update", List.of(Map.of("id", foreign.toString(), "ops", views)))));
        assertError("NOT_FOUND", List.of(), "patch", "articles", "update", "0");
        run(
                UPDATE_AUTHOR,
                ANN,
                Map.of(
                        "articles",
                        Map.of("update", List.of(Map.of("filter", Map.of("slug", Map.of("ne", "x")), "ops", views)))));
        assertError("AFFECTED_LIMIT_EXCEEDED", List.of(), "patch", "articles", "update", "0", "maxAffected");
        run(
                UPDATE_AUTHOR,
                ANN,
                Map.of(
                        "articles",
                        Map.of("update", List.of(Map.of("id", FIRST.toString(), "ifVersion", "1", "ops", views)))));
        assertError("VERSION_CONFLICT", List.of(), "patch", "articles", "update", "0", "ifVersion");
        run(
                UPDATE_AUTHOR,
                ANN,
                Map.of(
                        "articles",
                        Map.of(
                                "update",
                                List.of(Map.of("id", FIRST.toString(), "patch", Map.of("authorId", BOB.toString()))))));
        assertError("BAD_USER_INPUT", List.of("authorId"), "patch", "articles", "update", "0", "patch", "authorId");
    }

    @Test
    void linkedRowsAreChangedByIdAndByFilter() {
        newsroom.execute("insert into articles_tags values (?, 1), (?, 2)", FIRST, FIRST);

        run(
                UPDATE_ARTICLE,
                FIRST,
                Map.of(
                        "tags",
                        Map.of(
                                "update",
                                List.of(
                                        Map.of("id", "1", "patch", tag("scarlet")),
                                        Map.of(
                                                "filter",
                                                Map.of("name", Map.of("startsWith", "gr")),
                                                "patch",
                                                tag("olive"))))));
        assertThat(errors()).isEmpty();
        assertThat(tagsOfFirst()).containsExactly("olive", "scarlet");

        run(UPDATE_ARTICLE, FIRST, Map.of("tags", Map.of("update", List.of(Map.of("id", "3", "patch", tag("navy"))))));
        assertError("NOT_FOUND", List.of(), "patch", "tags", "update", "0");
    }

    @Test
    void upsertsJoinTheRelationWhetherTheyMakeOrMeetARow() {
        Map<String, Object> bySlug = Map.of("key", "SLUG");
        Map<String, Object> byName = Map.of("key", "NAME", "action", "IGNORE");

        run(
                UPDATE_AUTHOR,
                BOB,
                Map.of(
                        "articles",
                        Map.of(
                                "upsert",
                                List.of(
                                        Map.of(
                                                "input",
                                                article(
                                                        "first",
                                                        "tags",
                                                        Map.of(
                                                                "upsert",
                                                                List.of(
                                                                        Map.of(
                                                                                "input",
                                                                                tag("red"),
                                                                                "onConflict",
                                                                                byName),
                                                                        Map.of(
                                                                                "input",
                                                                                tag("pink"),
                                                                                "onConflict",
                                                                                byName)))),
                                                "onConflict",
                                                bySlug),
                                        Map.of("input", article("second"), "onConflict", bySlug)))));

        assertThat(errors()).isEmpty();
        assertThat(newsroom.query("select slug, title from articles where author_id = ? order by 1", BOB))
                .containsExactly(List.of("first", "first"), List.of("second", "second"));
        assertThat(tagsOfFirst()).containsExactly("pink", "red");
        assertThat(newsroom.value("select count(*) from tags")).isEqualTo(4L);

        run(
                CREATE_ARTICLE,
                article(
                        "third",
                        "author",
                        Map.of("upsert", Map.of("input", author("ann"), "onConflict", Map.of("key", "EMAIL")))));
        assertThat(errors()).isEmpty();
        assertThat(newsroom.query(
                        "select a.id, a.name from articles r join authors a on a.id = author_id where slug = 'third'"))
                .containsExactly(List.of(ANN, "ann"));
    }

    @Test
    void manyUpsertsTakeAsManyStatementsAsFew() {
        run(UPDATE_AUTHOR, BOB, Map.of("articles", Map.of("upsert", upserts("x", 1))));
        int few = last.statements();
        run(UPDATE_AUTHOR, BOB, Map.of("articles", Map.of("upsert", upserts("y", 20))));

        assertThat(errors()).isEmpty();
        assertThat(last.statements()).isEqualTo(few);
        assertThat(newsroom.value("select count(*) from articles where author_id = ?", BOB))
                .isEqualTo(21L);
    }

    @Test
    void theOneRowOfARelationIsUpsertedByTheKeyThatLeadsBack() {
        Map<String, Object> byAuthor = Map.of("key", "AUTHOR_ID");
        for (String bio : List.of("first", "second")) {
            run(
                    UPDATE_AUTHOR,
                    ANN,
                    Map.of("profile", Map.of("upsert", Map.of("input", Map.of("bio", bio), "onConflict", byAuthor))));
            assertThat(errors()).isEmpty();
            assertThat(newsroom.query("select bio, author_id from profiles")).containsExactly(List.of(bio, ANN));
        }
        newsroom.execute("insert into desks (name, author_id) values ('north', ?), ('south', null)", ANN);
        run(
                UPDATE_AUTHOR,
                ANN,
                Map.of("desk", Map.of("upsert", Map.of("input", tag("south"), "onConflict", Map.of("key", "NAME")))));
        assertThat(errors()).isEmpty();
        assertThat(deskOf(ANN)).isEqualTo("south");
    }

    @Test
    void patchesOfManyRowsNestToo() {
        UUID second = articlesOf(ANN, "b").getFirst();
        newsroom.execute("update articles set editor_id = ?", BOB);
        String document =
                "mutation ($input: [ArticleUpdate!]!) { batchUpdateArticles(updates: $input) { affectedCount results { outcome } %s } }"
                        .formatted(ERRORS);

        run(
                document,
                List.of(
                        Map.of("id", FIRST.toString(), "patch", renamed("One", "red")),
                        Map.of("id", second.toString(), "patch", renamed("Two", "green"))));

        assertThat(errors()).isEmpty();
        assertThat(newsroom.value("select name from authors where id = ?", BOB)).isEqualTo("Two");
        assertThat(newsroom.value("select count(*) from articles_tags")).isEqualTo(2L);

        run(
                document,
                List.of(
                        Map.of("id", FIRST.toString(), "patch", Map.of("editor", Map.of("delete", true))),
                        Map.of("id", second.toString(), "patch", Map.of("editor", Map.of("delete", true)))));
        assertThat(errors()).isEmpty();
        assertThat(newsroom.value("select count(*) from articles where editor_id is null"))
                .isEqualTo(2L);
        assertThat(newsroom.value("select count(*) from authors")).isEqualTo(1L);
    }

    private static Map<String, Object> renamed(String editor, String tag) {
        return Map.of("editor", Map.of("update", Map.of("name", editor)), "tags", Map.of("connect", List.of(tag(tag))));
    }

    @Test
    void aRowThatFailsAloneTakesItsNestedRowsWithIt() {
        String document =
                "mutation ($input: [AuthorInput!]!) { createAuthors(input: $input, onError: CONTINUE) { affectedCount results { outcome error { path } } } }";

        run(
                document,
                List.of(
                        author("cy", "articles", Map.of("create", List.of(article("a")))),
                        author("di", "articles", Map.of("create", List.of(article("b"), article("first")))),
                        author("ed", "articles", Map.of("create", List.of(article("c"))))));

        assertThat(at("/affectedCount").asInt()).isEqualTo(2);
        assertThat(at("/results/1/outcome").asString()).isEqualTo("FAILED");
        assertThat(at("/results/1/error/path").toString())
                .isEqualTo("[\"input\",\"1\",\"articles\",\"create\",\"1\",\"slug\"]");
        assertThat(newsroom.query("select slug from articles order by 1"))
                .containsExactly(List.of("a"), List.of("c"), List.of("first"));
    }

    private static List<Map<String, Object>> upserts(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of(
                        "input", article(prefix + (char) ('a' + i)), "onConflict", Map.of("key", "SLUG")))
                .toList();
    }

    @Test
    void ofTwoWhoMoveTheSameChildrenTheLaterOneHasThem() throws Exception {
        articlesOf(ANN, "b", "c");
        List<Map<String, Object>> all = List.of(Map.of("slug", "c"), Map.of("slug", "first"), Map.of("slug", "b"));
        try (ExecutorService threads = Executors.newFixedThreadPool(1);
                OperationSession first = newsroom.session()) {
            WritePlan.Update plan = new WritePlanner(newsroom.model(), WriteLimits.DEFAULT)
                    .update(
                            newsroom.collection("authors"),
                            BOB.toString(),
                            Map.of("articles", Map.of("connect", all)),
                            null,
                            Newsroom.OWNER);
            new RowWriter(newsroom.writing(first), false)
                    .update(plan, RowShape.of(newsroom.collection("authors"), List.of(), false));
            Future<?> second = threads.submit(() ->
                    run(UPDATE_AUTHOR, ANN, Map.of("articles", Map.of("connect", all.reversed()))));
            newsroom.awaitLockWait();
            first.commit();
            second.get();
        }

        assertThat(errors()).isEmpty();
        assertThat(at("/outcome").asString()).isEqualTo("UPDATED");
        assertThat(newsroom.value("select count(*) from articles where author_id = ?", ANN))
                .isEqualTo(3L);
    }

    @ParameterizedTest
    @CsvSource({"2, 10, deep", "8, 3, 3 rows"})
    void inputsAreLimited(int depth, int rows, String told) {
        ProjectExecutor usual = executor;
        executor = executor(new WriteLimits(rows, depth));
        try {
            run(
                    CREATE_AUTHOR,
                    author(
                            "cy",
                            "articles",
                            Map.of(
                                    "create",
                                    List.of(article(
                                            "a",
                                            "tags",
                                            Map.of(
                                                    "create",
                                                    List.of(Map.of(
                                                            "name",
                                                            "x",
                                                            "articles",
                                                            Map.of(
                                                                    "create",
                                                                    List.of(article(
                                                                            "z", "authorId", ANN.toString())))))))))));
        } finally {
            executor = usual;
        }
        assertThat(at("/errors/0/code").asString()).isEqualTo("BAD_USER_INPUT");
        assertThat(at("/errors/0/message").asString()).contains(told);
        assertThat(newsroom.value("select count(*) from authors")).isEqualTo(2L);
    }

    private void assertError(String code, List<String> fields, String... path) {
        assertThat(at("/errors")).hasSize(1);
        assertThat(at("/errors/0/code").asString()).as(at("/errors").toString()).isEqualTo(code);
        assertThat(list("/errors", "path")).containsExactly(List.of(path));
        assertThat(list("/errors", "fields")).containsExactly(fields);
    }

    private @Nullable Object deskOf(UUID author) {
        return newsroom.query(
                        "select (select name from desks where author_id = a.id) from authors a where id = ?", author)
                .getFirst()
                .getFirst();
    }

    private List<Object> tagsOfFirst() {
        return newsroom
                .query("select name from articles_tags join tags on id = tag_id where article_id = ? order by 1", FIRST)
                .stream()
                .map(List::getFirst)
                .toList();
    }

    private List<UUID> articlesOf(UUID author, String... slugs) {
        List<UUID> keys = new ArrayList<>();
        for (String slug : slugs) {
            keys.add((UUID) newsroom.query(
                            "insert into articles (slug, title, author_id) values (?, ?, ?) returning id",
                            slug,
                            slug,
                            author)
                    .getFirst()
                    .getFirst());
        }
        return keys;
    }

    private static Map<String, Object> tag(String name) {
        return Map.of("name", name);
    }

    private static Map<String, Object> author(String name, Object... more) {
        return with(Map.of("name", name, "email", name + "@example.com"), more);
    }

    private static Map<String, Object> article(String slug, Object... more) {
        return with(Map.of("slug", slug, "title", slug), more);
    }

    private static Map<String, Object> with(Map<String, Object> members, Object... more) {
        Map<String, Object> all = new HashMap<>(members);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    private void run(String document, Object input) {
        execute(document, Map.of("input", input));
    }

    private void run(String document, UUID id, Object input) {
        execute(document, Map.of("id", id.toString(), "input", input));
    }

    private void execute(String document, Map<String, Object> variables) {
        last = PlainResponse.of(executor.execute(
                new ProjectRequest(document, null, variables), Newsroom.OWNER, newsroom.connections(), null));
    }

    /** What the first root field answered. */
    private JsonNode at(String pointer) {
        JsonNode data = json(last.body()).at("/data");
        return data.at("/" + data.propertyNames().iterator().next() + pointer);
    }

    private JsonNode errors() {
        assertThat(json(last.body()).at("/errors").isMissingNode())
                .as(String.valueOf(last.body()))
                .isTrue();
        return at("/errors");
    }

    private String hint() {
        return json(last.body()).at("/errors/0/extensions/hint").asString();
    }

    private List<List<String>> list(String pointer, String member) {
        List<List<String>> lists = new ArrayList<>();
        at(pointer).forEach(element -> {
            List<String> texts = new ArrayList<>();
            element.at("/" + member).forEach(text -> texts.add(text.asString()));
            lists.add(texts);
        });
        return lists;
    }

    private static JsonNode json(@Nullable Object value) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(value));
    }
}
