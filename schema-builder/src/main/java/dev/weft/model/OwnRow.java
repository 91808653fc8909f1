package dev.weft.model;

import dev.weft.access.Role;
import dev.weft.access.RoleSet;
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
        all.add(new PolicySpec(
                policies.getFirst().collection(),
                roles.names().getFirst(),
                PolicyAction.READ,
                ITSELF,
                null,
                FIELDS,
                Map.of(),
                false,
                false));
        return new CollectionRights(false, all, Set.of(ROLES));
    }

    /** Whether everybody reads the column of themselves. */
    static boolean shows(Column column) {
        return column.kind() == Column.Kind.PRIMARY_KEY || FIELDS.contains(column.catalogName());
    }

    /**
     * The policies as they are for somebody who signs up: what anonymous may create of a user, and the address that every
     * user has, which is also all that can be read of the new row.
     */
    static List<PolicySpec> signingUp(CollectionSpec users, List<PolicySpec> policies) {
        List<PolicySpec> all = new ArrayList<>(List.of(address(users, PolicyAction.READ)));
        boolean opened = false;
        for (PolicySpec policy : policies) {
            boolean creates = policy.collection().equals(users.id())
                    && policy.role().equals(Role.ANONYMOUS.apiName())
                    && policy.action() == PolicyAction.CREATE;
            all.add(creates ? withAddress(policy) : policy);
            opened |= creates;
        }
        if (!opened) {
            all.add(address(users, PolicyAction.CREATE));
        }
        return all;
    }

    private static PolicySpec address(CollectionSpec users, PolicyAction action) {
        return new PolicySpec(
                users.id(), Role.ANONYMOUS.apiName(), action, Map.of(), null, List.of(EMAIL), Map.of(), false, false);
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
