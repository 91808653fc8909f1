package dev.weft.server.admin.catalog;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.OperationKind;
import dev.weft.catalog.PrimaryKeyKind;
import dev.weft.catalog.ProjectId;
import dev.weft.model.CollectionModel;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code Collection}. */
public record CollectionView(
        ProjectId project,
        UUID id,
        String name,
        String label,
        @Nullable String description,
        String typeName,
        String tableName,
        PrimaryKeyKind primaryKey,
        List<FieldView> fields,
        List<RelationView> relations,
        List<IndexView> indexes,
        List<OperationKind> operations,
        @Nullable OffsetDateTime archivedAt) {

    static CollectionView of(ProjectId project, CollectionModel model, Function<CollectionId, CollectionView> others) {
        CollectionSpec spec = model.spec();
        return new CollectionView(
                project,
                spec.id().value(),
                spec.name(),
                spec.label(),
                spec.description(),
                spec.typeName(),
                model.table(),
                spec.primaryKey(),
                FieldView.of(model),
                spec.relations().stream()
                        .map(relation -> RelationView.of(relation, others))
                        .toList(),
                spec.indexes().stream().map(index -> IndexView.of(index, spec)).toList(),
                spec.operations().stream().sorted().toList(),
                null);
    }
}
