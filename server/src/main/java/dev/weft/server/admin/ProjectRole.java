package dev.weft.server.admin;

import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.server.settings.ProjectSettings;
import java.util.List;
import java.util.Optional;

/**
 * A role of a project, as its API shows it.
 *
 * @param introspection whether it may ask a project's endpoint for the schema
 */
record ProjectRole(String name, String description, boolean builtIn, boolean introspection) {
    private static final List<ProjectRole> BUILT_IN = List.of(
            role("anonymous", "Callers without credentials, and publishable keys."),
            role("user", "End users who are signed in."),
            role("service", "Secret keys. Not bound by policies."),
            role("member", "Members of the company."),
            role("admin", "Admins of the company. Not bound by policies."),
            role("owner", "Owners of the company. Not bound by policies."));

    /** Every role, as it is under the project's settings. */
    static List<ProjectRole> all(ProjectSettings settings) {
        return BUILT_IN.stream().map(role -> role.under(settings)).toList();
    }

    static Optional<ProjectRole> named(String name) {
        return BUILT_IN.stream().filter(role -> role.name.equals(name)).findFirst();
    }

    ProjectRole under(ProjectSettings settings) {
        return new ProjectRole(name, description, builtIn, settings.introspects(name));
    }

    /** Whether it is one of those that may do everything and are no keys. */
    boolean administers() {
        return name.equals("owner") || name.equals("admin");
    }

    /** Who sees the project as the role does; empty for an unknown role. */
    static Optional<RoleSet> sight(String name) {
        return Role.named(name).map(RoleSet::of);
    }

    private static ProjectRole role(String name, String description) {
        return new ProjectRole(name, description, true, true);
    }
}
