package dev.weft.resolvers.write;

import dev.weft.catalog.PolicySpec;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Predicate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One policy as writing statements need it.
 *
 * @param rows which rows it is about
 * @param check what a written row must satisfy afterwards
 * @param presets what the server sets: values, and variables of who calls
 */
record PolicyTerms(PolicySpec policy, Predicate rows, Predicate check, Map<Column, @Nullable Object> presets) {
    /** What it sets in the column. */
    @Nullable
    Object preset(Column column) {
        return presets.entrySet().stream()
                .filter(preset -> preset.getKey().name().equals(column.name()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    /** Whether clients may touch what has this name. A value that the policy sets itself is none of theirs. */
    boolean lets(String name) {
        return policy.covers(name) && !policy.presets().containsKey(name);
    }
}
