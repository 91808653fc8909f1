package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.change.SchemaPlan.PlannedStatement;
import dev.weft.drift.DriftCheck;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.testing.TestProject;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaJobsTest {
    private static final int ROWS = 5_000;
    private static final LockPatience PATIENCE = new LockPatience(Duration.ofMillis(20), Duration.ofMillis(300));
    private static final String REQUIRE = update("title", "\"required\": true, \"backfill\": \"None\"");
    private static final String EVERYTHING = update(
            "title", "\"required\": true, \"backfill\": \"None\", \"indexed\": true, \"config\": {\"maxLength\": 20}");
    private static final String UNIQUE = update("number", "\"unique\": true");

    private TestProject project;
    private SchemaChanger changer;

    @BeforeEach
    void createProject() {
        project = TestProject.create();
        changer = new SchemaChanger(project.database().dataSource(), PATIENCE, new LargeTables(1_000));
        project.change("""
                {"createCollection": {"name": "posts", "fields": [
                  {"name": "title", "type": "TEXT", "config": {"maxLength": 50}},
                  {"name": "number", "type": "INTEGER"},
                  {"name": "state", "type": "SINGLE_SELECT", "options": [{"name": "draft"}]}]}}""", """
                {"createCollection": {"name": "notes", "fields": [{"name": "title", "type": "TEXT"}]}}""", """
                {"createRelation": {"collection": "posts", "name": "parent", "target": "posts"}}""");
        fill();
    }

    private void fill() {
        project.sql()
                .execute(
                        "insert into %s.posts (title, number) select case when n %% 3 = 0 then 'T' || n end, n from generate_series(1, %d) n"
                                .formatted(project.schema(), ROWS));
        project.sql().execute("analyze %s.posts".formatted(project.schema()));
    }

    @AfterEach
    void dropProject() {
        project.close();
    }

    @Test
    void aLargeTableIsChangedInStagesAndTheSchemaIsNewWhenTheyAreDone() {
        SchemaChange begun = change(EVERYTHING);

        assertThat(begun.status()).isEqualTo(SchemaChange.Status.RUNNING);
        assertThat(begun.progress()).isZero();
        assertThat(begun.revision()).isEqualTo(2);
        assertThat(project.catalog().revision()).isEqualTo(2);
        assertThat(field("title").required()).isFalse();
        assertThat(history().id()).isEqualTo(begun.id());
        assertThat(history().status()).isEqualTo(SchemaChange.Status.RUNNING);

        List<SchemaChange> ended = jobs(JobProbe.NONE).run(begun.id());

        assertThat(ended).singleElement().satisfies(change -> {
            assertThat(change.status()).isEqualTo(SchemaChange.Status.APPLIED);
            assertThat(change.revision()).isEqualTo(3);
            assertThat(change.progress()).isEqualTo(1);
            assertThat(change.operations()).isEqualTo(begun.operations());
        });
        assertDone();
        assertThat(jobs(JobProbe.NONE).pending()).isEmpty();
    }

    @Test
    void thePlanShowsTheStagesAndThatNobodyWaitsForThem() {
        List<PlannedStatement> statements = changer.plan(
                        project.id(), Wish.of(TestProject.operations(EVERYTHING, UNIQUE)))
                .statements();

        assertThat(statements).allMatch(PlannedStatement::online).noneMatch(PlannedStatement::rewritesTable);
        assertThat(statements)
                .extracting(PlannedStatement::sql)
                .filteredOn(sql -> sql.contains("concurrently"))
                .hasSize(2);
        assertThat(statements).allMatch(statement -> statement.tableRows() >= ROWS);
    }

    @Test
    void smallTablesAreChangedAtOnce() {
        assertThat(change("{\"updateField\": {\"collection\": \"notes\", \"field\": \"title\", \"indexed\": true}}")
                        .status())
                .isEqualTo(SchemaChange.Status.APPLIED);
    }

    @Test
    void aServerThatDiesAnywhereLeavesWorkThatAnotherOneEnds() {
        int points = 0;
        for (boolean survived = false; !survived; points++) {
            UUID change = change(EVERYTHING, UNIQUE).id();
            int deadAt = points;
            AtomicInteger reached = new AtomicInteger();
            survived = survives(change, _ -> {
                if (reached.getAndIncrement() == deadAt) {
                    throw new Death();
                }
            });

            jobs(JobProbe.NONE).run(change);

            assertDone();
            assertThat(indexes()).contains("posts_number_key");
            takeBack();
        }
        assertThat(points).isGreaterThan(20);
    }

    @Test
    void aCancelledChangeIsTakenBackWhereverItWas() {
        List<String> before = shape();
        int points = 0;
        for (boolean survived = false; !survived; points++) {
            UUID change = change(EVERYTHING, UNIQUE).id();
            int deadAt = points;
            AtomicInteger reached = new AtomicInteger();
            survived = survives(change, _ -> {
                if (reached.getAndIncrement() == deadAt) {
                    throw new Death();
                }
            });
            if (survived || field("title").required()) {
                assertThat(catchThrowableOfType(
                                        ApiException.class,
                                        () -> jobs(JobProbe.NONE).cancel(project.id(), change))
                                .getMessage())
                        .contains("not running any more");
                survived = true;
                continue;
            }

            SchemaChange cancelled = jobs(JobProbe.NONE).cancel(project.id(), change);

            assertThat(cancelled.status()).isEqualTo(SchemaChange.Status.FAILED);
            assertThat(cancelled.error()).isEqualTo("CANCELLED: The change was cancelled");
            assertThat(shape()).isEqualTo(before);
            assertThat(count("title is null")).isEqualTo(ROWS - ROWS / 3);
            assertThat(field("title").required()).isFalse();
            assertThat(jobs(JobProbe.NONE).pending()).isEmpty();
        }
        assertThat(points).isGreaterThan(20);
    }

    @Test
    void undoingGoesOnAfterADeathToo() {
        List<String> before = shape();
        UUID change = change(EVERYTHING).id();
        survives(change, point -> {
            if (point.equals("index")) {
                throw new Death();
            }
        });
        boolean survived = false;
        new JobStore(project.sql()).cancel(project.id(), change);
        for (int deadAt = 0; !survived; deadAt++) {
            AtomicInteger reached = new AtomicInteger();
            int last = deadAt % 3;
            survived = survives(change, _ -> {
                if (reached.getAndIncrement() == last) {
                    throw new Death();
                }
            });
        }
        assertThat(history().status()).isEqualTo(SchemaChange.Status.FAILED);
        assertThat(shape()).isEqualTo(before);
        assertThat(count("title is null")).isEqualTo(ROWS - ROWS / 3);
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
    void anIndexThatWasLeftInvalidIsBuiltAnew() {
        UUID change = change(UNIQUE).id();
        execute("insert into %s.posts (number) values (1)");
        assertThat(sqlState("create unique index concurrently posts_number_key on %s.posts (number)"))
                .isEqualTo("23505");
        assertThat(invalidIndexes()).isEqualTo(1);
        execute("delete from %s.posts where number = 1");

        jobs(JobProbe.NONE).run(change);

        assertThat(invalidIndexes()).isZero();
        assertThat(field("number").unique()).isTrue();
        assertThat(sqlState("insert into %s.posts (number) values (2)")).isEqualTo("23505");
    }

    @Test
    void aRowThatComesInTheWayEndsTheChangeAndTakesItBack() {
        List<String> before = shape();
        UUID change = change(UNIQUE).id();
        execute("insert into %s.posts (number) values (1)");

        SchemaChange ended = jobs(JobProbe.NONE).run(change).getFirst();

        assertThat(ended.status()).isEqualTo(SchemaChange.Status.FAILED);
        assertThat(ended.error()).startsWith("UNIQUE_VIOLATION: ");
        assertThat(shape()).isEqualTo(before);
        assertThat(invalidIndexes()).isZero();
    }

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"updateField\": {\"collection\": \"posts\", \"field\": \"title\", \"config\": {\"maxLength\": 9}}}",
                "{\"updateField\": {\"collection\": \"posts\", \"field\": \"title\", \"config\": {\"maxLength\": 90, \"search\": true}}}",
                "{\"updateField\": {\"collection\": \"posts\", \"field\": \"state\", \"options\": [{\"name\": \"draft\"}, {\"name\": \"live\"}]}}",
                "{\"updateField\": {\"collection\": \"posts\", \"field\": \"state\", \"options\": [{\"name\": \"draft\"}, {\"name\": \"live\"}], \"required\": true, \"backfill\": \"live\"}}",
                "{\"updateRelation\": {\"collection\": \"posts\", \"relation\": \"parent\", \"onDelete\": \"CASCADE\"}}",
                "{\"changeFieldType\": {\"collection\": \"posts\", \"field\": \"title\", \"type\": \"LONG_TEXT\"}}",
                "{\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"title\", \"number\"]}}",
                "{\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"title\", \"number\"], \"unique\": true}}",
                "{\"changeFieldType\": {\"collection\": \"posts\", \"field\": \"number\", \"type\": \"BIGINT\"}}"
            })
    void aLargeTableEndsAsASmallOneDoes(String operation) {
        SchemaChange begun = change(operation);
        if (begun.status() == SchemaChange.Status.RUNNING) {
            assertThat(jobs(JobProbe.NONE).run(begun.id()).getFirst().error()).isNull();
        }
        List<String> large = shape();
        dropProject();
        createProject();

        project.change(operation);

        assertThat(large).isEqualTo(shape());
    }

    /** Makes the table what it was. */
    private void takeBack() {
        project.change(
                update("title", "\"required\": false, \"indexed\": false, \"config\": {\"maxLength\": 50}"),
                update("number", "\"unique\": false"));
        execute("update %s.posts set title = null where title = 'None'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"changeFieldType\": {\"collection\": \"posts\", \"field\": \"number\", \"type\": \"BIGINT\"}}",
                "{\"changeFieldType\": {\"collection\": \"posts\", \"field\": \"number\", \"type\": \"TEXT\", \"config\": {\"maxLength\": 9, \"search\": true}}}",
                "{\"changeFieldType\": {\"collection\": \"posts\", \"field\": \"number\", \"type\": \"NUMBER\", \"config\": {\"scale\": 2, \"min\": -100000}}}",
            })
    void aTypeChangesBesideReadersWithAllThatHangsOnTheColumn(String operation) {
        project.change(
                update(
                        "number",
                        "\"unique\": true, \"required\": true, \"default\": null, \"config\": {\"max\": 100000}"),
                "{\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"state\", \"number\"]}}",
                "{\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"number\", \"title\"], \"unique\": true}}");
        List<PlannedStatement> plan = changer.plan(project.id(), Wish.of(TestProject.operations(operation)))
                .statements();
        assertThat(plan).allMatch(PlannedStatement::online).noneMatch(PlannedStatement::rewritesTable);
        SchemaChange begun = change(operation);
        assertThat(begun.status()).isEqualTo(SchemaChange.Status.RUNNING);

        SchemaJobs jobs = jobs(point -> {
            if (point.equals("batch")) {
                execute("insert into %s.posts (number) select max(number) + 1 from %1$s.posts");
                execute("update %s.posts set number = -number where number = 77");
                execute("update %s.posts set number = -number where number = -77");
                execute("delete from %s.posts where number = 78");
                assertThat(new DriftCheck(project.database().dataSource()).of(project.id()))
                        .isEmpty();
            }
        });
        assertThat(jobs.run(begun.id()).getFirst().error()).isNull();

        assertThat(count("number is null")).isZero();
        assertThat(count("number::text = '77' or number::text = '77.00'")).isEqualTo(1);
        assertThat(sqlState("insert into %s.posts (title) values ('x')")).isEqualTo("23502");
        assertThat(sqlState("insert into %s.posts (number) values ('77')")).isEqualTo("23505");
        assertThat(count("true")).isGreaterThan(ROWS - 1);
        assertThat(new DriftCheck(project.database().dataSource()).of(project.id()))
                .isEmpty();
        assertThat(project.sql().fetchCount(DSL.selectOne().from("pg_trigger").where("tgname like 'weft%'")))
                .isZero();
    }

    @Test
    void whatDoesNotConvertIsRefusedWhileATypeChangesAndCancellingTakesEverythingBack() {
        String retype =
                "{\"changeFieldType\": {\"collection\": \"posts\", \"field\": \"title\", \"type\": \"INTEGER\"}}";
        execute("update %s.posts set title = number::text");
        List<String> before = shape();
        int points = 0;
        for (boolean survived = false; !survived; points++) {
            UUID change = change(retype).id();
            int deadAt = points;
            AtomicInteger reached = new AtomicInteger();
            survived = survives(change, point -> {
                if (point.equals("batch")) {
                    assertThat(sqlState("insert into %s.posts (title) values ('many')"))
                            .isEqualTo("23514");
                }
                if (reached.getAndIncrement() == deadAt) {
                    throw new Death();
                }
            });
            if (field("title").type() == FieldType.INTEGER) {
                break;
            }
            jobs(JobProbe.NONE).cancel(project.id(), change);
            assertThat(shape()).isEqualTo(before);
        }
        assertThat(points).isGreaterThan(10);
        assertThat(count("title = number")).isEqualTo(ROWS);
        assertThat(project.sql().fetchCount(DSL.selectOne().from("pg_proc").where("proname like 'weft%'")))
                .isZero();
    }

    private boolean survives(UUID change, JobProbe probe) {
        try {
            jobs(probe).run(change);
            return true;
        } catch (Death _) {
            return false;
        }
    }

    /** The server is killed here. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    private void assertDone() {
        assertThat(field("title").required()).isTrue();
        assertThat(count("title is null")).isZero();
        assertThat(count("title = 'None'")).isEqualTo(ROWS - ROWS / 3);
        assertThat(sqlState("insert into %s.posts (title) values (null)")).isEqualTo("23502");
        assertThat(project.sql()
                        .fetchCount(DSL.selectOne()
                                .from("pg_constraint")
                                .where("not convalidated or conname ~ '(required_check|_new)$'")))
                .isZero();
        assertThat(invalidIndexes()).isZero();
    }

    private SchemaChange change(String... operations) {
        return changer.change(project.id(), Wish.of(TestProject.operations(operations)), Conditions.NONE, "test");
    }

    private SchemaJobs jobs(JobProbe probe) {
        return new SchemaJobs(project.database().dataSource(), PATIENCE, probe);
    }

    private SchemaChange history() {
        return changer.history(project.id(), 1, null).getFirst();
    }

    private FieldSpec field(String name) {
        return project.catalog().collection("posts").orElseThrow().fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long count(String condition) {
        return project.sql()
                .fetchCount(DSL.selectOne().from(project.schema() + ".posts").where(condition));
    }

    /** Columns, constraints and indexes, as PostgreSQL describes them. */
    private List<String> shape() {
        String table = "'%s.posts'::regclass".formatted(project.schema());
        List<String> shape = new ArrayList<>(project.sql()
                .fetch("select attname || ' ' || format_type(atttypid, null) || ' ' || attnotnull from pg_attribute"
                        + " where attnum > 0 and not attisdropped and attrelid = " + table)
                .getValues(0, String.class));
        shape.addAll(project.sql()
                .fetch(
                        "select conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid) from pg_constraint where contype <> 'n' and conrelid = "
                                + table)
                .getValues(0, String.class));
        shape.addAll(project.sql()
                .fetch("select indexdef from pg_indexes where tablename = 'posts'")
                .getValues(0, String.class));
        return shape.stream()
                .map(line -> line.replace(project.schema(), "p"))
                .sorted()
                .toList();
    }

    private long invalidIndexes() {
        return project.sql().fetchCount(DSL.selectOne().from("pg_index").where("not indisvalid"));
    }

    private List<String> indexes() {
        return project.sql()
                .fetch("select indexname from pg_indexes where tablename = 'posts'")
                .getValues(0, String.class);
    }

    private void execute(String statement) {
        project.sql().execute(statement.formatted(project.schema()));
    }

    private String sqlState(String statement) {
        return catchThrowableOfType(DataAccessException.class, () -> execute(statement))
                .sqlState();
    }

    private static String update(String field, String members) {
        return "{\"updateField\": {\"collection\": \"posts\", \"field\": \"%s\", %s}}".formatted(field, members);
    }
}
