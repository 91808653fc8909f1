package dev.weft.server.admin.catalog;

import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code Policy}.
 *
 * @param presets null without any
 */
public record PolicyView(
        String role,
        PolicyAction action,
        Map<String, Object> rows,
        @Nullable Map<String, Object> check,
        @Nullable List<String> fields,
        @Nullable Map<String, Object> presets,
        boolean aggregate,
        boolean list) {
    static PolicyView of(PolicySpec policy) {
        return new PolicyView(
                policy.role(),
                policy.action(),
                policy.rows(),
                policy.check(),
                policy.fields(),
                policy.presets().isEmpty() ? null : policy.presets(),
                policy.aggregate(),
                policy.list());
    }
}
