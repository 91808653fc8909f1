package dev.weft.server.admin;

import dev.weft.change.Conditions;
import dev.weft.change.SchemaChange;
import dev.weft.change.SchemaChanger;
import dev.weft.change.Wish;
import dev.weft.server.company.Project;
import dev.weft.server.company.Projects;
import dev.weft.server.sample.SampleContent;
import dev.weft.server.sample.SampleRows;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** A project to look around in. */
@Controller
class SampleController {
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
        SampleContent.write(rows, project.slug(), caller.account());
        return access.see(caller, project.slug(), List.of("companySlug"));
    }
}
