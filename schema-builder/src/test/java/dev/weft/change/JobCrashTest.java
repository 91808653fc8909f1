package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.testing.Campaign;
import dev.weft.testing.FailingDatabase;
import dev.weft.testing.Fault;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Long changes whose server, connection or database fails at each of their statements and commits, counted: another
 * server ends them, or takes them back, and may fail at that too.
 */
class JobCrashTest {
    private static final LockPatience PATIENCE = LockPatience.USUAL;
    private static final LargeTables LARGE = new LargeTables(1_000);
    private static final int UNDOING = 12;

    private final Campaign campaign = Campaign.configured();
    private final SplittableRandom random = campaign.random();
    private int faults;
    private int resumed;
    private int takenBack;

    @Test
    void aLongChangeThatFailsAnywhereIsEndedOrTakenBack() {
        long start = System.nanoTime();
        if (campaign.isLong()) {
            Stream.of(Fault.values()).forEach(fault -> changes(LongChange.ALL, List.of(fault), 1));
        } else {
            changes(
                    List.of(LongChange.BACKFILL_CHECK_AND_INDEX, LongChange.UNIQUE, LongChange.TYPE),
                    List.of(Fault.SERVER_KILLED, Fault.CONNECTION_LOST),
                    9);
        }
        campaign.report(
                "fail points of long changes",
                "faults %d, ended afterwards %d, taken back %d, lost 0, half done 0, %d ms"
                        .formatted(faults, resumed, takenBack, (System.nanoTime() - start) / 1_000_000));
        assertThat(resumed).isPositive();
        assertThat(takenBack).isPositive();
    }

    /**
     * @param stride between the steps at which a change fails
     */
    private void changes(List<LongChange> changes, List<Fault> kinds, int stride) {
        try (CrashedProject project = new CrashedProject(kinds, LongChange.START)) {
            project.execute(LongChange.FILL);
            project.execute("analyze {schema}.posts");
            for (LongChange change : changes) {
                int step = 1 + random.nextInt(stride);
                int turn = random.nextInt(4);
                while (new Crash(project, change, kinds.get(turn / 2 % kinds.size()), step).ends(turn % 2 == 0)) {
                    step += stride;
                    turn++;
                }
            }
            project.assertRevisionsRise();
        }
    }

    /** One change that fails once, or twice where it is taken back. */
    private final class Crash {
        private final CrashedProject project;
        private final LongChange change;
        private final Fault fault;
        private final int step;
        private final ProjectCatalog before;
        private final List<String> shape;
        private final String values;

        Crash(CrashedProject project, LongChange change, Fault fault, int step) {
            this.project = project;
            this.change = change;
            this.fault = fault;
            this.step = step;
            this.before = project.catalog();
            this.shape = shape();
            this.values = values();
        }

        /** Returns whether there was such a step. */
        boolean ends(boolean goOn) {
            UUID id = new SchemaChanger(project.database(), PATIENCE, LARGE)
                    .change(project.project().id(), Wish.of(change.operations()), Conditions.NONE, "test")
                    .id();
            boolean failed = run(id, step);
            project.assertTablesAgree();
            if (goOn || status(id) == SchemaChange.Status.APPLIED) {
                jobs(project.database()).run(id);
                assertDone(id);
                makeUndone();
            } else {
                project.look(sql -> new JobStore(sql).cancel(project.project().id(), id));
                run(id, 1 + random.nextInt(UNDOING));
                jobs(project.database()).run(id);
                assertUndone(id);
            }
            return failed;
        }

        private boolean run(UUID id, int failing) {
            FailingDatabase database = new FailingDatabase(project.project().database(), fault, failing);
            CrashedProject.survives(() -> jobs(database.dataSource()).run(id));
            faults += database.hasFailed() ? 1 : 0;
            return database.hasFailed();
        }

        private SchemaJobs jobs(DataSource database) {
            return new SchemaJobs(database, PATIENCE, JobProbe.NONE);
        }

        private void assertDone(UUID id) {
            resumed++;
            assertThat(found(id).error()).isNull();
            assertThat(status(id)).isEqualTo(SchemaChange.Status.APPLIED);
            assertThat(found(id).revision()).isEqualTo(before.revision() + 1);
            project.assertMade(before, change.operations());
            assertNothingIsLeft();
        }

        private void assertUndone(UUID id) {
            takenBack++;
            assertThat(found(id).error()).isEqualTo("CANCELLED: The change was cancelled");
            assertThat(status(id)).isEqualTo(SchemaChange.Status.FAILED);
            assertThat(project.catalog()).isEqualTo(before);
            assertThat(shape()).isEqualTo(shape);
            assertThat(values()).as("values after %s at step %d", fault, step).isEqualTo(values);
            assertNothingIsLeft();
        }

        private void assertNothingIsLeft() {
            assertThat(jobs(project.database()).pending()).isEmpty();
            assertThat(project.count("weft.schema_job_batch")).isZero();
            assertThat(project.count("pg_trigger where tgname like 'weft%' and tgname not like 'weft_log%'"))
                    .isZero();
            assertThat(project.count("pg_proc where proname like 'weft%'")).isZero();
            assertThat(project.count("pg_index where not indisvalid")).isZero();
        }

        private void makeUndone() {
            new SchemaChanger(project.database())
                    .change(project.project().id(), Wish.of(change.inverse()), Conditions.NONE, "test");
            project.execute(change.rows());
            assertThat(values()).isEqualTo(values);
        }

        private SchemaChange.Status status(UUID id) {
            return found(id).status();
        }

        private SchemaChange found(UUID id) {
            return project.look(sql -> new ChangeLog(sql).find(id).orElseThrow());
        }

        private List<String> shape() {
            return project.look(sql -> TableShape.of(sql, project.project().schema(), "posts"));
        }

        private String values() {
            return project.look(sql -> sql.fetchSingle(
                            "select md5(string_agg(concat_ws('|', number, title, state, parent_id), ',' order by id)) from "
                                    + project.project().schema() + ".posts")
                    .get(0, String.class));
        }
    }
}
