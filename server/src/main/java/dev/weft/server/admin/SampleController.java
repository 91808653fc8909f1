package dev.weft.server.admin;

import dev.weft.change.Conditions;
import dev.weft.change.SchemaChange;
import dev.weft.change.SchemaChanger;
import dev.weft.change.Wish;
import dev.weft.server.company.Project;
import dev.weft.server.company.Projects;
import dev.weft.server.sample.SampleContent;
import dev.weft.server.sample.SampleRows;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** A project to look around in. */
@Controller
class SampleController {
    private static final Logger LOG = LoggerFactory.getLogger(SampleController.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Projects projects;
    private final SchemaChanger changer;
    private final CatalogChanges changes;
    private final ProjectAccess access;
    private final SampleRows rows;

    SampleController(
            Projects projects, SchemaChanger changer, CatalogChanges changes, ProjectAccess access, SampleRows rows) {
        this.projects = projects;
        this.changer = changer;
        this.changes = changes;
        this.access = access;
        this.rows = rows;
    }

    @MutationMapping
    Project createSampleProject(@Argument @Nullable String companySlug, @ContextValue PlatformCaller caller) {
        Project project = projects.create(caller.account(), SampleContent.NAME, null, companySlug, caller.actor());
        SchemaChange change = changer.change(
                project.id(), Wish.of(SampleContent.operations()), new Conditions(null, false), caller.actor());
        changes.publish(project.id(), change.revision());
        fill(project, caller.account());
        return access.see(caller, project.slug(), List.of("companySlug"));
    }

    /** Outlives the request where the machine is slow: what is not there yet when it is answered arrives soon after. */
    private void fill(Project project, UUID account) {
        Thread filling = Thread.ofVirtual().name("sample-" + project.slug()).start(() -> write(project, account));
        try {
            filling.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Project project, UUID account) {
        try {
            SampleContent.write(rows, project.slug(), account);
        } catch (RuntimeException e) {
            LOG.error("The sample project {} could not be filled", project.slug(), e);
        }
    }
}
