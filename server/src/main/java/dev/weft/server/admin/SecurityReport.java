package dev.weft.server.admin;

import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RoleSpec;
import dev.weft.model.CollectionModel;
import dev.weft.model.CollectionRights.Reach;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.UniqueKey;
import dev.weft.policy.Opening;
import dev.weft.server.admin.SecurityFinding.Kind;
import dev.weft.server.apikey.ApiKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the owner of a project should look at: nothing that is wrong, but what may be more than was meant. Pure. */
final class SecurityReport {
    private SecurityReport() {}

    /**
     * @param keys all of the project's, revoked ones too
     */
    static List<SecurityFinding> of(ProjectCatalog catalog, List<ApiKey> keys) {
        return Stream.of(
                        Opening.of(catalog).stream().map(SecurityReport::opening),
                        probeable(catalog),
                        unused(catalog, keys),
                        lasting(keys))
                .flatMap(findings -> findings)
                .toList();
    }

    private static SecurityFinding opening(Opening opening) {
        Kind kind = switch (opening.kind()) {
            case TO_EVERYBODY -> Kind.OPEN_COLLECTION;
            case BY_AN_ALTERNATIVE -> Kind.ALWAYS_TRUE_BRANCH;
        };
        return new SecurityFinding(kind, opening.collection(), opening.policy().role(), opening.message());
    }

    /** For each role by itself: who has several may do no less. */
    private static Stream<SecurityFinding> probeable(ProjectCatalog catalog) {
        return catalog.policies().stream()
                .map(PolicySpec::role)
                .distinct()
                .sorted()
                .flatMap(role -> ProjectModel.of(catalog, RoleSet.of(List.of(role))).collections().stream()
                        .flatMap(collection -> probeable(collection, role)));
    }

    private static Stream<SecurityFinding> probeable(CollectionModel collection, String role) {
        return collection.keys().stream()
                .filter(key -> key.columns().stream().anyMatch(column -> writes(collection, column)))
                .filter(key -> key.columns().stream().anyMatch(column -> hides(collection, column)))
                .map(key -> new SecurityFinding(
                        Kind.PROBEABLE_UNIQUE_FIELD,
                        collection.spec().name(),
                        role,
                        "'%s' can find out by writing whether a value of '%s' in '%s' is taken, though it cannot read all of them"
                                .formatted(role, names(key), collection.spec().name())));
    }

    private static String names(UniqueKey key) {
        return key.columns().stream().map(Column::catalogName).collect(Collectors.joining(", "));
    }

    private static boolean writes(CollectionModel collection, Column column) {
        return Stream.of(PolicyAction.CREATE, PolicyAction.UPDATE)
                .anyMatch(action -> collection.rights().writes(action, column.catalogName()));
    }

    private static boolean hides(CollectionModel collection, Column column) {
        return collection.rights().reads(column) != Reach.EVERYWHERE
                || !collection.rights().readsEveryRow();
    }

    private static Stream<SecurityFinding> unused(ProjectCatalog catalog, List<ApiKey> keys) {
        Set<String> spokenOf = catalog.policies().stream().map(PolicySpec::role).collect(Collectors.toSet());
        Set<String> held = keys.stream()
                .filter(key -> key.revokedAt() == null)
                .map(ApiKey::role)
                .collect(Collectors.toSet());
        return catalog.roles().stream()
                .map(RoleSpec::name)
                .filter(role -> Role.named(role).isEmpty() && !spokenOf.contains(role))
                .map(role -> new SecurityFinding(
                        Kind.UNUSED_ROLE,
                        null,
                        role,
                        held.contains(role)
                                ? "Keys act as '%s', but no policy gives that role anything".formatted(role)
                                : "No policy speaks of the role '%s'".formatted(role)));
    }

    private static Stream<SecurityFinding> lasting(List<ApiKey> keys) {
        return keys.stream()
                .filter(key -> key.revokedAt() == null && key.expiresAt() == null)
                .map(key -> new SecurityFinding(
                        Kind.KEY_WITHOUT_EXPIRY,
                        null,
                        key.role(),
                        "The key '%s' (%s…) never expires".formatted(key.name(), key.prefix())));
    }
}
