package dev.weft.resolvers.policy;

import dev.weft.catalog.PolicySpec;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.policy.PolicyReader;
import dev.weft.resolvers.plan.FilterReader;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.ReadLimits;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What policies say of rows, as predicates. Their conditions look at all rows of the collections that they lead to,
 * whoever calls: they are understood by the model that no policy binds.
 */
public final class PolicyConditions {
    /** What a policy may say was settled when it was set. */
    private static final ReadLimits LIMITS = ReadLimits.DEFAULT;

    private final ProjectModel everything;
    private final PolicyReader reader;

    public PolicyConditions(ProjectModel model) {
        this.everything = model.unrestricted();
        this.reader = new PolicyReader(everything);
    }

    /** Every collection as it is without policies. */
    public List<CollectionModel> collections() {
        return everything.collections();
    }

    /** Which rows the policy is about; never any where it cannot be read. */
    public Predicate rows(PolicySpec policy) {
        return read(policy, reader::rows);
    }

    /** What a row must satisfy that was written; never any where it cannot be read. */
    public Predicate check(PolicySpec policy) {
        return read(policy, reader::check);
    }

    /**
     * Refuses a condition that no predicate can be made of.
     *
     * @param everything the model of those whom no policy binds
     * @param condition as {@link PolicyReader} reads it
     * @param path of the condition inside the policy
     */
    public static void check(
            ProjectModel everything, CollectionModel collection, Map<String, Object> condition, List<String> path) {
        FilterReader.read(everything, collection, condition, LIMITS, path);
    }

    private Predicate read(PolicySpec policy, Function<PolicySpec, Map<String, Object>> part) {
        try {
            CollectionModel collection = everything.collection(policy.collection());
            return FilterReader.read(everything, collection, part.apply(policy), LIMITS);
        } catch (ApiException _) {
            return Predicate.NEVER;
        }
    }
}
