package dev.weft.catalog;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relation that a collection declares towards another, or towards itself.
 *
 * @param apiName the GraphQL name on the declaring collection
 * @param inverseName the name on the target; null where the target shows nothing
 * @param inverseApiName the GraphQL name on the target
 * @param storage the foreign key column here or the join table
 * @param aliases former GraphQL names on the declaring collection that the API still serves, the oldest first
 * @param inverseAliases the same on the target
 * @param archivedAt since when it is hidden; null while it is not
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
        RelationStorage storage,
        List<String> aliases,
        List<String> inverseAliases,
        @Nullable OffsetDateTime archivedAt) {
    public RelationSpec {
        aliases = List.copyOf(aliases);
        inverseAliases = List.copyOf(inverseAliases);
    }

    public boolean isArchived() {
        return archivedAt != null;
    }

    /** The same relation under another name. */
    public RelationSpec renamed(
            String newName, String newApiName, RelationStorage newStorage, List<String> newAliases) {
        return new RelationSpec(
                id,
                newName,
                newApiName,
                inverseName,
                inverseApiName,
                kind,
                target,
                required,
                onDelete,
                newStorage,
                newAliases,
                inverseAliases,
                archivedAt);
    }

    /** The same relation under another name on the target, or without one. */
    public RelationSpec inverseRenamed(
            @Nullable String newInverseName, @Nullable String newInverseApiName, List<String> newInverseAliases) {
        return new RelationSpec(
                id,
                name,
                apiName,
                newInverseName,
                newInverseApiName,
                kind,
                target,
                required,
                onDelete,
                storage,
                aliases,
                newInverseAliases,
                archivedAt);
    }

    /** The same relation with another rule about rows without a target. */
    public RelationSpec ruled(boolean newRequired, OnDelete newOnDelete) {
        return new RelationSpec(
                id,
                name,
                apiName,
                inverseName,
                inverseApiName,
                kind,
                target,
                newRequired,
                newOnDelete,
                storage,
                aliases,
                inverseAliases,
                archivedAt);
    }

    /** The same relation, hidden since then, or shown again. */
    public RelationSpec archived(@Nullable OffsetDateTime newArchivedAt) {
        return new RelationSpec(
                id,
                name,
                apiName,
                inverseName,
                inverseApiName,
                kind,
                target,
                required,
                onDelete,
                storage,
                aliases,
                inverseAliases,
                newArchivedAt);
    }
}
