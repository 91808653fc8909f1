package dev.weft.catalog.change;

import dev.weft.access.Role;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RoleSpec;
import dev.weft.catalog.change.SchemaOperation.CreateRole;
import dev.weft.catalog.change.SchemaOperation.RemoveRole;
import dev.weft.catalog.change.SchemaOperation.UpdateRole;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes and removes the project's own roles. */
final class RoleEdits {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int MAX_ROLES = 200;

    private RoleEdits() {}

    static ProjectCatalog create(ProjectCatalog catalog, CreateRole wish, List<String> path) {
        List<String> at = Members.extend(path, "name");
        checkOwn(wish.name(), "is there already: it comes with every project", at);
        if (!NAME.matcher(wish.name()).matches()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.INVALID_NAME,
                            "The role name %s must start with a small letter and go on with small letters, digits or _, 63 at most"
                                    .formatted(NameRules.quoted(wish.name())))
                    .at(at));
        }
        if (find(catalog, wish.name()).isPresent()) {
            throw new ApiException(
                    ApiError.of(ErrorCode.NAME_TAKEN, "There is already a role '%s'".formatted(wish.name()))
                            .at(at)
                            .withHint("Try '%s_2'".formatted(wish.name())));
        }
        if (catalog.roles().size() >= MAX_ROLES) {
            throw new ApiException(
                    ApiError.of(ErrorCode.BAD_USER_INPUT, "A project has at most %d roles".formatted(MAX_ROLES))
                            .at(path));
        }
        return catalog.withRoles(Stream.concat(
                        catalog.roles().stream(), Stream.of(new RoleSpec(wish.name(), said(wish.description()))))
                .sorted(RoleSpec.ORDER)
                .toList());
    }

    static ProjectCatalog update(ProjectCatalog catalog, UpdateRole wish, List<String> path) {
        List<String> at = Members.extend(path, "name");
        checkOwn(wish.name(), "comes with every project and stays as it is", at);
        RoleSpec role = find(catalog, wish.name()).orElseThrow(() -> unknown(wish.name(), at));
        RoleSpec updated = new RoleSpec(role.name(), Presentation.changed(wish.description(), role.description()));
        return catalog.withRoles(catalog.roles().stream()
                .map(other -> other.name().equals(role.name()) ? updated : other)
                .toList());
    }

    static ProjectCatalog remove(ProjectCatalog catalog, RemoveRole wish, List<String> path) {
        List<String> at = Members.extend(path, "name");
        checkOwn(wish.name(), "comes with every project and stays", at);
        if (find(catalog, wish.name()).isEmpty()) {
            throw unknown(wish.name(), at);
        }
        String policies = catalog.policies().stream()
                .filter(policy -> policy.role().equals(wish.name()))
                .map(policy -> "%s of '%s'".formatted(policy.action(), name(catalog, policy)))
                .collect(Collectors.joining(", "));
        if (!policies.isEmpty()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.BAD_USER_INPUT,
                            "Role '%s' is still spoken of by the policies for %s".formatted(wish.name(), policies))
                    .at(at)
                    .withHint("Remove them first, or in the same change"));
        }
        return catalog.withRoles(catalog.roles().stream()
                .filter(role -> !role.name().equals(wish.name()))
                .toList());
    }

    private static String name(ProjectCatalog catalog, PolicySpec policy) {
        return catalog.collection(policy.collection()).map(CollectionSpec::name).orElse("");
    }

    /** Refuses a role that policies do not bind, and one that is not there. */
    static void checkBound(ProjectCatalog catalog, String name, List<String> path) {
        Optional<Role> builtIn = Role.named(name);
        if (builtIn.filter(Role::unrestricted).isPresent()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.INVALID_POLICY, "Role '%s' may do everything and needs no policy".formatted(name))
                    .at(path)
                    .withHint("Policies are for anonymous, user, member and the project's own roles"));
        }
        if (builtIn.isEmpty() && find(catalog, name).isEmpty()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.INVALID_POLICY, "There is no role %s".formatted(NameRules.quoted(name)))
                    .at(path)
                    .withHint("There are "
                            + Stream.concat(
                                            Stream.of("anonymous", "user", "member"),
                                            catalog.roles().stream().map(RoleSpec::name))
                                    .limit(20)
                                    .collect(Collectors.joining(", "))));
        }
    }

    private static void checkOwn(String name, String why, List<String> path) {
        if (Role.named(name).isPresent()) {
            throw new ApiException(ApiError.of(ErrorCode.RESERVED_NAME, "Role '%s' %s".formatted(name, why))
                    .at(path));
        }
    }

    private static ApiException unknown(String name, List<String> path) {
        return new ApiException(
                ApiError.of(ErrorCode.NOT_FOUND, "There is no role %s".formatted(NameRules.quoted(name)))
                        .at(path));
    }

    private static Optional<RoleSpec> find(ProjectCatalog catalog, String name) {
        return catalog.roles().stream().filter(role -> role.name().equals(name)).findFirst();
    }

    private static @Nullable String said(@Nullable String description) {
        return description == null || description.isBlank() ? null : description;
    }
}
