package dev.weft.server.settings;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a project.
 *
 * @param version rises with every change
 * @param cost of one operation at most; null for the server's own limit
 * @param anonymousCost the same for anonymous callers
 * @param trustedOnly whether clients may send registered documents alone
 * @param signUp whether strangers may sign up as end users
 * @param noIntrospection API names of the roles that may not ask for the schema
 * @param rates what callers may spend in a minute
 * @param origins sites from which browsers may call
 */
public record ProjectSettings(
        long version,
        @Nullable Integer cost,
        @Nullable Integer anonymousCost,
        boolean trustedOnly,
        boolean signUp,
        Set<String> noIntrospection,
        RateLimits rates,
        Set<String> origins) {
    public static final ProjectSettings DEFAULT =
            new ProjectSettings(0, null, null, false, true, Set.of(), RateLimits.NONE, Set.of());

    public ProjectSettings {
        noIntrospection = Set.copyOf(noIntrospection);
        origins = Set.copyOf(origins);
    }

    /** Whether browsers may call from this site. */
    public boolean allows(String origin) {
        return !origins.isEmpty() && (origins.contains(origin) || origins.contains(Origin.ANY));
    }

    /** @param role its API name */
    public boolean introspects(String role) {
        return !noIntrospection.contains(role);
    }
}
