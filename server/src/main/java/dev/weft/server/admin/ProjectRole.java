package dev.weft.server.admin;

import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RoleSpec;
import dev.weft.server.settings.ProjectSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A role of a project, as its API shows it.
 *
 * @param introspection whether it may ask a project's endpoint for the schema
 */
record ProjectRole(String name, @Nullable String description, boolean builtIn, boolean introspection) {
    private static final List<ProjectRole> BUILT_IN = List.of(
            role("anonymous", "Callers without credentials, and publishable keys."),
            role("user", "End users who are signed in."),
            role("service", "Secret keys. Not bound by policies."),
            role("member", "Members of the company."),
            role("admin", "Admins of the company. Not bound by policies."),
            role("owner", "Owners of the company. Not bound by policies."));

    /** Every role of the project, its own behind those that all have, as it is under the project's settings. */
    static List<ProjectRole> all(ProjectCatalog catalog, ProjectSettings settings) {
        return all(catalog).map(role -> role.under(settings)).toList();
    }

    static Optional<ProjectRole> named(ProjectCatalog catalog, String name) {
        return all(catalog).filter(role -> role.name.equals(name)).findFirst();
    }

    private static Stream<ProjectRole> all(ProjectCatalog catalog) {
        return Stream.concat(BUILT_IN.stream(), catalog.roles().stream().map(ProjectRole::own));
    }

    private static ProjectRole own(RoleSpec role) {
        return new ProjectRole(role.name(), role.description(), false, true);
    }

    ProjectRole under(ProjectSettings settings) {
        return new ProjectRole(name, description, builtIn, settings.introspects(name));
    }

    /** Whether it is one of those that may do everything and are no keys. */
    boolean administers() {
        return name.equals("owner") || name.equals("admin");
    }

    /** Who sees the project as the role does. */
    RoleSet sight() {
        return RoleSet.of(List.of(name));
    }

    private static ProjectRole role(String name, String description) {
        return new ProjectRole(name, description, true, true);
    }
}
