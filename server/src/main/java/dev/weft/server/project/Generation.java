package dev.weft.server.project;

import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RoleSpec;
import dev.weft.model.ProjectModel;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** A project at one revision: a runtime for each set of roles that has called, each built once however many ask for it. */
final class Generation<R> {
    private final ProjectRef project;
    private final ProjectCatalog catalog;
    private final RuntimeFactory<R> factory;
    private final Set<String> roles;
    private final ConcurrentMap<RoleSet, CompletableFuture<R>> runtimes = new ConcurrentHashMap<>();

    Generation(ProjectRef project, ProjectCatalog catalog, RuntimeFactory<R> factory) {
        this.project = project;
        this.catalog = catalog;
        this.factory = factory;
        this.roles = catalog.roles().stream().map(RoleSpec::name).collect(Collectors.toUnmodifiableSet());
    }

    /** The project's own roles. */
    Set<String> roles() {
        return roles;
    }

    int revision() {
        return catalog.revision();
    }

    /** Those whose runtimes are in use. */
    Set<RoleSet> audiences() {
        return Set.copyOf(runtimes.keySet());
    }

    R runtime(RoleSet roles) {
        RoleSet audience = audience(roles);
        CompletableFuture<R> mine = new CompletableFuture<>();
        CompletableFuture<R> known = runtimes.putIfAbsent(audience, mine);
        if (known != null) {
            return built(known);
        }
        try {
            mine.complete(factory.build(project, ProjectModel.of(catalog, audience)));
        } catch (RuntimeException | Error e) {
            runtimes.remove(audience, mine);
            mine.completeExceptionally(e);
        }
        return built(mine);
    }

    private static <R> R built(CompletableFuture<R> runtime) {
        try {
            return runtime.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The project's schema could not be built", e.getCause());
        }
    }

    /** Roles that no policy binds see the same, and share what was built for one of them. */
    private static RoleSet audience(RoleSet roles) {
        return roles.unrestricted() ? RoleSet.OWNER : roles;
    }
}
