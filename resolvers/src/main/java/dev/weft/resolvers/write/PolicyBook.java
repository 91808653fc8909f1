package dev.weft.resolvers.write;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.PolicySpec;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.policy.PolicyReader;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.policy.PolicyConditions;
import dev.weft.resolvers.sql.Guards;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The policies that bind the roles of a model, read once for all mutations. */
final class PolicyBook {
    private final Guards guards;
    private final PolicyConditions conditions;
    private final PolicyReader presets;
    private final Map<CollectionId, List<PolicyTerms>> known = new ConcurrentHashMap<>();

    PolicyBook(ProjectModel model) {
        this.guards = Guards.of(model);
        this.conditions = new PolicyConditions(model);
        this.presets = new PolicyReader(model.unrestricted());
    }

    /** What the roles may read. */
    Guards guards() {
        return guards;
    }

    List<PolicyTerms> of(CollectionModel collection) {
        return known.computeIfAbsent(
                collection.id(),
                _ -> collection.rights().policies().stream().map(this::terms).toList());
    }

    /** What cannot be read allows nothing. */
    private PolicyTerms terms(PolicySpec policy) {
        try {
            return new PolicyTerms(
                    policy,
                    conditions.rows(policy),
                    conditions.check(policy),
                    policy.presets().isEmpty() ? Map.of() : presets.presets(policy));
        } catch (ApiException _) {
            return new PolicyTerms(policy, Predicate.NEVER, Predicate.NEVER, Map.of());
        }
    }
}
