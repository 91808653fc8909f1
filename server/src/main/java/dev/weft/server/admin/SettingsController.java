package dev.weft.server.admin;

import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.company.Project;
import dev.weft.server.settings.Origin;
import dev.weft.server.settings.ProjectSettings;
import dev.weft.server.settings.RateLimits;
import dev.weft.server.settings.SettingsStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What the owners of a project set: what may be spent, who may introspect, and from where browsers may call. */
@Controller
class SettingsController {
    private static final int MOST_ORIGINS = 100;
    private static final List<String> PROJECT_ARGUMENT = List.of("project");

    private final ProjectAccess access;
    private final Catalogs catalogs;
    private final SettingsStore settings;
    private final SettingsChanges changes;

    SettingsController(ProjectAccess access, Catalogs catalogs, SettingsStore settings, SettingsChanges changes) {
        this.access = access;
        this.catalogs = catalogs;
        this.settings = settings;
        this.changes = changes;
    }

    /** Null where the server's own limit holds. */
    record CostLimits(@Nullable Integer operation, @Nullable Integer anonymous) {
        static CostLimits of(ProjectSettings settings) {
            return new CostLimits(settings.cost(), settings.anonymousCost());
        }
    }

    @MutationMapping
    CostLimits setCostLimits(
            @Argument String project,
            @Argument @Nullable Integer operation,
            @Argument @Nullable Integer anonymous,
            @ContextValue PlatformCaller caller) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        refuseNone("operation", operation);
        refuseNone("anonymous", anonymous);
        ProjectSettings now = settings.limitCost(target.id(), operation, anonymous);
        changes.publish(target.id());
        return CostLimits.of(now);
    }

    @MutationMapping
    ProjectRole setIntrospection(
            @Argument String project,
            @Argument String role,
            @Argument boolean enabled,
            @ContextValue PlatformCaller caller) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        ProjectRole known = ProjectRole.named(catalogs.catalog(target), role)
                .orElseThrow(() -> refused("role", "The project has no such role."));
        if (known.administers() && !enabled) {
            throw refused("role", "Owners and admins can always see the schema.");
        }
        ProjectSettings now = settings.allowIntrospection(target.id(), known.name(), enabled);
        changes.publish(target.id());
        return known.under(now);
    }

    @MutationMapping
    RateLimits setRateLimits(
            @Argument String project,
            @Argument @Nullable Integer anonymous,
            @Argument @Nullable Integer user,
            @Argument @Nullable Integer key,
            @ContextValue PlatformCaller caller) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        refuseNone("anonymous", anonymous);
        refuseNone("user", user);
        refuseNone("key", key);
        ProjectSettings now = settings.limitRates(target.id(), new RateLimits(anonymous, user, key));
        changes.publish(target.id());
        return now.rates();
    }

    @MutationMapping
    List<String> setAllowedOrigins(
            @Argument String project, @Argument List<String> origins, @ContextValue PlatformCaller caller) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        if (origins.size() > MOST_ORIGINS) {
            throw refused("origins", "A project may list " + MOST_ORIGINS + " origins.");
        }
        Set<String> checked = origins.stream().map(Origin::check).collect(Collectors.toSet());
        ProjectSettings now = settings.allowOrigins(target.id(), checked);
        changes.publish(target.id());
        return now.origins().stream().sorted().toList();
    }

    @BatchMapping(typeName = "Project")
    List<RateLimits> rateLimits(List<Project> projects) {
        Map<ProjectId, ProjectSettings> set = settingsOf(projects);
        return projects.stream()
                .map(project ->
                        set.getOrDefault(project.id(), ProjectSettings.DEFAULT).rates())
                .toList();
    }

    @BatchMapping(typeName = "Project")
    List<List<String>> allowedOrigins(List<Project> projects) {
        Map<ProjectId, ProjectSettings> set = settingsOf(projects);
        return projects.stream()
                .map(project -> set.getOrDefault(project.id(), ProjectSettings.DEFAULT).origins().stream()
                        .sorted()
                        .toList())
                .toList();
    }

    @BatchMapping(typeName = "Project")
    List<CostLimits> costLimits(List<Project> projects) {
        Map<ProjectId, ProjectSettings> set = settingsOf(projects);
        return projects.stream()
                .map(project -> CostLimits.of(set.getOrDefault(project.id(), ProjectSettings.DEFAULT)))
                .toList();
    }

    @BatchMapping(typeName = "Project")
    List<List<ProjectRole>> roles(List<Project> projects) {
        Map<ProjectId, ProjectSettings> set = settingsOf(projects);
        return projects.stream()
                .map(project -> ProjectRole.all(
                        catalogs.catalog(project), set.getOrDefault(project.id(), ProjectSettings.DEFAULT)))
                .toList();
    }

    private Map<ProjectId, ProjectSettings> settingsOf(List<Project> projects) {
        Set<ProjectId> ids = projects.stream().map(Project::id).collect(Collectors.toSet());
        return settings.of(ids);
    }

    private static void refuseNone(String argument, @Nullable Integer limit) {
        if (limit != null && limit < 1) {
            throw refused(argument, "A limit is 1 or more; give null for the server's own.");
        }
    }

    private static ApiException refused(String argument, String message) {
        return new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, message)
                .at(List.of(argument))
                .onFields(List.of(argument)));
    }
}
