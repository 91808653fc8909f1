package dev.weft.server.admin;

import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.company.Project;
import dev.weft.server.settings.ProjectSettings;
import dev.weft.server.settings.SettingsStore;
import dev.weft.server.user.IdentityProvider;
import dev.weft.server.user.IdentityProviders;
import dev.weft.server.user.SigningKey;
import dev.weft.server.user.SigningKeys;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How a project knows its end users: whether strangers may sign up, its signing keys, the issuers that it trusts. */
@Controller
class IdentityController {
    private static final List<String> PROJECT_ARGUMENT = List.of("project");

    private final ProjectAccess access;
    private final SettingsStore settings;
    private final SettingsChanges changes;
    private final SigningKeys keys;
    private final IdentityProviders providers;
    private final ProviderInputs inputs;

    IdentityController(
            ProjectAccess access,
            SettingsStore settings,
            SettingsChanges changes,
            SigningKeys keys,
            IdentityProviders providers,
            ProviderInputs inputs) {
        this.access = access;
        this.settings = settings;
        this.changes = changes;
        this.keys = keys;
        this.providers = providers;
        this.inputs = inputs;
    }

    /** A signing key without what is secret of it. */
    record SigningKeyView(
            UUID id,
            OffsetDateTime createdAt,
            OffsetDateTime signsFrom,
            @Nullable OffsetDateTime verifiesUntil) {
        static SigningKeyView of(SigningKey key) {
            Instant end = key.verifiesUntil();
            return new SigningKeyView(
                    key.id(), time(key.createdAt()), time(key.signsFrom()), end == null ? null : time(end));
        }

        private static OffsetDateTime time(Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
    }

    @MutationMapping
    Project setSignUp(@Argument String project, @Argument boolean enabled, @ContextValue PlatformCaller caller) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        settings.openSignUp(target.id(), enabled);
        changes.publish(target.id());
        return target;
    }

    @MutationMapping
    SigningKeyView rotateSigningKey(@Argument String project, @ContextValue PlatformCaller caller) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        return SigningKeyView.of(keys.rotate(target.id()));
    }

    @MutationMapping
    IdentityProvider setIdentityProvider(
            @Argument String project, @Argument Map<String, Object> input, @ContextValue PlatformCaller caller) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        return providers.set(target.id(), inputs.read(target, input));
    }

    @MutationMapping
    boolean removeIdentityProvider(
            @Argument String project, @Argument String issuer, @ContextValue PlatformCaller caller) {
        Project target = access.require(caller, project, PROJECT_ARGUMENT);
        if (!providers.remove(target.id(), issuer)) {
            throw new ApiException(ApiError.of(ErrorCode.NOT_FOUND, "The project trusts no such issuer.")
                    .at(List.of("issuer"))
                    .onFields(List.of("issuer")));
        }
        return true;
    }

    @BatchMapping(typeName = "Project")
    List<Boolean> signUp(List<Project> projects) {
        Map<ProjectId, ProjectSettings> set = settings.of(ids(projects));
        return projects.stream()
                .map(project ->
                        set.getOrDefault(project.id(), ProjectSettings.DEFAULT).signUp())
                .toList();
    }

    @BatchMapping(typeName = "Project")
    List<List<IdentityProvider>> identityProviders(List<Project> projects) {
        projects.forEach(project -> ProjectAccess.administers(project, "identityProviders"));
        Map<ProjectId, List<IdentityProvider>> set = providers.of(ids(projects));
        return projects.stream()
                .map(project -> set.getOrDefault(project.id(), List.of()))
                .toList();
    }

    @SchemaMapping
    List<SigningKeyView> signingKeys(Project project) {
        ProjectAccess.administers(project, "signingKeys");
        return keys.of(project.id()).stream().map(SigningKeyView::of).toList();
    }

    @SchemaMapping
    String jwksPath(Project project) {
        return "/graphql/" + project.slug() + "/.well-known/jwks.json";
    }

    @SchemaMapping(typeName = "IdentityProvider")
    String jwksUri(IdentityProvider provider) {
        return provider.jwksUri().toString();
    }

    private static Set<ProjectId> ids(List<Project> projects) {
        return projects.stream().map(Project::id).collect(Collectors.toSet());
    }
}
