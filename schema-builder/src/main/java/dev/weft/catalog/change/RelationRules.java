package dev.weft.catalog.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.OnDelete;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationId;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage;
import dev.weft.catalog.change.SchemaOperation.CreateRelation;
import dev.weft.catalog.change.SchemaOperation.UpdateRelation;
import dev.weft.ddl.ConstraintNames;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.Names;
import java.util.List;

/** From a wish to a relation: checks it and decides where it is kept. */
final class RelationRules {
    private static final int MAX_NAME = 60;

    private RelationRules() {}

    static RelationSpec relation(
            CreateRelation wish, CollectionSpec collection, CollectionSpec target, List<String> path) {
        NameRules.checkRelation(wish.name(), Members.extend(path, "name"));
        checkLength(wish.name(), Members.extend(path, "name"));
        if (wish.inverseName() != null) {
            NameRules.checkRelation(wish.inverseName(), Members.extend(path, "inverseName"));
        }
        checkRequired(wish.kind(), wish.required(), wish.onDelete(), path);
        return new RelationSpec(
                RelationId.random(),
                wish.name(),
                Names.camelCase(wish.name()),
                wish.inverseName(),
                wish.inverseName() == null ? null : Names.camelCase(wish.inverseName()),
                wish.kind(),
                target.id(),
                wish.required(),
                wish.onDelete(),
                storage(wish.kind(), wish.name(), collection, target),
                List.of(),
                List.of(),
                null);
    }

    /** The column of the foreign key adds {@code _id}. */
    static void checkLength(String name, List<String> path) {
        if (name.length() > MAX_NAME) {
            throw new ApiException(ApiError.of(
                            ErrorCode.INVALID_NAME,
                            "A relation's name has at most 60 characters; '%s' has %d".formatted(name, name.length()))
                    .at(path));
        }
    }

    /** The relation with what the wish says about rows without a target. */
    static ProjectCatalog updated(ProjectCatalog catalog, UpdateRelation wish, List<String> path) {
        CollectionSpec collection = Lookup.collection(catalog, wish.collection(), Members.extend(path, "collection"));
        RelationSpec relation = Lookup.relation(collection, wish.relation(), Members.extend(path, "relation"));
        RelationSpec ruled = relation.ruled(
                wish.required() == null ? relation.required() : wish.required(),
                wish.onDelete() == null ? relation.onDelete() : wish.onDelete());
        if (ruled.equals(relation)) {
            return catalog;
        }
        checkRequired(ruled.kind(), ruled.required(), ruled.onDelete(), path);
        return catalog.with(collection.withRelations(collection.relations().stream()
                .map(other -> other.id().equals(ruled.id()) ? ruled : other)
                .toList()));
    }

    private static void checkRequired(RelationKind kind, boolean required, OnDelete onDelete, List<String> path) {
        if (required && kind == RelationKind.MANY_TO_MANY) {
            throw refuse(ErrorCode.INVALID_FIELD, "A many-to-many relation cannot be required", path, "required");
        }
        if (required && onDelete == OnDelete.SET_NULL) {
            throw refuse(
                    ErrorCode.INVALID_FIELD,
                    "A required relation cannot become null when its target is deleted; choose RESTRICT or CASCADE",
                    path,
                    "onDelete");
        }
    }

    /** Where a relation of that name is kept. */
    static RelationStorage storage(RelationKind kind, String name, CollectionSpec collection, CollectionSpec target) {
        return switch (kind) {
            case MANY_TO_ONE, ONE_TO_ONE -> new RelationStorage.ForeignKeyColumn(name + "_id");
            case MANY_TO_MANY -> joinTable(name, collection, target);
        };
    }

    private static RelationStorage joinTable(String relation, CollectionSpec collection, CollectionSpec target) {
        String source = ConstraintNames.reference(Singular.of(collection.name()));
        String other = ConstraintNames.reference(Singular.of(target.name()));
        if (other.equals(source)) {
            other = ConstraintNames.reference(Singular.of(relation));
        }
        return new RelationStorage.JoinTable(
                ConstraintNames.joinTable(collection.name(), relation),
                source,
                other.equals(source) ? "target_id" : other);
    }

    private static ApiException refuse(ErrorCode code, String message, List<String> path, String member) {
        return new ApiException(ApiError.of(code, message).at(Members.extend(path, member)));
    }
}
