package dev.weft.catalog.store;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import dev.weft.catalog.RelationStorage.JoinTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Writes the differences of two catalogs into the catalog's tables. */
final class CatalogWriter {
    private final DSLContext sql;
    private final ProjectId project;

    CatalogWriter(DSLContext sql, ProjectId project) {
        this.sql = sql;
        this.project = project;
    }

    /** The collection's own row; before all parts, so that relations can refer to it. */
    void saveCollection(Optional<CollectionSpec> before, CollectionSpec after) {
        if (before.isEmpty()) {
            insertCollection(after);
        } else if (!before.get().equals(after)) {
            updateCollection(after);
        }
    }

    void saveParts(Optional<CollectionSpec> before, CollectionSpec after) {
        List<FieldSpec> fields = before.map(CollectionSpec::fields).orElse(List.of());
        List<RelationSpec> relations = before.map(CollectionSpec::relations).orElse(List.of());
        List<IndexSpec> indexes = before.map(CollectionSpec::indexes).orElse(List.of());
        UUID collection = after.id().value();
        for (int i = 0; i < after.fields().size(); i++) {
            FieldSpec field = after.fields().get(i);
            if (fields.stream().noneMatch(old -> old.id().equals(field.id()))) {
                insertField(collection, i, field);
            }
        }
        for (int i = 0; i < after.relations().size(); i++) {
            RelationSpec relation = after.relations().get(i);
            if (relations.stream().noneMatch(old -> old.id().equals(relation.id()))) {
                insertRelation(collection, i, relation);
            }
        }
        for (int i = 0; i < after.indexes().size(); i++) {
            IndexSpec index = after.indexes().get(i);
            if (!indexes.contains(index)) {
                insertIndex(collection, i, index);
            }
        }
    }

    private void insertCollection(CollectionSpec collection) {
        sql.insertInto(CatalogTables.COLLECTION)
                .set(CatalogTables.ID, collection.id().value())
                .set(CatalogTables.PROJECT_ID, project.value())
                .set(CatalogTables.NUMBER, collection.number())
                .set(CatalogTables.NAME, collection.name())
                .set(CatalogTables.TYPE_NAME, collection.typeName())
                .set(CatalogTables.LIST_NAME, collection.listName())
                .set(CatalogTables.ITEM_NAME, collection.itemName())
                .set(CatalogTables.PRIMARY_KEY, collection.primaryKey().name())
                .set(presentation(collection))
                .execute();
    }

    private void updateCollection(CollectionSpec collection) {
        sql.update(CatalogTables.COLLECTION)
                .set(presentation(collection))
                .where(CatalogTables.ID.eq(collection.id().value()))
                .execute();
    }

    private static Map<Field<?>, @Nullable Object> presentation(CollectionSpec collection) {
        Map<Field<?>, @Nullable Object> values = new HashMap<>();
        values.put(CatalogTables.LABEL, collection.label());
        values.put(CatalogTables.DESCRIPTION, collection.description());
        values.put(
                CatalogTables.OPERATIONS,
                collection.operations().stream().map(Enum::name).sorted().toArray(String[]::new));
        return values;
    }

    private void insertField(UUID collection, int position, FieldSpec field) {
        sql.insertInto(CatalogTables.FIELD)
                .set(CatalogTables.ID, field.id().value())
                .set(CatalogTables.COLLECTION_ID, collection)
                .set(CatalogTables.POSITION, position)
                .set(CatalogTables.NAME, field.name())
                .set(CatalogTables.API_NAME, field.apiName())
                .set(CatalogTables.COLUMN_NAME, field.column())
                .set(CatalogTables.LABEL, field.label())
                .set(CatalogTables.DESCRIPTION, field.description())
                .set(CatalogTables.TYPE, field.type().name())
                .set(CatalogTables.REQUIRED, field.required())
                .set(CatalogTables.IS_UNIQUE, field.unique())
                .set(CatalogTables.INDEXED, field.indexed())
                .set(CatalogTables.DEFAULT_VALUE, FieldJson.of(field.defaultValue()))
                .set(CatalogTables.OPTIONS, FieldJson.of(field.options()))
                .set(CatalogTables.CONFIG, FieldJson.of(field.config()))
                .set(CatalogTables.DEPRECATED, field.deprecated())
                .execute();
    }

    private void insertRelation(UUID collection, int position, RelationSpec relation) {
        sql.insertInto(CatalogTables.RELATION)
                .set(CatalogTables.ID, relation.id().value())
                .set(CatalogTables.COLLECTION_ID, collection)
                .set(CatalogTables.TARGET_ID, relation.target().value())
                .set(CatalogTables.POSITION, position)
                .set(CatalogTables.NAME, relation.name())
                .set(CatalogTables.API_NAME, relation.apiName())
                .set(CatalogTables.INVERSE_NAME, relation.inverseName())
                .set(CatalogTables.INVERSE_API_NAME, relation.inverseApiName())
                .set(CatalogTables.KIND, relation.kind().name())
                .set(CatalogTables.REQUIRED, relation.required())
                .set(CatalogTables.ON_DELETE, relation.onDelete().name())
                .set(storage(relation))
                .execute();
    }

    private static Map<Field<?>, Object> storage(RelationSpec relation) {
        return switch (relation.storage()) {
            case ForeignKeyColumn(String column) -> Map.of(CatalogTables.COLUMN_NAME, column);
            case JoinTable(String table, String source, String target) ->
                Map.of(
                        CatalogTables.JOIN_TABLE,
                        table,
                        CatalogTables.SOURCE_COLUMN,
                        source,
                        CatalogTables.TARGET_COLUMN,
                        target);
        };
    }

    private void insertIndex(UUID collection, int position, IndexSpec index) {
        sql.insertInto(CatalogTables.INDEX)
                .set(CatalogTables.COLLECTION_ID, collection)
                .set(CatalogTables.NAME, index.name())
                .set(CatalogTables.POSITION, position)
                .set(CatalogTables.COLUMN_NAMES, index.columns().toArray(String[]::new))
                .set(CatalogTables.IS_UNIQUE, index.unique())
                .execute();
    }
}
