package dev.weft.catalog.document;

import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy of a document.
 *
 * @param rows plain JSON, with one form for each number, as are check and presets
 */
record PolicyDocument(
        String role,
        PolicyAction action,
        Map<String, Object> rows,
        @Nullable Map<String, Object> check,
        @Nullable List<String> fields,
        Map<String, Object> presets,
        boolean aggregate,
        boolean list) {
    static final Comparator<PolicyDocument> ORDER =
            Comparator.comparing(PolicyDocument::role).thenComparing(PolicyDocument::action);

    static PolicyDocument of(PolicySpec policy) {
        return new PolicyDocument(
                policy.role(),
                policy.action(),
                settled(policy.rows()),
                policy.check() == null ? null : settled(policy.check()),
                policy.fields(),
                settled(policy.presets()),
                policy.aggregate(),
                policy.list());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> settled(Map<String, Object> json) {
        Object settled = PlainJson.settled(json);
        return settled instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    boolean isAbout(PolicyDocument other) {
        return role.equals(other.role) && action == other.action;
    }

    Map<String, Object> json() {
        return new PlainJson()
                .put("role", role)
                .put("action", action.name())
                .put("rows", rows)
                .always("check", check)
                .always("fields", fields)
                .put("presets", presets)
                .always("aggregate", aggregate ? null : false)
                .always("list", list ? null : false)
                .map();
    }

    /** As {@code setPolicy} takes it. */
    Map<String, Object> operation(String collection) {
        Map<String, Object> members = new LinkedHashMap<>(json());
        members.put("collection", collection);
        return members;
    }
}
