package dev.weft.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A relation that a collection declares towards another, or towards itself.
 *
 * @param apiName the GraphQL name on the declaring collection
 * @param inverseName the name on the target; null where the target shows nothing
 * @param inverseApiName the GraphQL name on the target
 * @param storage the foreign key column here or the join table
 */
public record RelationSpec(
        RelationId id,
        String name,
        String apiName,
        @Nullable String inverseName,
        @Nullable String inverseApiName,
        RelationKind kind,
        CollectionId target,
        boolean required,
        OnDelete onDelete,
        RelationStorage storage) {}
