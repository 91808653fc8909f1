package dev.weft.catalog.document;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the roles and the policies be those of a document. */
final class PolicySteps {
    private static final List<String> DOCUMENT = List.of("schema");

    private final Steps steps;
    private final GivenDocument given;
    private final SchemaDocument wanted;

    PolicySteps(Steps steps, GivenDocument given, SchemaDocument wanted) {
        this.steps = steps;
        this.given = given;
        this.wanted = wanted;
    }

    /** Before policies speak of them. */
    void findNewRoles() {
        SchemaDocument now = SchemaDocument.of(steps.applied());
        for (RoleDocument role : wanted.roles()) {
            RoleDocument known = now.role(role.name()).orElse(null);
            List<String> origin = given.pathOfRole(role.name());
            if (known == null) {
                steps.add("createRole", role.json(), origin);
            } else if (!Objects.equals(known.description(), role.description())) {
                String description = role.description() == null ? "" : role.description();
                steps.add("updateRole", Map.of("name", role.name(), "description", description), origin);
            }
        }
    }

    /** Once everything else has the names that the document's policies use. */
    void findPolicies() {
        for (Pair pair : Pair.all(steps.applied(), given, wanted)) {
            pair.now().policies().stream()
                    .filter(now -> pair.then().policies().stream().noneMatch(now::isAbout))
                    .forEach(now -> steps.add(
                            "removePolicy",
                            Map.of(
                                    "collection",
                                    pair.name(),
                                    "role",
                                    now.role(),
                                    "action",
                                    now.action().name()),
                            pair.given().path()));
            for (PolicyDocument then : pair.then().policies()) {
                if (!pair.now().policies().contains(then)) {
                    steps.add(
                            "setPolicy",
                            then.operation(pair.name()),
                            pair.given().pathOfPolicy(then.role(), then.action().name()));
                }
            }
        }
    }

    /** Once no policy speaks of them any more, those of what is archived included. */
    void findNeedlessRoles() {
        ProjectCatalog now = steps.applied();
        now.roles().stream().filter(role -> wanted.role(role.name()).isEmpty()).forEach(role -> {
            now.policies().stream()
                    .filter(policy -> policy.role().equals(role.name()))
                    .filter(policy -> isArchived(now, policy))
                    .forEach(policy -> steps.add(
                            "removePolicy",
                            Map.of(
                                    "collection",
                                    collection(now, policy).name(),
                                    "role",
                                    policy.role(),
                                    "action",
                                    policy.action().name()),
                            DOCUMENT));
            steps.add("removeRole", Map.of("name", role.name()), DOCUMENT);
        });
    }

    private static boolean isArchived(ProjectCatalog catalog, PolicySpec policy) {
        return collection(catalog, policy).isArchived();
    }

    private static CollectionSpec collection(ProjectCatalog catalog, PolicySpec policy) {
        return catalog.collection(policy.collection()).orElseThrow();
    }
}
