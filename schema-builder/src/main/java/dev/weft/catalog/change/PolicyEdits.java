package dev.weft.catalog.change;

import dev.weft.access.Role;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.change.SchemaOperation.RemovePolicy;
import dev.weft.catalog.change.SchemaOperation.SetAccess;
import dev.weft.catalog.change.SchemaOperation.SetPolicy;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets and removes policies. What they say of rows and fields is read when the whole change is known. */
final class PolicyEdits {
    private static final int MAX_POLICIES = 10_000;

    private PolicyEdits() {}

    static ProjectCatalog set(ProjectCatalog catalog, SetPolicy wish, List<String> path) {
        CollectionSpec collection = collection(catalog, wish.collection(), path);
        RoleEdits.checkBound(catalog, wish.role(), Members.extend(path, "role"));
        PolicySpec policy = new PolicySpec(
                collection.id(),
                wish.role(),
                wish.action(),
                wish.rows(),
                wish.check(),
                wish.fields() == null ? null : wish.fields().stream().distinct().toList(),
                wish.presets(),
                wish.aggregate(),
                wish.list());
        ProjectCatalog changed = with(catalog, policy);
        if (changed.policies().size() > MAX_POLICIES) {
            throw invalid("A project has at most %,d policies".formatted(MAX_POLICIES), path);
        }
        return changed;
    }

    static ProjectCatalog remove(ProjectCatalog catalog, RemovePolicy wish, List<String> path) {
        CollectionSpec collection =
                Lookup.anyCollection(catalog, wish.collection(), Members.extend(path, "collection"));
        PolicySpec.Key key = new PolicySpec.Key(collection.id(), wish.role(), wish.action());
        if (find(catalog, key).isEmpty()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.NOT_FOUND,
                            "No policy lets %s %s '%s'"
                                    .formatted(NameRules.quoted(wish.role()), wish.action(), collection.name()))
                    .at(Members.extend(path, "role")));
        }
        return without(catalog, key);
    }

    /** The policies of those who are not signed in, and of those who are. */
    static ProjectCatalog access(ProjectCatalog catalog, SetAccess wish, List<String> path) {
        CollectionSpec collection = collection(catalog, wish.collection(), path);
        ProjectCatalog changed = catalog;
        for (Role role : List.of(Role.ANONYMOUS, Role.USER)) {
            boolean open = switch (wish.access()) {
                case PUBLIC -> true;
                case AUTHENTICATED -> role == Role.USER;
                case ADMIN -> false;
            };
            changed = access(changed, collection, role.apiName(), wish, open, path);
        }
        return changed;
    }

    private static ProjectCatalog access(
            ProjectCatalog catalog,
            CollectionSpec collection,
            String role,
            SetAccess wish,
            boolean open,
            List<String> path) {
        return switch (wish.operation()) {
            case CREATE -> whole(catalog, readyMade(collection, role, PolicyAction.CREATE), open);
            case UPDATE -> whole(catalog, readyMade(collection, role, PolicyAction.UPDATE), open);
            case DELETE -> whole(catalog, readyMade(collection, role, PolicyAction.DELETE), open);
            case GET -> get(catalog, readyMade(collection, role, PolicyAction.READ), open);
            case LIST -> reading(catalog, readyMade(collection, role, PolicyAction.READ), open, true);
            case AGGREGATE -> reading(catalog, readyMade(collection, role, PolicyAction.READ), open, false);
            case SUBSCRIBE ->
                throw new ApiException(ApiError.of(
                                ErrorCode.BAD_USER_INPUT,
                                "Whoever may read rows may subscribe to them; set the access of GET or LIST")
                        .at(Members.extend(path, "operation")));
        };
    }

    private static PolicySpec readyMade(CollectionSpec collection, String role, PolicyAction action) {
        return new PolicySpec(collection.id(), role, action, Map.of(), null, null, Map.of(), true, true);
    }

    private static ProjectCatalog whole(ProjectCatalog catalog, PolicySpec policy, boolean open) {
        return open ? with(catalog, policy) : without(catalog, policy.key());
    }

    /** Without single rows there is nothing to list or to count. */
    private static ProjectCatalog get(ProjectCatalog catalog, PolicySpec every, boolean open) {
        PolicySpec now = everyRow(catalog, every.key());
        return whole(catalog, now == null ? every.reading(false, false) : now, open);
    }

    /**
     * @param list whether lists are meant, not totals
     */
    private static ProjectCatalog reading(ProjectCatalog catalog, PolicySpec every, boolean open, boolean list) {
        PolicySpec now = open
                ? everyRow(catalog, every.key())
                : find(catalog, every.key()).orElse(null);
        if (now == null) {
            return open ? with(catalog, every.reading(list, !list)) : catalog;
        }
        return with(catalog, list ? now.reading(open, now.aggregate()) : now.reading(now.list(), open));
    }

    /** The policy that is there, unless it is about some rows or fields alone: what it lists may not be widened. */
    private static @Nullable PolicySpec everyRow(ProjectCatalog catalog, PolicySpec.Key key) {
        return find(catalog, key)
                .filter(policy -> policy.rows().isEmpty() && policy.fields() == null)
                .orElse(null);
    }

    private static CollectionSpec collection(ProjectCatalog catalog, String name, List<String> path) {
        Optional<CollectionSpec> found = catalog.collection(name).filter(collection -> !collection.isArchived());
        return found.orElseThrow(() -> invalid(
                "There is no collection %s".formatted(NameRules.quoted(name)), Members.extend(path, "collection")));
    }

    private static Optional<PolicySpec> find(ProjectCatalog catalog, PolicySpec.Key key) {
        return catalog.policies().stream()
                .filter(policy -> policy.key().equals(key))
                .findFirst();
    }

    private static ProjectCatalog with(ProjectCatalog catalog, PolicySpec policy) {
        List<PolicySpec> policies = new ArrayList<>(catalog.policies());
        policies.removeIf(other -> other.key().equals(policy.key()));
        policies.add(policy);
        policies.sort(PolicySpec.ORDER);
        return catalog.withPolicies(policies);
    }

    private static ProjectCatalog without(ProjectCatalog catalog, PolicySpec.Key key) {
        return catalog.withPolicies(catalog.policies().stream()
                .filter(policy -> !policy.key().equals(key))
                .toList());
    }

    private static ApiException invalid(String message, List<String> path) {
        return new ApiException(ApiError.of(ErrorCode.INVALID_POLICY, message).at(path));
    }
}
