package dev.weft.server.admin.catalog;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.OnDelete;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.RelationSpec;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code Relation}.
 *
 * @param apiName the GraphQL name on the declaring collection
 * @param inverseApiName the GraphQL name on the target
 * @param aliases former names that the API still serves
 * @param targetCollection finds the target, which may be the declaring collection itself
 */
public record RelationView(
        UUID id,
        String name,
        String apiName,
        @Nullable String inverseName,
        @Nullable String inverseApiName,
        RelationKind kind,
        boolean required,
        OnDelete onDelete,
        List<String> aliases,
        @Nullable OffsetDateTime archivedAt,
        Supplier<CollectionView> targetCollection) {

    static RelationView of(RelationSpec relation, Function<CollectionId, CollectionView> collections) {
        return new RelationView(
                relation.id().value(),
                relation.name(),
                relation.apiName(),
                relation.inverseName(),
                relation.inverseApiName(),
                relation.kind(),
                relation.required(),
                relation.onDelete(),
                relation.aliases(),
                relation.archivedAt(),
                () -> collections.apply(relation.target()));
    }
}
