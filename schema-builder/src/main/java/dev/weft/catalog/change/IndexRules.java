package dev.weft.catalog.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import dev.weft.catalog.change.SchemaOperation.AddIndex;
import dev.weft.catalog.change.SchemaOperation.DropIndex;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From a wish to an index. */
final class IndexRules {
    private static final int MAX_COLUMNS = 16;
    private static final Set<String> SYSTEM =
            Set.of(CollectionModel.CREATED_AT, CollectionModel.UPDATED_AT, CollectionModel.CREATED_BY);

    private IndexRules() {}

    static IndexSpec index(AddIndex wish, CollectionSpec collection, List<String> path) {
        if (wish.fields().isEmpty() || wish.fields().size() > MAX_COLUMNS) {
            throw refuse(ErrorCode.INVALID_FIELD, "An index has between 1 and 16 fields", path);
        }
        if (new HashSet<>(wish.fields()).size() < wish.fields().size()) {
            throw refuse(ErrorCode.INVALID_FIELD, "An index names each field once", path);
        }
        List<String> columns = wish.fields().stream()
                .map(field -> column(collection, field, path))
                .toList();
        checkTypes(wish, collection, path);
        return DerivedNames.index(collection.name(), columns, wish.unique());
    }

    static ProjectCatalog dropped(ProjectCatalog catalog, DropIndex wish, List<String> path) {
        CollectionSpec collection = Lookup.collection(catalog, wish.collection(), Members.extend(path, "collection"));
        List<IndexSpec> left = collection.indexes().stream()
                .filter(index -> !index.name().equals(wish.name()))
                .toList();
        if (left.size() == collection.indexes().size()) {
            String known =
                    left.isEmpty() ? "none" : left.stream().map(IndexSpec::name).collect(Collectors.joining(", "));
            throw new ApiException(ApiError.of(
                            ErrorCode.NOT_FOUND,
                            "Collection '%s' has no index %s; it has %s"
                                    .formatted(collection.name(), NameRules.quoted(wish.name()), known))
                    .at(Members.extend(path, "name"))
                    .withHint("The index of a single field is switched off by updateField"));
        }
        return catalog.with(collection.withIndexes(left));
    }

    private static String column(CollectionSpec collection, String name, List<String> path) {
        if (SYSTEM.contains(name)) {
            return name;
        }
        return field(collection, name)
                .map(FieldSpec::column)
                .or(() -> foreignKey(collection, name))
                .orElseThrow(() -> refuse(
                        ErrorCode.NOT_FOUND,
                        "Collection '%s' has no field or to-one relation %s"
                                .formatted(collection.name(), NameRules.quoted(name)),
                        path));
    }

    private static Optional<String> foreignKey(CollectionSpec collection, String name) {
        return collection.relations().stream()
                .filter(relation -> relation.name().equals(name) && !relation.isArchived())
                .flatMap(relation -> relation.storage() instanceof ForeignKeyColumn(String column)
                        ? Optional.of(column).stream()
                        : Optional.<String>empty().stream())
                .findFirst();
    }

    private static void checkTypes(AddIndex wish, CollectionSpec collection, List<String> path) {
        for (String name : wish.fields()) {
            FieldType type = field(collection, name).map(FieldSpec::type).orElse(FieldType.UUID);
            boolean inverted = type == FieldType.JSON || type.isList();
            if (type == FieldType.LONG_TEXT) {
                throw refuse(
                        ErrorCode.INVALID_FIELD,
                        "The long text '%s' has no index of its values; ask for 'search' or 'similar' in its config"
                                .formatted(name),
                        path);
            }
            if (inverted && (wish.unique() || wish.fields().size() > 1)) {
                throw refuse(
                        ErrorCode.INVALID_FIELD,
                        "Field '%s' of type %s can only have an index of its own, and not a unique one"
                                .formatted(name, type),
                        path);
            }
        }
    }

    private static Optional<FieldSpec> field(CollectionSpec collection, String name) {
        return collection.fields().stream()
                .filter(field -> field.name().equals(name) && !field.isArchived())
                .findFirst();
    }

    private static ApiException refuse(ErrorCode code, String message, List<String> path) {
        return new ApiException(ApiError.of(code, message).at(path));
    }
}
