package dev.weft.subscriptions.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogKeeperTest {
    private static final Retention WEEK = new Retention(Duration.ofDays(7), 1L << 30);

    private LoggedProject project;
    private Instant now = Instant.now();

    @BeforeEach
    void createProject() {
        project = new LoggedProject();
    }

    @AfterEach
    void dropProject() {
        project.close();
    }

    private LogKeeper keeper(Retention retention) {
        return new LogKeeper(project.project().database().dataSource(), retention, () -> now);
    }

    @Test
    void theNextDaysHaveTheirPartitions() {
        now = now.plus(Duration.ofDays(2));
        keeper(WEEK).tidy();
        keeper(WEEK).tidy();

        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        assertThat(days()).contains(today, today.plusDays(3)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsOldGoesAndWhoMissesItIsTold() {
        Listening listening = project.reader().listen(project.id(), new Heard());
        Position before = listening.position();
        project.run("insert into articles default values");
        listening.catchUp();
        Position after = listening.position();
        listening.close();
        LocalDate first = days().getFirst();

        now = now.plus(Duration.ofDays(6));
        keeper(WEEK).tidy();
        assertThat(history(before, after)).hasSize(1);

        now = now.plus(Duration.ofDays(2));
        keeper(WEEK).tidy();
        assertThat(days()).doesNotContain(first);
        assertThatThrownBy(() -> history(before, after)).hasMessageContaining("not kept any more");
        assertThat(history(after, after)).isEmpty();

        project.run("insert into articles default values");
        Listening later = project.reader().listen(project.id(), new Heard());
        assertThat(history(after, later.position())).hasSize(1);
        later.close();
    }

    @Test
    void tooMuchOfADayLosesItsOldestPart() {
        Listening listening = project.reader().listen(project.id(), new Heard());
        Position before = listening.position();
        project.run("insert into articles (title) select repeat('x', 500) from generate_series(1, 3000)");
        project.run("insert into articles (title) select repeat('y', 500) from generate_series(1, 3000)");
        project.run("insert into articles (title) values ('last')");
        listening.catchUp();
        Position middle = listening.position();
        project.run("insert into articles (title) values ('new')");
        listening.catchUp();

        keeper(new Retention(Duration.ofDays(7), 2_500_000)).tidy();

        assertThatThrownBy(() -> history(before, listening.position())).hasMessageContaining("not kept any more");
        assertThat(history(middle, listening.position())).hasSize(1);
        assertThat(rows()).isBetween(2L, 4000L);
        listening.close();
    }

    @Test
    void aLogOfAnotherPostgresBeginsAnew() {
        project.run("insert into articles default values");
        keeper(WEEK).begin();
        assertThat(rows()).isEqualTo(1);
        Listening listening = project.reader().listen(project.id(), new Heard());
        Position before = listening.position();
        listening.close();

        project.project().sql().execute("update weft.change set xid = '4611686018427387904'");
        keeper(WEEK).begin();

        assertThat(rows()).isZero();
        assertThatThrownBy(() -> history(before, before)).hasMessageContaining("not kept any more");
    }

    private long rows() {
        return project.project()
                .sql()
                .fetchSingle("select count(*) from weft.change")
                .get(0, long.class);
    }

    private List<LocalDate> days() {
        return LogPartition.all(project.project().sql()).stream()
                .map(LogPartition::day)
                .toList();
    }

    private List<Change> history(Position after, Position upTo) {
        List<Change> changes = new ArrayList<>();
        project.reader().history(project.id(), after, upTo, batch -> changes.addAll(batch.changes()));
        return changes;
    }
}
