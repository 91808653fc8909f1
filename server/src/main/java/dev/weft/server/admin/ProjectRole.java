package dev.weft.server.admin;

import dev.weft.access.Role;
import java.util.List;
import java.util.Optional;

/** A role of a project, as its API shows it. */
record ProjectRole(String name, String description, boolean builtIn) {
    static final List<ProjectRole> BUILT_IN = List.of(
            role("anonymous", "Callers without credentials, and publishable keys."),
            role("user", "End users who are signed in."),
            role("service", "Secret keys. Not bound by policies."),
            role("member", "Members of the company."),
            role("admin", "Admins of the company. Not bound by policies."),
            role("owner", "Owners of the company. Not bound by policies."));

    /** Whose sight of the project the role has; empty for an unknown role. As yet some see what anonymous sees. */
    static Optional<Role> sight(String name) {
        return switch (name) {
            case "owner" -> Optional.of(Role.OWNER);
            case "service" -> Optional.of(Role.SERVICE);
            case "anonymous", "user", "member", "admin" -> Optional.of(Role.ANONYMOUS);
            default -> Optional.empty();
        };
    }

    private static ProjectRole role(String name, String description) {
        return new ProjectRole(name, description, true);
    }
}
