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
 */
public record ProjectSettings(
        long version,
        @Nullable Integer cost,
        @Nullable Integer anonymousCost,
        boolean trustedOnly,
        boolean signUp,
        Set<String> noIntrospection) {
    public static final ProjectSettings DEFAULT = new ProjectSettings(0, null, null, false, true, Set.of());

    public ProjectSettings {
        noIntrospection = Set.copyOf(noIntrospection);
    }

    /** @param role its API name */
    public boolean introspects(String role) {
        return !noIntrospection.contains(role);
    }
}
