package dev.weft.server.admin;

import dev.weft.catalog.RoleSpec;
import dev.weft.server.apikey.ApiKey;
import dev.weft.server.apikey.ApiKeyKind;
import dev.weft.server.apikey.ApiKeys;
import dev.weft.server.company.Project;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Keys of projects. */
@Controller
class ApiKeyController {
    private final ProjectAccess access;
    private final ApiKeys keys;
    private final Catalogs catalogs;

    ApiKeyController(ProjectAccess access, ApiKeys keys, Catalogs catalogs) {
        this.catalogs = catalogs;
        this.access = access;
        this.keys = keys;
    }

    record CreateApiKeyInput(
            String project,
            String name,
            ApiKeyKind kind,
            @Nullable String role,
            @Nullable OffsetDateTime expiresAt) {}

    @MutationMapping
    ApiKeys.Created createApiKey(@Argument CreateApiKeyInput input, @ContextValue PlatformCaller caller) {
        Project project = access.require(caller, input.project(), List.of("input", "project"));
        Set<String> roles = input.role() == null
                ? Set.of()
                : catalogs.catalog(project).roles().stream().map(RoleSpec::name).collect(Collectors.toSet());
        return keys.create(
                project.id(), input.name(), input.kind(), input.role(), roles, input.expiresAt(), caller.account());
    }

    @MutationMapping
    ApiKey revokeApiKey(@Argument String project, @Argument UUID id, @ContextValue PlatformCaller caller) {
        return keys.revoke(access.require(caller, project, List.of("project")).id(), id);
    }

    @BatchMapping(typeName = "Project")
    List<List<ApiKey>> apiKeys(List<Project> projects) {
        projects.forEach(project -> ProjectAccess.administers(project, "apiKeys"));
        Map<UUID, List<ApiKey>> byProject =
                keys.of(projects.stream().map(project -> project.id().value()).collect(Collectors.toSet()));
        return projects.stream()
                .map(project -> byProject.getOrDefault(project.id().value(), List.of()))
                .toList();
    }
}
