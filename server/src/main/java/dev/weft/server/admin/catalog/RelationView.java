package dev.weft.server.admin.catalog;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.OnDelete;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.RelationSpec;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code Relation}.
 *
 * @param targetCollection finds the target, which may be the declaring collection itself
 */
public record RelationView(
        UUID id,
        String name,
        @Nullable String inverseName,
        RelationKind kind,
        boolean required,
        OnDelete onDelete,
        Supplier<CollectionView> targetCollection) {

    static RelationView of(RelationSpec relation, Function<CollectionId, CollectionView> collections) {
        return new RelationView(
                relation.id().value(),
                relation.name(),
                relation.inverseName(),
                relation.kind(),
                relation.required(),
                relation.onDelete(),
                () -> collections.apply(relation.target()));
    }
}
