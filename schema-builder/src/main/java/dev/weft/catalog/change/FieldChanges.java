package dev.weft.catalog.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.change.Lookup.Member;
import dev.weft.catalog.change.SchemaOperation.UpdateField;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;

/** Changes of a field that is there. */
final class FieldChanges {
    private FieldChanges() {}

    /** What people read of it: label, description, and why clients should no longer use it. */
    static ProjectCatalog present(ProjectCatalog catalog, UpdateField wish, List<String> path) {
        CollectionSpec collection = Lookup.collection(catalog, wish.collection(), Members.extend(path, "collection"));
        FieldSpec field = field(collection, wish.field(), Members.extend(path, "field"));
        FieldSpec presented = field.presented(
                Presentation.label(wish.label(), field.label()),
                Presentation.changed(wish.description(), field.description()),
                Presentation.changed(wish.deprecated(), field.deprecated()));
        return catalog.with(collection.withFields(collection.fields().stream()
                .map(other -> other.id().equals(field.id()) ? presented : other)
                .toList()));
    }

    static FieldSpec field(CollectionSpec collection, String name, List<String> path) {
        return switch (Lookup.member(collection, name, path)) {
            case Member.OfField(FieldSpec field) -> field;
            case Member.OfRelation _ ->
                throw new ApiException(ApiError.of(
                                ErrorCode.NOT_FOUND,
                                "'%s' of collection '%s' is a relation; 'updateRelation' changes it"
                                        .formatted(name, collection.name()))
                        .at(path));
        };
    }
}
