package dev.weft.subscriptions.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.ddl.RowShape;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.testing.TestProject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogReaderTest {
    private LoggedProject project;

    @BeforeEach
    void createProject() {
        project = new LoggedProject();
    }

    @AfterEach
    void dropProject() {
        project.close();
    }

    @Test
    void aListenerIsToldWhatIsCommittedFromThenOn() throws InterruptedException {
        project.run("insert into articles (title) values ('Before')");
        Heard heard = new Heard();
        try (Listening listening = project.reader().listen(project.id(), heard)) {
            project.run("insert into articles (title) values ('One'), ('Two')");
            project.run("update articles set title = 'Uno' where title = 'One'");
            project.run("delete from articles where title = 'Two'");

            assertThat(heard.await(4))
                    .extracting(Change::kind)
                    .containsExactly(Kind.INSERT, Kind.INSERT, Kind.UPDATE, Kind.DELETE);
            Change update = heard.changes().get(2);
            assertThat(update.rowId()).isEqualTo("2");
            assertThat(image(update.before()).json()).contains("\"title\":\"One\"");
            assertThat(image(update.after()).json()).contains("\"title\":\"Uno\"");
            listening.catchUp();
            assertThat(heard.changes()).allMatch(listening.position()::covers);
        }
    }

    @Test
    void catchingUpTellsEverythingThatWasCommittedBefore() {
        Heard heard = new Heard();
        try (Listening listening = project.reader().listen(project.id(), heard)) {
            for (int i = 1; i <= 50; i++) {
                project.run("insert into articles default values");
                listening.catchUp();
                assertThat(heard.changes()).hasSize(i);
            }
        }
    }

    @Test
    void afterItIsClosedAListenerIsToldNothing() {
        Heard heard = new Heard();
        Heard other = new Heard();
        try (Listening still = project.reader().listen(project.id(), other)) {
            project.reader().listen(project.id(), heard).close();
            project.run("insert into articles default values");
            still.catchUp();
        }
        assertThat(heard.batches()).isEmpty();
        assertThat(other.changes()).hasSize(1);
    }

    @Test
    void aListenerThatFailsIsTheOnlyOneToLose() {
        Heard heard = new Heard();
        Heard failing = new Heard();
        Listener broken = new Listener() {
            @Override
            public void changes(Batch batch) {
                throw new IllegalStateException("broken on purpose");
            }

            @Override
            public void lost(ApiError why) {
                failing.lost(why);
            }
        };
        try (Listening _ = project.reader().listen(project.id(), broken);
                Listening second = project.reader().listen(project.id(), heard)) {
            project.run("insert into articles default values");
            second.catchUp();
            project.run("insert into articles default values");
            second.catchUp();
            assertThat(heard.changes()).hasSize(2);
            assertThat(Objects.requireNonNull(failing.loss()).code()).isEqualTo(ErrorCode.INTERNAL_SERVER_ERROR);
        }
    }

    @Test
    void anotherProjectHearsNothingOfIt() {
        Heard heard = new Heard();
        try (Listening listening = project.reader().listen(UUID.randomUUID(), heard)) {
            project.run("insert into articles default values");
            listening.catchUp();
        }
        assertThat(heard.batches()).isEmpty();
    }

    @Test
    void whatIsCommittedLateComesLateAndWhatIsRolledBackNever() throws SQLException {
        Heard heard = new Heard();
        try (Listening listening = project.reader().listen(project.id(), heard);
                Connection slow = project.connect();
                Connection undone = project.connect();
                Statement slowly = slow.createStatement();
                Statement never = undone.createStatement()) {
            slow.setAutoCommit(false);
            undone.setAutoCommit(false);
            slowly.execute("insert into articles (title) values ('Slow')");
            never.execute("insert into articles (title) values ('Never')");
            project.run("insert into articles (title) values ('Quick')");
            listening.catchUp();
            assertThat(titles(heard.changes())).containsExactly("Quick");
            Position between = listening.position();

            undone.rollback();
            slow.commit();
            listening.catchUp();

            assertThat(titles(heard.changes())).containsExactly("Quick", "Slow");
            assertThat(titles(history(between, listening.position()))).containsExactly("Slow");
        }
    }

    @Test
    void muchAtOnceComesInPiecesOfWhichEachHasItsPlace() {
        Heard heard = new Heard();
        try (Listening listening = project.reader().listen(project.id(), heard)) {
            Position start = listening.position();
            project.run("insert into articles (price) select n from generate_series(1, 3500) n");
            listening.catchUp();

            assertThat(heard.changes())
                    .hasSize(3500)
                    .isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
            assertThat(heard.batches()).hasSizeGreaterThan(1);
            assertThat(heard.batches().getLast().complete()).isTrue();
            assertThat(heard.batches().getLast().position()).isEqualTo(listening.position());
            assertThat(rows(history(start, listening.position()))).isEqualTo(rows(heard.changes()));
            for (Batch batch : heard.batches()) {
                List<Change> covered = heard.changes().stream()
                        .filter(batch.position()::covers)
                        .toList();
                List<Change> rest = history(Position.parse(batch.position().text()), listening.position());
                assertThat(rows(rest)).isEqualTo(rows(heard.changes().subList(covered.size(), 3500)));
            }
            for (int index : List.of(0, 999, 1000, 1001, 2222, 3498, 3499)) {
                Position position = heard.changes().get(index).position();
                assertThat(history(Position.parse(position.text()), listening.position()))
                        .hasSize(3499 - index);
                assertThat(history(start, position)).hasSize(index + 1);
                assertThat(history(position, position)).isEmpty();
            }
        }
    }

    @Test
    void anotherServerGoesOnWhereOneEnded() {
        Heard heard = new Heard();
        String cursor;
        try (Listening listening = project.reader().listen(project.id(), heard)) {
            project.run("insert into articles (title) values ('One'), ('Two')");
            listening.catchUp();
            cursor = heard.changes().getFirst().position().text();
        }
        project.restarted();
        project.run("insert into articles (title) values ('Three')");

        try (Listening listening = project.reader().listen(project.id(), heard)) {
            assertThat(titles(history(Position.parse(cursor), listening.position())))
                    .containsExactly("Two", "Three");
        }
    }

    @Test
    void aPositionOfAnotherLogOrOfTheFutureIsExpired() {
        try (Listening listening = project.reader().listen(project.id(), new Heard())) {
            Position now = listening.position();
            Position foreign = Position.at(now.log() + 1, now.after());
            Position future = Position.at(now.log(), new Snapshot(1L << 40, 1L << 40, List.of()));
            for (Position wrong : List.of(foreign, future)) {
                assertThatThrownBy(() -> history(wrong, now))
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RESUME_EXPIRED));
            }
        }
    }

    @Test
    void whereLoggingStoppedNobodyGoesOn() {
        try (Listening listening = project.reader().listen(project.id(), new Heard())) {
            Position before = listening.position();
            project.project().change("""
                    {"updateCollection": {"collection": "articles", "changeLog": false}}""");
            project.project().change("""
                    {"updateCollection": {"collection": "articles", "changeLog": true}}""");
            listening.catchUp();
            Position after = listening.position();

            assertThatThrownBy(() -> history(before, after)).hasMessageContaining("not kept any more");
            assertThat(history(after, after)).isEmpty();
        }
    }

    @Test
    void imagesAreReadUnderTheNamesOfToday() {
        Heard heard = new Heard();
        try (Listening listening = project.reader().listen(project.id(), heard)) {
            project.run("insert into articles (title, price) values ('One', 12.50)");
            project.project().change("""
                    {"renameField": {"collection": "articles", "field": "title", "name": "headline"}}""", """
                    {"renameField": {"collection": "articles", "field": "price", "name": "title"}}""");
            project.run("insert into articles (headline, title) values ('Two', 13.50)");
            listening.catchUp();
        }
        RowShape today = RowShape.of(articles(project.project()));
        assertThat(image(heard.changes().getFirst().after()).in(today))
                .contains("\"headline\":\"One\"", "\"title\":12.50");
        assertThat(image(heard.changes().getLast().after()).in(today))
                .isSameAs(image(heard.changes().getLast().after()).json());
    }

    @Test
    void rowsThatCameToBeLaterAreKnown() {
        project.run("insert into articles (title) values ('Old')");
        try (Listening listening = project.reader().listen(project.id(), new Heard())) {
            Position start = listening.position();
            project.run("insert into articles (title) values ('New')");
            project.run("update articles set title = 'Changed'");
            UUID collection = articles(project.project()).id().value();

            assertThat(project.reader().createdAfter(start, project.id(), collection, List.of("1", "2", "3")))
                    .isEqualTo(Set.of("2"));
        }
    }

    @Test
    void itOutlivesTheLossOfItsConnections() throws InterruptedException {
        Heard heard = new Heard();
        try (Listening _ = project.reader().listen(project.id(), heard)) {
            for (int i = 0; i < 5; i++) {
                project.run("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where pid <> pg_backend_pid() and datname = current_database()");
                project.run("insert into articles (price) values (" + i + ")");
            }
            assertThat(heard.await(5)).hasSize(5);
            assertThat(heard.loss()).isNull();
        }
    }

    @Test
    void aLocalWriteWakesItAtOnce() throws InterruptedException {
        Heard heard = new Heard();
        List<Long> delays = new ArrayList<>();
        try (Listening _ = project.reader().listen(project.id(), heard);
                Connection writer = project.connect();
                Statement statement = writer.createStatement()) {
            for (int i = 1; i <= 30; i++) {
                statement.execute("insert into articles default values");
                long committed = System.nanoTime();
                project.reader().written();
                assertThat(heard.await(i)).hasSize(i);
                delays.add((System.nanoTime() - committed) / 1_000);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        assertThat(delays.stream().sorted().toList().get(15))
                .as("half of them in microseconds")
                .isLessThan(40_000);
    }

    private List<Change> history(Position after, Position upTo) {
        List<Change> changes = new ArrayList<>();
        project.reader().history(project.id(), after, upTo, batch -> changes.addAll(batch.changes()));
        return changes;
    }

    private static List<String> rows(List<Change> changes) {
        return changes.stream()
                .map(change -> change.sequence() + " " + change.rowId())
                .toList();
    }

    private static Image image(@Nullable Image there) {
        return Objects.requireNonNull(there);
    }

    private static List<String> titles(List<Change> changes) {
        return changes.stream()
                .map(change -> image(change.after()).json().replaceAll(".*\"title\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    static CollectionModel articles(TestProject project) {
        return project.model().collections().stream()
                .filter(collection -> collection.table().equals("articles"))
                .findFirst()
                .orElseThrow();
    }
}
