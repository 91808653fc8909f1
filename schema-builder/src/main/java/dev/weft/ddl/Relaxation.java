package dev.weft.ddl;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.DefaultValue;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.OnDelete;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules that PostgreSQL holds of a catalog. They are the catalog's own but for what is archived: that keeps its rows
 * and columns, and gives up the rules by which it could refuse what happens to things in use.
 */
public final class Relaxation {
    private final ProjectCatalog catalog;

    private Relaxation(ProjectCatalog catalog) {
        this.catalog = catalog;
    }

    public static ProjectCatalog of(ProjectCatalog catalog) {
        Relaxation relaxation = new Relaxation(catalog);
        return catalog.withCollections(
                catalog.collections().stream().map(relaxation::relaxed).toList());
    }

    private CollectionSpec relaxed(CollectionSpec collection) {
        Set<String> hidden = catalog.hiddenColumns(collection);
        if (hidden.isEmpty() && !collection.isArchived()) {
            return collection;
        }
        return collection
                .withFields(collection.fields().stream()
                        .map(field -> relaxed(collection, field))
                        .toList())
                .withRelations(collection.relations().stream()
                        .map(relation -> relaxed(collection, relation))
                        .toList())
                .withIndexes(collection.indexes().stream()
                        .filter(index -> holds(collection, index, hidden))
                        .toList());
    }

    private static FieldSpec relaxed(CollectionSpec collection, FieldSpec field) {
        boolean deletedWithUser = field.type() == FieldType.USER && collection.isArchived();
        if (!field.isArchived() && !deletedWithUser) {
            return field;
        }
        return field.defined(
                field.type(),
                field.required() && field.type() != FieldType.USER && isFilled(field),
                field.unique() && !isFilledAlike(field),
                field.indexed(),
                field.defaultValue(),
                field.options(),
                field.config());
    }

    /** A row that is written without knowing of the field gets a value all the same. */
    private static boolean isFilled(FieldSpec field) {
        return switch (field.defaultValue()) {
            case null -> false;
            case DefaultValue.Constant _ -> true;
            case DefaultValue.Generated(DefaultValue.Function function) ->
                switch (function) {
                    case NOW, UUID -> true;
                    case CURRENT_USER -> false;
                };
        };
    }

    /** Several such rows would get the same. */
    private static boolean isFilledAlike(FieldSpec field) {
        return isFilled(field) && !new DefaultValue.Generated(DefaultValue.Function.UUID).equals(field.defaultValue());
    }

    private RelationSpec relaxed(CollectionSpec collection, RelationSpec relation) {
        if (relation.isArchived()) {
            return relation.ruled(false, OnDelete.SET_NULL);
        }
        boolean targetArchived = catalog.isHidden(relation);
        if (collection.isArchived() && !targetArchived && relation.onDelete() == OnDelete.RESTRICT) {
            return relation.ruled(false, OnDelete.SET_NULL);
        }
        return targetArchived ? relation.ruled(false, relation.onDelete()) : relation;
    }

    /** Unique values of several columns cannot be asked of rows of which only some are seen. */
    private static boolean holds(CollectionSpec collection, IndexSpec index, Set<String> hidden) {
        Set<String> seen = new HashSet<>(index.columns());
        seen.removeAll(hidden);
        boolean allSeen = seen.size() == index.columns().size();
        return !index.unique() || allSeen || (seen.isEmpty() && staysEmpty(collection, index.columns()));
    }

    /** Whether new rows have null in one of the columns, so that they are never alike. */
    private static boolean staysEmpty(CollectionSpec collection, List<String> columns) {
        return columns.stream()
                .anyMatch(column -> collection.fields().stream()
                        .filter(field -> field.column().equals(column))
                        .noneMatch(Relaxation::isFilled));
    }
}
