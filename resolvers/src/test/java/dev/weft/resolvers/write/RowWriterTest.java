package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowWriterTest {
    private static final UUID ANN = UUID.fromString("0190b2a0-0000-7000-8000-00000000000a");
    private static final UUID BOB = UUID.fromString("0190b2a0-0000-7000-8000-00000000000b");
    private static final UUID FIRST = UUID.fromString("0190b2a0-0000-7000-8000-000000000001");
    private static final UUID NOBODY = UUID.fromString("0190b2a0-0000-7000-8000-0000000000ff");

    private Newsroom newsroom;
    private WritePlanner planner;
    private int statements;

    @BeforeAll
    void open() {
        newsroom = new Newsroom();
        planner = new WritePlanner(newsroom.model(), WriteLimits.DEFAULT);
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    @BeforeEach
    void authorsAndOneArticle() {
        newsroom.execute("truncate authors, tags, profiles, articles, users restart identity cascade");
        newsroom.execute("insert into authors (id, name, email) values (?, 'Ann', 'ann@example.com')", ANN);
        newsroom.execute("insert into authors (id, name, email) values (?, 'Bob', 'bob@example.com')", BOB);
        newsroom.execute(
                "insert into articles (id, slug, title, author_id) values (?, 'first', 'First', ?)", FIRST, ANN);
        newsroom.execute("insert into tags (name) values ('red'), ('green'), ('blue')");
    }

    @Test
    void aNewRowHoldsWhatWasGivenAndWhatTheDatabaseFillsIn() {
        OffsetDateTime published = OffsetDateTime.parse("2026-02-03T04:05:06.789012Z");
        Map<String, Object> input = article("rating", 5, "price", new BigDecimal("12.50"), "weight", 0.5);
        input.putAll(
                Map.of("labels", List.of("b", "a", "b"), "moods", List.of("loud", "calm"), "link", "https://e.org"));
        input.putAll(Map.of(
                "meta",
                Map.of("a", List.of(1, true)),
                "publishedAt",
                published,
                "printedOn",
                LocalDate.of(2026, 2, 3)));

        Written written = create("articles", input);

        Row row = written.row();
        assertThat(written.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(values(row))
                .containsAllEntriesOf(Map.of(
                        "slug", "new", "rating", 5, "price", new BigDecimal("12.50"), "views", 0L, "status", "draft"));
        assertThat(values(row))
                .containsAllEntriesOf(Map.of(
                        "labels",
                        List.of("b", "a", "b"),
                        "moods",
                        List.of("loud", "calm"),
                        "meta",
                        Map.of("a", List.of(1, true))));
        assertThat((OffsetDateTime) values(row).get("publishedAt")).isAtSameInstantAs(published);
        assertThat(values(row).get("printedOn")).isEqualTo(LocalDate.of(2026, 2, 3));
        assertThat(values(row).get("createdAt")).isEqualTo(values(row).get("updatedAt"));
        assertThat(((UUID) row.key()).version()).isEqualTo(7);
        assertThat(statements).isEqualTo(1);
        assertThat(newsroom.value("select count(*) from articles where slug = 'new'"))
                .isEqualTo(1L);
    }

    @Test
    void onlyWhatIsSelectedIsReturned() {
        CollectionModel articles = newsroom.collection("articles");
        WritePlan.Create plan = planner.create(articles, article(), Newsroom.OWNER);

        Row row = inTransaction(writer -> writer.create(plan, RowShape.of(articles, List.of(), false)))
                .row();

        assertThat(row.shape().columns()).containsExactly(articles.primaryKey());
    }

    @Test
    void aGivenKeyIsHonouredAndRefusedTwice() {
        assertThat(create("articles", article("rowId", NOBODY)).row().key()).isEqualTo(NOBODY);

        ApiError error = refusedCreate("articles", article("rowId", NOBODY, "slug", "other", "title", "x"));
        assertThat(error.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(error.fields()).containsExactly("rowId");
    }

    @Test
    void aTakenValueNamesTheFieldOfItsKey() {
        ApiError error = refusedCreate("articles", article("slug", "first"));

        assertThat(error.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(error.path()).containsExactly("input", "slug");
        assertThat(error.fields()).containsExactly("slug");
        assertThat(error.constraint()).isEqualTo("articles_slug_key");
        assertThat(error.message()).contains("'slug'").doesNotContain("first");
    }

    @Test
    void aTakenCombinationNamesAllFieldsOfItsKey() {
        create("articles", article("title", "T", "rating", 1));

        ApiError error = refusedCreate("articles", article("slug", "x", "title", "T", "rating", 1));

        assertThat(error.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(error.fields()).containsExactly("title", "rating");
        assertThat(error.path()).containsExactly("input");
    }

    @Test
    void aMissingTargetOfARawKeyNamesTheKey() {
        ApiError error = refusedCreate("articles", article("editorId", NOBODY.toString()));

        assertThat(error.code()).isEqualTo(ErrorCode.FOREIGN_KEY_VIOLATION);
        assertThat(error.path()).containsExactly("input", "editorId");
        assertThat(error.fields()).containsExactly("editorId");
        assertThat(error.message()).contains("Author");
    }

    @Test
    void aMissingTargetOfConnectIsNotFoundWhereItIsNamed() {
        Map<String, Object> input = article("editor", connect("email", "nobody@example.com"));

        ApiError error = refusedCreate("articles", input);

        assertThat(error.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(error.path()).containsExactly("input", "editor", "connect");
    }

    @Test
    void aReferenceIsConnectedByAnyKey() {
        assertThat(values(create("articles", article("editor", connect("email", "bob@example.com")))
                        .row()))
                .containsEntry("editorId", BOB);
        assertThat(statements).isEqualTo(2);
        assertThat(values(update("articles", FIRST, Map.of("editor", connect("rowId", BOB)), null)
                        .row()))
                .containsEntry("editorId", BOB);
        assertThat(values(update("articles", FIRST, Map.of("editor", Map.of("disconnect", true)), null)
                        .row()))
                .containsEntry("editorId", null);
    }

    @Test
    void aPatternThatOnlyTheDatabaseUnderstandsIsStillAValidationError() {
        assertThat(values(create("articles", article("code", "aa")).row())).containsEntry("code", "aa");

        ApiError error = refusedCreate("articles", article("slug", "other", "title", "x", "code", "ab"));

        assertThat(error.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
        assertThat(error.path()).containsExactly("input", "code");
        assertThat(error.fields()).containsExactly("code");
    }

    @Test
    void anUpdateChangesWhatIsGivenAndTheVersion() {
        Row before = update("articles", FIRST, Map.of(), null).row();

        Written after = update("articles", FIRST, Map.of("title", "Second", "rating", 2), before.version());

        assertThat(after.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(statements).isEqualTo(1);
        assertThat(values(after.row())).containsEntry("title", "Second").containsEntry("slug", "first");
        assertThat(after.row().version()).isNotEqualTo(before.version());
        assertThat((OffsetDateTime) values(after.row()).get("updatedAt"))
                .isAfter((OffsetDateTime) values(before).get("updatedAt"));
    }

    @Test
    void anUpdateThatChangesNothingWritesNothing() {
        Map<String, Object> same = new HashMap<>(Map.of("title", "First", "views", 0L));
        same.put("rating", null);
        Row before = update("articles", FIRST, Map.of(), null).row();

        Written after = update("articles", FIRST, same, before.version());

        assertThat(after.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(statements).isEqualTo(2);
        assertThat(values(after.row())).isEqualTo(values(before));
        assertThat(after.row().version()).isEqualTo(before.version());
    }

    @Test
    void anUpdateOfAnOldVersionConflicts() {
        String old = update("articles", FIRST, Map.of(), null).row().version();
        update("articles", FIRST, Map.of("title", "Newer"), null);

        for (Map<String, Object> patch : List.of(Map.<String, Object>of("title", "Mine"), Map.<String, Object>of())) {
            ApiError error = refused(() -> update("articles", FIRST, patch, old));
            assertThat(error.code()).isEqualTo(ErrorCode.VERSION_CONFLICT);
            assertThat(error.path()).containsExactly("ifVersion");
            assertThat(error.hint()).isNotNull();
        }
        ApiError links = refused(() -> update("articles", FIRST, Map.of("tags", connectAll(1L)), old));
        assertThat(links.code()).isEqualTo(ErrorCode.VERSION_CONFLICT);
        assertThat(newsroom.value("select title from articles")).isEqualTo("Newer");
        assertThat(newsroom.value("select count(*) from articles_tags")).isEqualTo(0L);
    }

    @Test
    void anAbsentRowIsNotFound() {
        for (Map<String, Object> patch : List.of(
                Map.<String, Object>of("title", "x"),
                Map.<String, Object>of(),
                Map.<String, Object>of("tags", connectAll(1L)))) {
            ApiError error = refused(() -> update("articles", NOBODY, patch, "1"));
            assertThat(error.code()).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(error.path()).containsExactly("id");
        }
        assertThat(refused(() -> delete("articles", NOBODY, null)).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(() -> delete("articles", NOBODY, "1")).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void linksAreAddedAndRemovedOnceOnly() {
        Map<String, Object> red = Map.of(
                "tags", Map.of("connect", List.of(Map.of("name", "red"), Map.of("rowId", 2L), Map.of("rowId", 1L))));
        Row before = update("articles", FIRST, Map.of(), null).row();

        Written linked = update("articles", FIRST, red, null);
        assertThat(linked.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(linked.row().version()).isNotEqualTo(before.version());
        assertThat(tagsOfFirst()).containsExactly(1L, 2L);

        assertThat(update("articles", FIRST, red, null).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(statements).isEqualTo(3);
        assertThat(tagsOfFirst()).containsExactly(1L, 2L);

        Map<String, Object> notRed = Map.of("tags", Map.of("disconnect", List.of(Map.of("name", "red"))));
        assertThat(update("articles", FIRST, notRed, null).outcome()).isEqualTo(Outcome.UPDATED);
        ApiError notLinked = refused(() -> update("articles", FIRST, notRed, null));
        assertThat(notLinked.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(notLinked.path()).containsExactly("patch", "tags", "disconnect", "0");
        assertThat(tagsOfFirst()).containsExactly(2L);
    }

    @Test
    void aNewRowIsLinkedInAsManyStatementsForOneLinkAsForMany() {
        create("articles", article("tags", connectAll(1L)));
        int one = statements;
        create("articles", article("slug", "b", "title", "b", "tags", connectAll(1L, 2L, 3L)));

        assertThat(one).isEqualTo(3);
        assertThat(statements).isEqualTo(one);
        assertThat(newsroom.value("select count(*) from articles_tags")).isEqualTo(4L);
    }

    @Test
    void everyMissingLinkIsReportedAndNothingIsWritten() {
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> create("articles", article("tags", connectAll(1L, 77L, 2L, 78L))));

        assertThat(refusal.errors())
                .extracting(ApiError::path)
                .containsExactly(List.of("input", "tags", "connect", "1"), List.of("input", "tags", "connect", "3"));
        assertThat(newsroom.value("select count(*) from articles")).isEqualTo(1L);
    }

    @Test
    void aRowMayBeLinkedToItselfAndFromBothEnds() {
        Row second = create("articles", article("related", Map.of("connect", List.of(Map.of("slug", "first")))))
                .row();
        update("articles", FIRST, Map.of("related", Map.of("connect", List.of(Map.of("slug", "first")))), null);
        assertThat(newsroom.value("select count(*) from articles_related")).isEqualTo(2L);

        update(
                "articles",
                FIRST,
                Map.of("relatedTo", Map.of("disconnect", List.of(Map.of("rowId", second.key())))),
                null);
        assertThat(newsroom.query("select * from articles_related")).containsExactly(List.of(FIRST, FIRST));
    }

    @Test
    void aRowMayReferToItsOwnKind() {
        Row child = create("articles", article("parentId", FIRST.toString())).row();

        assertThat(values(child)).containsEntry("parentId", FIRST);
        assertThat(values(update("articles", FIRST, Map.of("parent", connect("slug", "new")), null)
                        .row()))
                .containsEntry("parentId", child.key());
    }

    @Test
    void aOneToOneRelationIsTakenOnce() {
        create("profiles", Map.of("author", connect("email", "ann@example.com")));

        ApiError error = refusedCreate("profiles", Map.of("authorId", ANN.toString()));

        assertThat(error.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(error.fields()).containsExactly("authorId");
        assertThat(values(update("profiles", key("profiles"), Map.of("bio", "b"), null)
                        .row()))
                .containsEntry("bio", "b");
    }

    @Test
    void usersAreWrittenLikeAnyOther() {
        Row user = create("users", Map.of("email", "u@example.com", "roles", List.of("editor")))
                .row();

        assertThat(values(user)).containsEntry("emailVerified", false).containsEntry("roles", List.of("editor"));
        assertThat(values(create("articles", article("writer", connect("email", "u@example.com")))
                        .row()))
                .containsEntry("writerId", user.key());
    }

    @Test
    void aDeletedRowIsReturnedAsItWas() {
        String version = update("articles", FIRST, Map.of(), null).row().version();

        Written deleted = delete("articles", FIRST, version);

        assertThat(deleted.outcome()).isEqualTo(Outcome.DELETED);
        assertThat(statements).isEqualTo(1);
        assertThat(values(deleted.row())).containsEntry("slug", "first").containsEntry("authorId", ANN);
        assertThat(newsroom.value("select count(*) from articles")).isEqualTo(0L);
    }

    @Test
    void aDeleteOfAnOldVersionConflicts() {
        String old = update("articles", FIRST, Map.of(), null).row().version();
        update("articles", FIRST, Map.of("title", "Newer"), null);

        assertThat(refused(() -> delete("articles", FIRST, old)).code()).isEqualTo(ErrorCode.VERSION_CONFLICT);
        assertThat(newsroom.value("select count(*) from articles")).isEqualTo(1L);
    }

    @Test
    void aRowThatOthersReferToNamesThem() {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> delete("authors", ANN, null));
        ApiError error = new WriteErrors(newsroom.model(), newsroom.collection("authors"), ArgumentPath.of("id"))
                .ofDelete(refusal)
                .first();

        assertThat(error.code()).isEqualTo(ErrorCode.FOREIGN_KEY_VIOLATION);
        assertThat(error.message()).contains("articles", "'author'", "Author");
        assertThat(error.fields()).containsExactly("articles");
        assertThat(error.path()).containsExactly("id");
    }

    @Test
    void whatGoesWithADeletedRowAndWhatIsEmptiedIsDoneByTheDatabase() {
        create("articles", article("parentId", FIRST.toString(), "editorId", BOB.toString(), "tags", connectAll(1L)));
        update("articles", FIRST, Map.of("editorId", BOB.toString()), null);

        delete("authors", BOB, null);
        assertThat(newsroom.value("select count(*) from articles where editor_id is not null"))
                .isEqualTo(0L);
        delete("articles", FIRST, null);
        assertThat(newsroom.value("select count(*) from articles")).isEqualTo(0L);
        assertThat(newsroom.value("select count(*) from articles_tags")).isEqualTo(0L);
    }

    @Test
    void whatIsRolledBackLeavesNothing() {
        try (OperationSession session = newsroom.session()) {
            RowWriter writer = new RowWriter(newsroom.writing(session), false);
            CollectionModel articles = newsroom.collection("articles");
            writer.create(planner.create(articles, article("tags", connectAll(1L)), Newsroom.OWNER), all("articles"));
            session.rollBack();
            session.commit();
        }

        assertThat(newsroom.value("select count(*) from articles")).isEqualTo(1L);
        assertThat(newsroom.value("select count(*) from articles_tags")).isEqualTo(0L);
    }

    private Written create(String collection, Map<String, Object> input) {
        return inTransaction(writer ->
                writer.create(planner.create(newsroom.collection(collection), input, Newsroom.OWNER), all(collection)));
    }

    private Written update(String collection, Object key, Map<String, Object> patch, @Nullable String ifVersion) {
        return inTransaction(writer -> writer.update(
                planner.update(newsroom.collection(collection), key.toString(), patch, ifVersion, Newsroom.OWNER),
                all(collection)));
    }

    private Written delete(String collection, Object key, @Nullable String ifVersion) {
        return inTransaction(writer -> writer.delete(
                planner.delete(newsroom.collection(collection), key.toString(), ifVersion), all(collection)));
    }

    private Written inTransaction(Function<RowWriter, Written> work) {
        try (OperationSession session = newsroom.session()) {
            Written written = work.apply(new RowWriter(newsroom.writing(session), false));
            session.commit();
            statements = session.statements();
            return written;
        }
    }

    private ApiError refusedCreate(String collection, Map<String, Object> input) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> create(collection, input));
        return new WriteErrors(newsroom.model(), newsroom.collection(collection), ArgumentPath.of("input"))
                .ofValues(refusal)
                .first();
    }

    private static ApiError refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(ApiException.class, work).first();
    }

    private List<Object> tagsOfFirst() {
        return newsroom.query("select * from articles_tags order by 2").stream()
                .map(List::getLast)
                .toList();
    }

    private Object key(String table) {
        return newsroom.value("select id from " + table);
    }

    private RowShape all(String collection) {
        CollectionModel model = newsroom.collection(collection);
        return RowShape.of(model, model.columns(), true);
    }

    private static Map<String, Object> values(Row row) {
        Map<String, Object> values = new HashMap<>();
        for (Column column : row.shape().columns()) {
            values.put(column.apiName(), row.value(column));
        }
        return values;
    }

    private static Map<String, Object> connect(String key, Object value) {
        return Map.of("connect", Map.of(key, value));
    }

    private static Map<String, Object> connectAll(Long... keys) {
        return Map.of(
                "connect",
                java.util.Arrays.stream(keys).map(key -> Map.of("rowId", key)).toList());
    }

    private static Map<String, Object> article(Object... more) {
        Map<String, Object> input = new HashMap<>(Map.of("slug", "new", "title", "New", "authorId", ANN.toString()));
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        return input;
    }
}
