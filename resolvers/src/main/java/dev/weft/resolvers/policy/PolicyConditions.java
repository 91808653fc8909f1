package dev.weft.resolvers.policy;

import dev.weft.access.CallerValue;
import dev.weft.catalog.PolicySpec;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.FilterReader;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.ReadLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what policies say of rows. Their conditions look at all rows of the collections that they lead to, whoever
 * calls: they are understood by the model that no policy binds.
 */
public final class PolicyConditions {
    private final ProjectModel everything;

    public PolicyConditions(ProjectModel model) {
        this.everything = model.unrestricted();
    }

    /** Every collection as it is without policies. */
    public List<CollectionModel> collections() {
        return everything.collections();
    }

    /** Which rows the policy is about; never any where it cannot be read. */
    public Predicate rows(PolicySpec policy) {
        return read(policy, policy.rows());
    }

    /** What a row must satisfy that was written; never any where it cannot be read. */
    public Predicate check(PolicySpec policy) {
        return read(policy, policy.checked());
    }

    private Predicate read(PolicySpec policy, Map<String, Object> filter) {
        try {
            CollectionModel collection = everything.collection(policy.collection());
            return FilterReader.read(everything, collection, marked(filter), ReadLimits.DEFAULT);
        } catch (ApiException _) {
            return Predicate.NEVER;
        }
    }

    private static @Nullable Object marked(@Nullable Object json) {
        return switch (json) {
            case Map<?, ?> object -> {
                Map<String, @Nullable Object> marked = new LinkedHashMap<>();
                object.forEach((name, value) -> marked.put((String) name, marked(value)));
                yield marked;
            }
            case List<?> list -> list.stream().map(PolicyConditions::marked).toList();
            case String text -> CallerValue.named(text).<Object>map(value -> value).orElse(text);
            case null, default -> json;
        };
    }
}
