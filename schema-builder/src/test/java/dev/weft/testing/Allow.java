package dev.weft.testing;

import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A policy as tests write it: {@code Allow.read("articles").to("reader").fields("title")}. */
public record Allow(
        String collection,
        PolicyAction action,
        String role,
        Map<String, Object> rows,
        @Nullable Map<String, Object> check,
        @Nullable List<String> fields,
        Map<String, Object> presets,
        boolean aggregate,
        boolean list) {
    private static Allow of(String collection, PolicyAction action) {
        return new Allow(collection, action, "reader", Map.of(), null, null, Map.of(), true, true);
    }

    public static Allow read(String collection) {
        return of(collection, PolicyAction.READ);
    }

    public static Allow create(String collection) {
        return of(collection, PolicyAction.CREATE);
    }

    public static Allow update(String collection) {
        return of(collection, PolicyAction.UPDATE);
    }

    public static Allow delete(String collection) {
        return of(collection, PolicyAction.DELETE);
    }

    /** Who may; a role called reader otherwise. */
    public Allow to(String other) {
        return new Allow(collection, action, other, rows, check, fields, presets, aggregate, list);
    }

    public Allow rows(Map<String, Object> some) {
        return new Allow(collection, action, role, some, check, fields, presets, aggregate, list);
    }

    public Allow check(Map<String, Object> condition) {
        return new Allow(collection, action, role, rows, condition, fields, presets, aggregate, list);
    }

    /** By catalog names. */
    public Allow fields(String... names) {
        return new Allow(collection, action, role, rows, check, List.of(names), presets, aggregate, list);
    }

    public Allow presets(Map<String, Object> values) {
        return new Allow(collection, action, role, rows, check, fields, values, aggregate, list);
    }

    public Allow withoutTotals() {
        return new Allow(collection, action, role, rows, check, fields, presets, false, list);
    }

    public Allow withoutLists() {
        return new Allow(collection, action, role, rows, check, fields, presets, aggregate, false);
    }

    private PolicySpec in(ProjectCatalog catalog) {
        return new PolicySpec(
                catalog.collection(collection).orElseThrow().id(),
                role,
                action,
                rows,
                check,
                fields,
                presets,
                aggregate,
                list);
    }

    /** The catalog with these policies in the place of its own. */
    public static ProjectCatalog in(ProjectCatalog catalog, Allow... policies) {
        List<PolicySpec> all = new ArrayList<>();
        for (Allow policy : policies) {
            all.add(policy.in(catalog));
        }
        return catalog.withPolicies(all);
    }
}
