package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.ddl.ConstraintNames;
import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.CollectionRights.Reach;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.sql.Violation;
import java.util.List;
import java.util.Optional;

/** The rows that keep another from being deleted, in the API's words. */
record Referrers(ProjectModel model, CollectionModel deleted) {

    Optional<ApiError> error(Violation violation) {
        String constraint = violation.constraint();
        return constraint == null
                ? Optional.empty()
                : model.collections().stream()
                        .filter(collection -> collection.table().equals(violation.table())
                                && collection.rights().may(PolicyAction.READ))
                        .findFirst()
                        .flatMap(referrer -> error(referrer, constraint));
    }

    private Optional<ApiError> error(CollectionModel referrer, String constraint) {
        return relation(referrer, constraint)
                .filter(relation -> referrer.rights().reads(relation.key()) != Reach.NOWHERE)
                .map(relation -> error(referrer, relation).onConstraint(constraint));
    }

    private Optional<RelationEnd.ToOne> relation(CollectionModel referrer, String constraint) {
        return ConstraintNames.columnsOf(referrer, constraint)
                .map(columns -> RowKeyReader.toOne(referrer, columns.getFirst()));
    }

    private ApiError error(CollectionModel referrer, RelationEnd.ToOne relation) {
        return ApiError.of(
                        ErrorCode.FOREIGN_KEY_VIOLATION,
                        "There are still " + referrer.spec().listName() + " whose '" + relation.apiName() + "' is this "
                                + deleted.typeName() + ": change or delete those first")
                .onFields(inverse(referrer, relation));
    }

    /** The field of the deleted row that shows those rows, where there is one. */
    private List<String> inverse(CollectionModel referrer, RelationEnd.ToOne relation) {
        return deleted.relations().stream()
                .filter(end -> end.target().equals(referrer.id()) && key(end).equals(Optional.of(relation.key())))
                .filter(end -> model.reads(deleted, end))
                .map(RelationEnd::apiName)
                .toList();
    }

    private static Optional<Object> key(RelationEnd end) {
        return switch (end) {
            case RelationEnd.InverseOne one -> Optional.of(one.key());
            case RelationEnd.ToMany many -> Optional.of(many.key());
            case RelationEnd.ToOne _, RelationEnd.ManyToMany _ -> Optional.empty();
        };
    }
}
