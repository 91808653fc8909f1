package dev.weft.server.admin;

import dev.weft.access.RoleSet;
import dev.weft.change.Decommissioning;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.admin.catalog.CollectionView;
import dev.weft.server.company.Project;
import dev.weft.server.company.Projects;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Projects, and what their catalogs hold. */
@Controller
class ProjectController {
    private final Projects projects;
    private final Catalogs catalogs;
    private final SchemaTexts texts;
    private final CatalogChanges changes;
    private final ProjectAccess access;
    private final Decommissioning decommissioning;
    private final SettingsChanges settings;

    ProjectController(
            Projects projects,
            Catalogs catalogs,
            SchemaTexts texts,
            CatalogChanges changes,
            ProjectAccess access,
            Decommissioning decommissioning,
            SettingsChanges settings) {
        this.access = access;
        this.decommissioning = decommissioning;
        this.settings = settings;
        this.projects = projects;
        this.catalogs = catalogs;
        this.texts = texts;
        this.changes = changes;
    }

    record CreateProjectInput(
            String name, @Nullable String slug, @Nullable String companySlug) {}

    @QueryMapping
    List<Project> projects(@ContextValue PlatformCaller caller) {
        return projects.of(caller.account());
    }

    @QueryMapping
    Optional<Project> project(@Argument String slug, @ContextValue PlatformCaller caller) {
        return caller.signedIn().flatMap(who -> projects.find(who.account(), slug));
    }

    @MutationMapping
    Project createProject(@Argument CreateProjectInput input, @ContextValue PlatformCaller caller) {
        Project project =
                projects.create(caller.account(), input.name(), input.slug(), input.companySlug(), caller.actor());
        changes.publish(project.id(), project.revision());
        return project;
    }

    @MutationMapping
    Project renameProject(@Argument String project, @Argument String name, @ContextValue PlatformCaller caller) {
        List<String> argument = List.of("project");
        projects.rename(access.require(caller, project, argument).id(), name);
        return access.see(caller, project, argument);
    }

    @MutationMapping
    Project decommissionProject(
            @Argument String slug, @Argument String confirmSlug, @ContextValue PlatformCaller caller) {
        Project project = access.administer(caller, slug, List.of("slug"));
        if (!slug.equals(confirmSlug)) {
            throw new ApiException(ApiError.of(
                            ErrorCode.CONFIRMATION_REQUIRED, "Type the slug again to take the project out of service.")
                    .at(List.of("confirmSlug"))
                    .onFields(List.of("confirmSlug")));
        }
        decommissioning.decommission(project.id());
        settings.publish(project.id());
        return access.see(caller, slug, List.of("slug"));
    }

    @MutationMapping
    Project restoreProject(@Argument String slug, @ContextValue PlatformCaller caller) {
        Project project = access.administer(caller, slug, List.of("slug"));
        decommissioning.restore(project.id());
        settings.publish(project.id());
        return access.see(caller, slug, List.of("slug"));
    }

    @SchemaMapping
    UUID id(Project project) {
        return project.id().value();
    }

    @SchemaMapping
    String endpoint(Project project) {
        return "/graphql/" + project.slug();
    }

    @SchemaMapping
    List<CollectionView> collections(Project project) {
        return catalogs.view(project).collections();
    }

    @SchemaMapping
    Optional<CollectionView> collection(Project project, @Argument String name) {
        return catalogs.view(project).collection(name);
    }

    @SchemaMapping
    String sdl(Project project, @Argument @Nullable String role) {
        RoleSet seenBy = role == null
                ? RoleSet.OWNER
                : ProjectRole.named(catalogs.catalog(project), role)
                        .map(ProjectRole::sight)
                        .orElseThrow(() -> new ApiException(
                                ApiError.of(ErrorCode.BAD_USER_INPUT, "The project has no such role; see its roles.")
                                        .at(List.of("role"))
                                        .onFields(List.of("role"))));
        return texts.sdl(project, seenBy);
    }
}
