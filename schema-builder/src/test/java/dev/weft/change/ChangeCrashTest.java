package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.change.OperationReader;
import dev.weft.catalog.change.SchemaOperation;
import dev.weft.testing.Campaign;
import dev.weft.testing.FailingDatabase;
import dev.weft.testing.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Changes of every kind whose server, connection or database fails at each of their statements and commits, counted:
 * each change is whole or absent, and the tables are what the catalog says.
 */
class ChangeCrashTest {
    private final Campaign campaign = Campaign.configured();
    private final SplittableRandom random = campaign.random();
    private int faults;
    private int unansweredButMade;

    @Test
    void aChangeThatFailsAnywhereIsWholeOrAbsent() {
        long start = System.nanoTime();
        if (campaign.isLong()) {
            Stream.of(Fault.values()).forEach(fault -> everyChange(List.of(fault), 1));
        } else {
            everyChange(List.of(Fault.SERVER_KILLED, Fault.CONNECTION_LOST), 2);
        }
        campaign.report(
                "fail points of changes",
                "operations %d changes, faults %d, made without an answer %d, lost 0, half done 0, %d ms"
                        .formatted(
                                EveryKind.changes().size(),
                                faults,
                                unansweredButMade,
                                (System.nanoTime() - start) / 1_000_000));
    }

    @Test
    void everyKindOfOperationIsAmongThem() {
        Set<Class<?>> kinds = EveryKind.changes().stream()
                .flatMap(change -> OperationReader.readAll(change).stream())
                .map(SchemaOperation::getClass)
                .collect(Collectors.toSet());

        assertThat(kinds)
                .isEqualTo(Stream.of(SchemaOperation.class.getPermittedSubclasses())
                        .collect(Collectors.toSet()));
    }

    /**
     * @param kinds of which each step meets one
     * @param stride between the steps at which a change fails
     */
    private void everyChange(List<Fault> kinds, int stride) {
        try (CrashedProject project = new CrashedProject(kinds, EveryKind.START)) {
            project.execute(EveryKind.FILL);
            for (List<Map<String, Object>> change : EveryKind.changes()) {
                ProjectCatalog before = project.catalog();
                int step = 1 + random.nextInt(stride);
                int turn = random.nextInt(kinds.size());
                while (!isMade(project, before, change, kinds.get(turn % kinds.size()), step)) {
                    step += stride;
                    turn++;
                }
                assertThat(step).as("steps of %s", change).isGreaterThan(10);
                assertThat(project.count("{schema}."
                                + project.catalog().collections().get(1).name()))
                        .isEqualTo(EveryKind.ROWS);
            }
            project.assertRevisionsRise();
        }
    }

    private boolean isMade(
            CrashedProject project, ProjectCatalog before, List<Map<String, Object>> change, Fault fault, int step) {
        FailingDatabase failing = new FailingDatabase(project.project().database(), fault, step);
        boolean answered = CrashedProject.survives(() -> new SchemaChanger(failing.dataSource())
                .change(project.project().id(), Wish.of(change), Conditions.NONE, "test"));
        faults += failing.hasFailed() ? 1 : 0;
        ProjectCatalog after = project.catalog();
        if (answered || after.revision() > before.revision()) {
            unansweredButMade += answered ? 0 : 1;
            project.assertMade(before, change);
            return true;
        }
        assertThat(after).as("after %s at step %d of %s", fault, step, change).isEqualTo(before);
        if (campaign.isLong() || step % 8 < 2) {
            project.assertTablesAgree();
        }
        return false;
    }
}
