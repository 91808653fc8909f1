package dev.weft.server.health;

import dev.weft.catalog.ProjectId;
import dev.weft.drift.DriftCheck;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Looks once, soon after the server has started, whether the tables of all projects are what their catalogs say. The log
 * tells where they are not; nothing is repaired, and nobody waits for it.
 */
final class DriftReport implements ApplicationListener<ApplicationReadyEvent>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DriftReport.class);
    private static final int MOST_SENTENCES = 20;

    private final DSLContext sql;
    private final DriftCheck check;
    private final Duration pause;
    private final Thread looking = Thread.ofVirtual().name("drift").unstarted(this::look);

    /**
     * @param pause before the first look, for those who are waiting for the server
     */
    DriftReport(DSLContext sql, DriftCheck check, Duration pause) {
        this.sql = sql;
        this.check = check;
        this.pause = pause;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (looking.getState() == Thread.State.NEW) {
            looking.start();
        }
    }

    private void look() {
        try {
            Thread.sleep(pause);
            for (ProjectId project : projects()) {
                report(project, check.of(project));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warn("Tables could not be compared with their catalogs: {}", e.getMessage());
            }
        }
    }

    private List<ProjectId> projects() {
        return sql.select(DSL.field(DSL.name("id"), SQLDataType.UUID))
                .from(DSL.table(DSL.name("weft", "project")))
                .where(DSL.field(DSL.name("state"), SQLDataType.CLOB).eq("ACTIVE"))
                .orderBy(DSL.field(DSL.name("id")))
                .fetch(row -> new ProjectId(row.value1()));
    }

    private static void report(ProjectId project, List<String> differences) {
        differences.stream()
                .limit(MOST_SENTENCES)
                .forEach(difference -> LOG.warn("Project {}: {}", project, difference));
        if (differences.size() > MOST_SENTENCES) {
            LOG.warn(
                    "Project {}: {} more differences; ask for the project's drift",
                    project,
                    differences.size() - MOST_SENTENCES);
        }
    }

    @Override
    public void close() {
        looking.interrupt();
    }
}
