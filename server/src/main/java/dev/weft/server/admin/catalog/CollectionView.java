package dev.weft.server.admin.catalog;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionNames;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.OperationKind;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.PrimaryKeyKind;
import dev.weft.catalog.ProjectId;
import dev.weft.model.CollectionModel;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code Collection}.
 *
 * @param listName root field of the list
 * @param itemName root field of one row and member of payloads
 * @param aliases former names of its list that the API still serves
 */
public record CollectionView(
        ProjectId project,
        UUID id,
        String name,
        String label,
        @Nullable String description,
        String typeName,
        String listName,
        String itemName,
        String tableName,
        PrimaryKeyKind primaryKey,
        List<FieldView> fields,
        List<RelationView> relations,
        List<IndexView> indexes,
        List<PolicyView> policies,
        List<OperationKind> operations,
        boolean changeLog,
        List<String> aliases,
        @Nullable OffsetDateTime archivedAt) {

    /**
     * @param model of everything, archived or not
     * @param enforced the indexes that PostgreSQL keeps
     * @param policies of the collection
     */
    static CollectionView of(
            CollectionSpec spec,
            CollectionModel model,
            List<IndexSpec> enforced,
            List<PolicySpec> policies,
            ProjectId project,
            Function<CollectionId, CollectionView> others) {
        return new CollectionView(
                project,
                spec.id().value(),
                spec.name(),
                spec.label(),
                spec.description(),
                spec.typeName(),
                spec.listName(),
                spec.itemName(),
                model.table(),
                spec.primaryKey(),
                FieldView.of(spec, model),
                spec.relations().stream()
                        .map(relation -> RelationView.of(relation, others))
                        .toList(),
                spec.indexes().stream()
                        .map(index -> IndexView.of(index, spec, enforced.contains(index)))
                        .toList(),
                policies.stream().map(PolicyView::of).toList(),
                spec.operations().stream().sorted().toList(),
                spec.changeLog(),
                spec.aliases().stream().map(CollectionNames::listName).toList(),
                spec.archivedAt());
    }
}
