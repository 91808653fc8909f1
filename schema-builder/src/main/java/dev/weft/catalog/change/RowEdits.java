package dev.weft.catalog.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldId;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.change.SchemaOperation.ChangeFieldType;
import dev.weft.catalog.change.SchemaOperation.ConversionFailure;
import dev.weft.catalog.change.SchemaOperation.UpdateField;
import dev.weft.ddl.ExistingRows;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes fields that are there, and keeps in mind what that means for the values in their rows. */
final class RowEdits {
    private final Map<FieldId, Object> backfills = new HashMap<>();
    private final Map<FieldId, Map<String, String>> renamedOptions = new HashMap<>();
    private final Set<FieldId> nullable = new HashSet<>();
    private final Set<FieldId> retyped = new HashSet<>();

    ExistingRows rows() {
        return new ExistingRows(backfills, nullable, renamedOptions);
    }

    void backfill(FieldSpec field, @Nullable Object value) {
        if (value != null) {
            backfills.put(field.id(), value);
        }
    }

    ProjectCatalog update(ProjectCatalog catalog, UpdateField wish, List<String> path) {
        CollectionSpec collection = Lookup.collection(catalog, wish.collection(), Members.extend(path, "collection"));
        FieldSpec field = FieldChanges.field(collection, wish.field(), Members.extend(path, "field"));
        FieldUpdates.Updated updated = FieldUpdates.update(field, wish, path);
        backfill(field, updated.backfill());
        renamedOptions.merge(field.id(), updated.renamedOptions(), RowEdits::oneAfterTheOther);
        return replaced(catalog, collection, updated.field());
    }

    ProjectCatalog retype(ProjectCatalog catalog, ChangeFieldType wish, List<String> path) {
        CollectionSpec collection = Lookup.collection(catalog, wish.collection(), Members.extend(path, "collection"));
        FieldSpec field = FieldChanges.field(collection, wish.field(), Members.extend(path, "field"));
        if (!retyped.add(field.id())) {
            throw new ApiException(ApiError.of(
                            ErrorCode.INVALID_FIELD,
                            "Field '%s' can change its type once in a change".formatted(field.name()))
                    .at(path)
                    .onFields(List.of(field.name())));
        }
        if (wish.onFailure() == ConversionFailure.SET_NULL) {
            nullable.add(field.id());
        }
        return replaced(catalog, collection, TypeChanges.retyped(collection, field, wish, path));
    }

    private static ProjectCatalog replaced(ProjectCatalog catalog, CollectionSpec collection, FieldSpec field) {
        return catalog.with(collection.withFields(collection.fields().stream()
                .map(other -> other.id().equals(field.id()) ? field : other)
                .toList()));
    }

    private static Map<String, String> oneAfterTheOther(Map<String, String> first, Map<String, String> second) {
        Map<String, String> both = new HashMap<>();
        first.forEach((was, is) -> both.put(was, second.getOrDefault(is, is)));
        second.forEach((was, is) -> {
            if (!first.containsValue(was)) {
                both.putIfAbsent(was, is);
            }
        });
        return both;
    }
}
