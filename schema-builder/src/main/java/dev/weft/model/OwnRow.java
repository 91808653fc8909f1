package dev.weft.model;

import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What sets the collection of end users apart from others: everybody reads the row that they are, as far as its fields come
 * with every project, whatever policies say; and nobody gives themselves roles.
 */
final class OwnRow {
    static final String EMAIL = "email";
    static final String EMAIL_VERIFIED = "email_verified";
    static final String ROLES = "roles";

    /** What everybody reads of themselves. Fields that a builder adds are shown by policies alone. */
    private static final List<String> FIELDS = List.of(
            EMAIL,
            EMAIL_VERIFIED,
            "full_name",
            "avatar_url",
            ROLES,
            CollectionModel.CREATED_AT,
            CollectionModel.UPDATED_AT);

    private static final Map<String, Object> ITSELF = Map.of("id", Map.of("eq", "$user.id"));

    private OwnRow() {}

    /**
     * Of roles on the collection of users.
     *
     * @param policies of the roles; where there are none, the collection is not there for them
     */
    static CollectionRights rights(List<PolicySpec> policies, RoleSet roles) {
        if (policies.isEmpty()) {
            return new CollectionRights(false, List.of());
        }
        List<PolicySpec> all = new ArrayList<>(policies);
        all.add(reading(policies.getFirst().collection(), roles.names().getFirst(), ITSELF));
        return new CollectionRights(false, all, Set.of(ROLES));
    }

    /** On a row that is known to be one's own, of those for whom the collection is not there. */
    static CollectionRights alone(CollectionId users, RoleSet roles) {
        return new CollectionRights(
                false, List.of(reading(users, roles.names().getFirst(), Map.of())), Set.of(ROLES));
    }

    private static PolicySpec reading(CollectionId users, String role, Map<String, Object> rows) {
        return new PolicySpec(users, role, PolicyAction.READ, rows, null, FIELDS, Map.of(), false, false);
    }

    /**
     * The policies as they are for somebody who signs up: what anonymous may create of a user, and the address that every
     * user has.
     */
    static List<PolicySpec> signingUp(CollectionSpec users, List<PolicySpec> policies) {
        List<PolicySpec> all = new ArrayList<>();
        boolean opened = false;
        for (PolicySpec policy : policies) {
            boolean creates = policy.collection().equals(users.id())
                    && policy.role().equals(Role.ANONYMOUS.apiName())
                    && policy.action() == PolicyAction.CREATE;
            all.add(creates ? withAddress(policy) : policy);
            opened |= creates;
        }
        if (!opened) {
            all.add(new PolicySpec(
                    users.id(),
                    Role.ANONYMOUS.apiName(),
                    PolicyAction.CREATE,
                    Map.of(),
                    null,
                    List.of(EMAIL),
                    Map.of(),
                    true,
                    true));
        }
        return all;
    }

    private static PolicySpec withAddress(PolicySpec policy) {
        Map<String, Object> presets = new LinkedHashMap<>(policy.presets());
        presets.remove(EMAIL);
        return new PolicySpec(
                policy.collection(),
                policy.role(),
                policy.action(),
                policy.rows(),
                policy.check(),
                policy.fields() == null ? null : with(policy.fields(), EMAIL),
                presets,
                policy.aggregate(),
                policy.list());
    }

    private static List<String> with(List<String> names, String name) {
        Set<String> all = new TreeSet<>(names);
        all.add(name);
        return List.copyOf(all);
    }
}
