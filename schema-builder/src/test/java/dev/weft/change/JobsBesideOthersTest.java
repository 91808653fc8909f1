package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.FieldSpec;
import dev.weft.drift.DriftCheck;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Long changes beside readers, writers, other changes and other servers. */
class JobsBesideOthersTest extends OnLargeTable {
    @Test
    void otherChangesGoOnWhereTheyDoNotTouchTheSameCollection() {
        UUID change = change(REQUIRE).id();

        assertThat(change(
                                "{\"addField\": {\"collection\": \"notes\", \"field\": {\"name\": \"body\", \"type\": \"TEXT\"}}}")
                        .revision())
                .isEqualTo(3);
        ApiException same = catchThrowableOfType(
                ApiException.class,
                () -> change(
                        "{\"addField\": {\"collection\": \"posts\", \"field\": {\"name\": \"body\", \"type\": \"TEXT\"}}}"));
        assertThat(same.code()).isEqualTo(ErrorCode.CATALOG_BUSY);
        assertThat(same.getMessage())
                .isEqualTo("A long change of collection 'posts' is still running; nothing was changed");
        assertThat(same.first().hint()).contains(change.toString());

        assertThat(jobs(JobProbe.NONE).run(change).getFirst().revision()).isEqualTo(4);
        assertThat(field("title").required()).isTrue();
        assertThat(project.catalog().collection("notes").orElseThrow().fields())
                .extracting(FieldSpec::name)
                .containsExactly("title", "body");
    }

    @Test
    void writersObeyTheNewRuleFromTheBeginningAndNoRowIsMissed() {
        UUID change = change(REQUIRE).id();
        AtomicBoolean refused = new AtomicBoolean();

        SchemaJobs jobs = jobs(point -> {
            if (point.equals("batch")) {
                assertThat(new DriftCheck(project.database().dataSource()).of(project.id()))
                        .isEmpty();
                refused.set(
                        sqlState("insert into %s.posts (title) values (null)").equals("23514"));
                execute("insert into %s.posts (title) values ('new')");
                execute("update %s.posts set title = title || '!' where number = 3");
            }
        });
        assertThat(jobs.run(change).getFirst().error()).isNull();

        assertThat(refused).isTrue();
        assertDone();
        assertThat(count("title = 'new'")).isPositive();
    }

    @Test
    void whatOthersWroteMeanwhileSurvivesTheUndoing() {
        UUID change = change(REQUIRE).id();
        survives(change, point -> {
            if (point.equals("validation")) {
                throw new Death();
            }
        });
        project.sql().execute("update %s.posts set title = 'Mine' where number = 1".formatted(project.schema()));

        jobs(JobProbe.NONE).cancel(project.id(), change);

        assertThat(count("title = 'Mine'")).isEqualTo(1);
        assertThat(count("title is null")).isEqualTo(ROWS - ROWS / 3 - 1);
    }

    @Test
    void twoServersDoNotDoTheSame() throws Exception {
        UUID change = change(EVERYTHING).id();
        try (ExecutorService servers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<SchemaChange>>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(servers.submit(() -> jobs(JobProbe.NONE).run(change)));
            }
            for (Future<List<SchemaChange>> run : runs) {
                assertThat(run.get())
                        .allSatisfy(ended -> assertThat(ended.status()).isEqualTo(SchemaChange.Status.APPLIED));
            }
        }
        assertDone();
    }

    @Test
    void aRunningChangeIsCancelledFromAnotherServerInTheMiddleOfAStatement() throws Exception {
        UUID change = change(UNIQUE).id();
        try (Connection other = project.database().dataSource().getConnection();
                ExecutorService servers = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            try (Statement write = other.createStatement()) {
                write.execute("update %s.posts set title = 'x' where number = 1".formatted(project.schema()));
            }
            Future<List<SchemaChange>> run =
                    servers.submit(() -> jobs(JobProbe.NONE).run(change));

            SchemaChange cancelled = jobs(JobProbe.NONE).cancel(project.id(), change);
            other.rollback();
            run.get();

            assertThat(cancelled.error() == null ? history().error() : cancelled.error())
                    .startsWith("CANCELLED");
        }
        assertThat(indexes()).doesNotContain("posts_number_key");
    }

    @Test
    void aLongTransactionOfSomebodyElseDelaysTheChangeAndNoReader() throws Exception {
        UUID change = change(REQUIRE).id();
        try (Connection other = project.database().dataSource().getConnection();
                ExecutorService servers = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            try (Statement read = other.createStatement()) {
                read.execute("select count(*) from %s.posts".formatted(project.schema()));
            }
            Future<List<SchemaChange>> run =
                    servers.submit(() -> jobs(JobProbe.NONE).run(change));
            long slowest = 0;
            long end = System.nanoTime() + Duration.ofMillis(800).toNanos();
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                execute("select id from %s.posts limit 1");
                slowest = Math.max(slowest, System.nanoTime() - start);
            }
            assertThat(run.isDone()).isFalse();
            assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofMillis(400));
            other.rollback();

            assertThat(run.get())
                    .singleElement()
                    .extracting(SchemaChange::status)
                    .isEqualTo(SchemaChange.Status.APPLIED);
        }
    }
}
