package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.ColumnOp.Operand;
import dev.weft.resolvers.write.ColumnOp.Step;
import dev.weft.resolvers.write.ColumnOp.Verb;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rows of one collection, written by few statements. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectionRowsTest {
    private static final UUID ANN = UUID.fromString("0190b2a0-0000-7000-8000-00000000000a");
    private static final ArgumentPath INPUT = ArgumentPath.of("input");

    private Newsroom newsroom;
    private CollectionModel articles;
    private CollectionModel tags;

    @BeforeAll
    void open() {
        newsroom = new Newsroom();
        articles = newsroom.collection("articles");
        tags = newsroom.collection("tags");
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    @BeforeEach
    void rows() {
        newsroom.execute("truncate authors, tags, profiles, articles, users restart identity cascade");
        newsroom.execute("insert into authors (id, name, email) values (?, 'Ann', 'ann@example.com')", ANN);
        newsroom.execute("insert into tags (name) values ('red'), ('green'), ('blue')");
        newsroom.execute("insert into articles (slug, title, author_id, views) values ('old', 'Old', ?, 5)", ANN);
    }

    @Test
    void rowsThatMeetOthersChangeThemAndTheRestIsCreatedByOneStatement() {
        Conflict conflict =
                new Conflict(List.of(column("slug")), true, null, List.of(increment("views", 10L)), Predicate.ALWAYS);
        try (OperationSession session = newsroom.session()) {
            List<Written> written = rows(session, articles)
                    .insert(
                            List.of(article(0, "b"), article(1, "old"), article(2, "a")),
                            conflict,
                            shape("title", "views"));
            session.commit();

            assertThat(written)
                    .extracting(Written::outcome)
                    .containsExactly(Outcome.CREATED, Outcome.UPDATED, Outcome.CREATED);
            assertThat(written)
                    .extracting(each -> each.row().value(column("title")))
                    .containsExactly("b!", "old!", "a!");
            assertThat(written)
                    .extracting(each -> each.row().value(column("views")))
                    .containsExactly(0L, 15L, 0L);
            assertThat(session.statements()).isEqualTo(1);
        }
        assertThat(newsroom.value("select count(*) from articles")).isEqualTo(3L);
    }

    @Test
    void rowsThatAreLeftAloneAreAnsweredAsTheyAre() {
        try (OperationSession session = newsroom.session()) {
            List<Written> written = rows(session, articles)
                    .insert(
                            List.of(article(0, "old"), article(1, "new"), article(2, "new")),
                            Conflict.ignore(List.of(column("slug"))),
                            shape("title"));

            assertThat(written)
                    .extracting(Written::outcome)
                    .containsExactly(Outcome.UNCHANGED, Outcome.CREATED, Outcome.UNCHANGED);
            assertThat(written)
                    .extracting(each -> each.row().value(column("title")))
                    .containsExactly("Old", "new!", "new!");
            assertThat(session.statements()).isEqualTo(2);
        }
    }

    @Test
    void aRowThatOthersCommittedMeanwhileIsAnswered() throws Exception {
        Conflict ignore = Conflict.ignore(List.of(tags.columns().get(1)));
        try (OperationSession first = newsroom.session();
                OperationSession second = newsroom.session();
                var thread = java.util.concurrent.Executors.newSingleThreadExecutor()) {
            List<Written> winner =
                    rows(first, tags).insert(List.of(tag("contested")), ignore, RowShape.of(tags, List.of(), false));
            var loser = thread.submit(() ->
                    rows(second, tags).insert(List.of(tag("contested")), ignore, RowShape.of(tags, List.of(), false)));
            newsroom.awaitLockWait();
            first.commit();

            assertThat(loser.get().getFirst().outcome()).isEqualTo(Outcome.UNCHANGED);
            assertThat(loser.get().getFirst().row().key())
                    .isEqualTo(winner.getFirst().row().key());
        }
    }

    @Test
    void oneStatementChangesManyRowsEachInItsOwnWay() {
        List<UUID> ids = articles(50);
        try (OperationSession session = newsroom.session()) {
            List<KeyedChange> changes = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                changes.add(change(i, ids.get(i), "title " + i, increment("views", i + 1L), null));
            }
            List<Written> written = rows(session, articles).update(changes, shape("title", "views"));

            assertThat(session.statements()).isEqualTo(1);
            assertThat(written).extracting(Written::outcome).containsOnly(Outcome.UPDATED);
            assertThat(written.get(7).row().value(column("title"))).isEqualTo("title 7");
            assertThat(written.get(7).row().value(column("views"))).isEqualTo(8L);
            assertThat(written).extracting(each -> (UUID) each.row().key()).containsExactlyElementsOf(ids);
        }
    }

    @Test
    void whatIsMissingOrHasAnotherVersionIsToldTogether() {
        UUID id = articles(1).getFirst();
        UUID nobody = UUID.fromString("0190b2a0-0000-7000-8000-0000000000ff");
        try (OperationSession session = newsroom.session()) {
            assertThatThrownBy(() -> rows(session, articles)
                            .update(
                                    List.of(change(0, nobody, "x", null, null), change(1, id, "x", null, "0")),
                                    shape()))
                    .isInstanceOfSatisfying(ApiException.class, refusal -> {
                        assertThat(refusal.errors())
                                .extracting(ApiError::code)
                                .containsExactly(ErrorCode.NOT_FOUND, ErrorCode.VERSION_CONFLICT);
                        assertThat(refusal.errors())
                                .extracting(ApiError::path)
                                .containsExactly(List.of("updates", "0", "id"), List.of("updates", "1", "ifVersion"));
                    });
        }
    }

    @Test
    void deletedRowsAreAnsweredAsTheyWere() {
        List<UUID> ids = articles(3);
        try (OperationSession session = newsroom.session()) {
            List<Row> deleted = rows(session, articles)
                    .delete(
                            List.of(ids.get(2), ids.get(0), UUID.randomUUID()),
                            ArgumentPath.of("delete"),
                            shape("slug"));

            assertThat(deleted).extracting(row -> row.value(column("slug"))).containsExactly("aa", "ac");
            assertThat(session.statements()).isEqualTo(1);
        }
    }

    private CollectionRows rows(OperationSession session, CollectionModel collection) {
        return new CollectionRows(newsroom.writing(session), collection);
    }

    private List<UUID> articles(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (UUID) newsroom.query(
                                "insert into articles (slug, title, author_id) values (?, 't', ?) returning id",
                                "" + (char) ('a' + i / 26) + (char) ('a' + i % 26),
                                ANN)
                        .getFirst()
                        .getFirst())
                .toList();
    }

    private NewRow article(int index, String slug) {
        return new NewRow(
                INPUT.child(index),
                List.of(
                        new Assignment(column("slug"), slug),
                        new Assignment(column("title"), slug + "!"),
                        new Assignment(column("authorId"), ANN)));
    }

    private NewRow tag(String name) {
        return new NewRow(
                INPUT.child(0), List.of(new Assignment(tags.column("name").orElseThrow(), name)));
    }

    private KeyedChange change(int index, UUID id, String title, @Nullable ColumnOp op, @Nullable String version) {
        ArgumentPath path = ArgumentPath.of("updates").child(index);
        return new KeyedChange(
                path,
                path.child("patch"),
                id,
                List.of(new Assignment(column("title"), title)),
                op == null ? List.of() : List.of(op),
                version);
    }

    private ColumnOp increment(String column, long by) {
        return new ColumnOp(
                column(column), List.of(new Step(Verb.INCREMENT, List.of(new Operand(ValueType.BIGINT, by)))));
    }

    private RowShape shape(String... columns) {
        return RowShape.of(articles, List.of(columns).stream().map(this::column).toList(), false);
    }

    private Column column(String name) {
        return articles.column(name).orElseThrow();
    }
}
