package dev.weft.policy;

import dev.weft.access.Role;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A policy that opens more than it may look like: a collection to everybody, or every row by an alternative that always
 * holds.
 *
 * @param collection the catalog's name of it
 */
public record Opening(Kind kind, PolicySpec policy, String collection, String typeName) {
    public enum Kind {
        /** Nobody needs to sign in for it. */
        TO_EVERYBODY,
        /** The condition reads as one, but one of its alternatives always holds. */
        BY_AN_ALTERNATIVE
    }

    /** All of a catalog, of what is not archived. */
    public static List<Opening> of(ProjectCatalog catalog) {
        if (catalog.policies().isEmpty()) {
            return List.of();
        }
        ProjectModel model = ProjectModel.of(catalog, Role.OWNER);
        Map<Object, CollectionModel> collections =
                model.collections().stream().collect(Collectors.toMap(CollectionModel::id, collection -> collection));
        Certainty certainty = new Certainty(model);
        return catalog.policies().stream()
                .flatMap(policy -> Stream.ofNullable(collections.get(policy.collection()))
                        .flatMap(collection -> of(certainty, collection, policy)))
                .toList();
    }

    /** Those that a change of the catalog adds. */
    public static List<Opening> between(ProjectCatalog before, ProjectCatalog after) {
        List<Opening> opened = of(after);
        if (opened.isEmpty()) {
            return opened;
        }
        Set<List<Object>> known = of(before).stream().map(Opening::key).collect(Collectors.toSet());
        return opened.stream()
                .filter(Predicate.not(opening -> known.contains(opening.key())))
                .toList();
    }

    private static Stream<Opening> of(Certainty certainty, CollectionModel collection, PolicySpec policy) {
        boolean everything = certainty.of(collection, decisive(policy)) == Certainty.Truth.ALWAYS;
        boolean anonymous = policy.role().equals(Role.ANONYMOUS.apiName());
        if (everything && anonymous) {
            return Stream.of(opening(Kind.TO_EVERYBODY, collection, policy));
        }
        boolean hidden = conditions(policy)
                .anyMatch(condition ->
                        (!condition.isEmpty() && certainty.of(collection, condition) == Certainty.Truth.ALWAYS)
                                || certainty.hasOpenAlternative(collection, condition));
        return hidden ? Stream.of(opening(Kind.BY_AN_ALTERNATIVE, collection, policy)) : Stream.empty();
    }

    private static Opening opening(Kind kind, CollectionModel collection, PolicySpec policy) {
        return new Opening(kind, policy, collection.spec().name(), collection.typeName());
    }

    /** What decides which rows: of new ones, what they must be like. */
    private static Map<String, Object> decisive(PolicySpec policy) {
        return policy.action() == PolicyAction.CREATE ? policy.checked() : policy.rows();
    }

    private static Stream<Map<String, Object>> conditions(PolicySpec policy) {
        return policy.check() == null ? Stream.of(policy.rows()) : Stream.of(policy.rows(), policy.check());
    }

    private List<Object> key() {
        return List.of(kind, policy.collection(), policy.role(), policy.action());
    }

    /** A sentence for whoever must confirm it. */
    public String message() {
        return switch (kind) {
            case TO_EVERYBODY ->
                switch (policy.action()) {
                    case READ -> "Everybody, signed in or not, may read every row of '%s'".formatted(collection);
                    case CREATE -> "Everybody, signed in or not, may add any rows to '%s'".formatted(collection);
                    case UPDATE -> "Everybody, signed in or not, may change every row of '%s'".formatted(collection);
                    case DELETE -> "Everybody, signed in or not, may delete every row of '%s'".formatted(collection);
                };
            case BY_AN_ALTERNATIVE ->
                "The condition under which '%s' may %s '%s' always holds, in one of its alternatives at least"
                        .formatted(policy.role(), policy.action(), collection);
        };
    }
}
