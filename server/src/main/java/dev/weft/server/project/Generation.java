package dev.weft.server.project;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.access.RoleSet;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RoleSpec;
import dev.weft.model.ProjectModel;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * A project at one revision: a runtime for each set of roles that has called, each built once however many ask for it.
 * Roles that no policy names make no difference, and of many sets those that call least are forgotten, so that nobody can
 * fill the memory by inventing roles.
 */
final class Generation<R> {
    /** How many sets of roles have a runtime at a time. */
    static final int MOST = 64;

    /** How many of them are made ready before a new revision serves; the others when they call. */
    private static final int AHEAD = 8;

    private final ProjectRef project;
    private final ProjectCatalog catalog;
    private final ProjectModel everything;
    private final Set<String> named;
    private final RuntimeFactory<R> factory;
    private final Set<String> roles;
    private final Cache<RoleSet, CompletableFuture<R>> runtimes =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    Generation(ProjectRef project, ProjectCatalog catalog, RuntimeFactory<R> factory) {
        this.project = project;
        this.catalog = catalog;
        this.everything = ProjectModel.of(catalog, RoleSet.OWNER);
        this.named = catalog.policies().stream().map(PolicySpec::role).collect(Collectors.toUnmodifiableSet());
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

    /** Those whose runtimes are in use most. */
    Set<RoleSet> audiences() {
        return runtimes.policy()
                .eviction()
                .map(used -> used.hottest(AHEAD).keySet())
                .orElse(Set.of());
    }

    R runtime(RoleSet roles) {
        RoleSet audience = audience(roles);
        CompletableFuture<R> known = runtimes.getIfPresent(audience);
        if (known != null) {
            return built(known);
        }
        CompletableFuture<R> mine = new CompletableFuture<>();
        CompletableFuture<R> first = runtimes.asMap().putIfAbsent(audience, mine);
        if (first != null) {
            return built(first);
        }
        try {
            mine.complete(factory.build(project, everything.seenBy(audience)));
        } catch (RuntimeException | Error e) {
            runtimes.asMap().remove(audience, mine);
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

    /** Roles that may do the same share what was built for one of them. */
    private RoleSet audience(RoleSet roles) {
        return roles.unrestricted() ? RoleSet.OWNER : roles.among(named);
    }
}
