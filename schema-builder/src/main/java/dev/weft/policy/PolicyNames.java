package dev.weft.policy;

import dev.weft.access.Role;
import dev.weft.catalog.CollectionId;
import dev.weft.catalog.FieldId;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.model.ProjectModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets policies follow when what they speak of gets other names. */
public final class PolicyNames {
    private PolicyNames() {}

    /**
     * The next catalog, with policies that speak of the same things as before.
     *
     * @param renamedOptions of select fields: former names and new ones, those of the catalog and those of the API
     */
    public static ProjectCatalog follow(
            ProjectCatalog before, ProjectCatalog after, Map<FieldId, Map<String, String>> renamedOptions) {
        if (after.policies().isEmpty()) {
            return after;
        }
        Renames renames = Renames.between(before, after, renamedOptions);
        if (renames.isEmpty()) {
            return after;
        }
        ConditionNames conditions = new ConditionNames(ProjectModel.of(before.revealed(), Role.OWNER), renames);
        return after.withPolicies(after.policies().stream()
                .map(policy -> renamed(policy, conditions, renames))
                .toList());
    }

    private static PolicySpec renamed(PolicySpec policy, ConditionNames conditions, Renames renames) {
        CollectionId collection = policy.collection();
        return new PolicySpec(
                collection,
                policy.role(),
                policy.action(),
                conditions.of(collection, policy.rows()),
                policy.check() == null ? null : conditions.of(collection, policy.check()),
                policy.fields() == null
                        ? null
                        : policy.fields().stream()
                                .map(name -> renames.catalogName(collection, name))
                                .toList(),
                presets(policy, conditions, renames),
                policy.aggregate(),
                policy.list());
    }

    private static Map<String, Object> presets(PolicySpec policy, ConditionNames conditions, Renames renames) {
        Map<String, @Nullable Object> presets = new LinkedHashMap<>();
        policy.presets()
                .forEach((name, value) -> presets.put(
                        renames.catalogName(policy.collection(), name),
                        conditions.preset(policy.collection(), name, value)));
        return presets;
    }

    static @Nullable Object replaced(Map<String, String> names, @Nullable Object json) {
        return switch (json) {
            case String name -> names.getOrDefault(name, name);
            case List<?> many -> many.stream().map(one -> replaced(names, one)).toList();
            case null, default -> json;
        };
    }
}
