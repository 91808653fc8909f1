package dev.weft.resolvers.oracle;

import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A policy, with values in their own Java types and {@link Variable}s.
 *
 * @param sort name of the sort that it is about
 * @param fields catalog names; null for all
 */
record Policy(
        String sort,
        String role,
        PolicyAction action,
        Map<String, Object> rows,
        @Nullable Map<String, Object> check,
        @Nullable List<String> fields,
        Map<String, Object> presets,
        boolean counts,
        boolean lists) {
    boolean covers(String catalogName) {
        return fields == null || fields.contains(catalogName);
    }

    boolean allows(Use use) {
        return switch (use) {
            case ONE -> true;
            case LIST -> lists;
            case FIGURE -> counts;
        };
    }

    /** As the product gets it. */
    PolicySpec spec(ProjectCatalog catalog) {
        return new PolicySpec(
                catalog.collection(sort).orElseThrow().id(),
                role,
                action,
                json(rows),
                check == null ? null : json(check),
                fields,
                stored(presets),
                counts,
                lists);
    }

    private static Map<String, Object> stored(Map<String, Object> presets) {
        Map<String, Object> stored = new LinkedHashMap<>();
        presets.forEach((name, value) -> stored.put(name, PolicyMaker.told(value)));
        return stored;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(Map<String, Object> filter) {
        return (Map<String, Object>) Objects.requireNonNull(Wire.of(filter));
    }
}
