package dev.weft.catalog.store;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import dev.weft.catalog.RelationStorage.JoinTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** What the catalog's tables hold of a thing beside its id, its position and whom it belongs to. */
final class RowValues {
    private RowValues() {}

    static Map<Field<?>, @Nullable Object> of(CollectionSpec collection) {
        Map<Field<?>, @Nullable Object> values = new HashMap<>();
        values.put(CatalogTables.NUMBER, collection.number());
        values.put(CatalogTables.NAME, collection.name());
        values.put(CatalogTables.TYPE_NAME, collection.typeName());
        values.put(CatalogTables.LIST_NAME, collection.listName());
        values.put(CatalogTables.ITEM_NAME, collection.itemName());
        values.put(CatalogTables.LABEL, collection.label());
        values.put(CatalogTables.DESCRIPTION, collection.description());
        values.put(CatalogTables.PRIMARY_KEY, collection.primaryKey().name());
        values.put(
                CatalogTables.OPERATIONS,
                collection.operations().stream().map(Enum::name).sorted().toArray(String[]::new));
        values.put(CatalogTables.CHANGE_LOG, collection.changeLog());
        values.put(CatalogTables.FORMER_NAMES, CatalogJson.formerNames(collection.aliases()));
        values.put(CatalogTables.PLAIN_TREE, collection.plainTree());
        values.put(CatalogTables.ARCHIVED_AT, collection.archivedAt());
        return values;
    }

    static Map<Field<?>, @Nullable Object> of(FieldSpec field) {
        Map<Field<?>, @Nullable Object> values = new HashMap<>();
        values.put(CatalogTables.NAME, field.name());
        values.put(CatalogTables.API_NAME, field.apiName());
        values.put(CatalogTables.COLUMN_NAME, field.column());
        values.put(CatalogTables.LABEL, field.label());
        values.put(CatalogTables.DESCRIPTION, field.description());
        values.put(CatalogTables.TYPE, field.type().name());
        values.put(CatalogTables.REQUIRED, field.required());
        values.put(CatalogTables.IS_UNIQUE, field.unique());
        values.put(CatalogTables.INDEXED, field.indexed());
        values.put(CatalogTables.DEFAULT_VALUE, CatalogJson.of(field.defaultValue()));
        values.put(CatalogTables.OPTIONS, CatalogJson.of(field.options()));
        values.put(CatalogTables.CONFIG, CatalogJson.of(field.config()));
        values.put(CatalogTables.DEPRECATED, field.deprecated());
        values.put(CatalogTables.ALIASES, texts(field.aliases()));
        values.put(CatalogTables.ARCHIVED_AT, field.archivedAt());
        return values;
    }

    static Map<Field<?>, @Nullable Object> of(RelationSpec relation) {
        Map<Field<?>, @Nullable Object> values = new HashMap<>();
        values.put(CatalogTables.TARGET_ID, relation.target().value());
        values.put(CatalogTables.NAME, relation.name());
        values.put(CatalogTables.API_NAME, relation.apiName());
        values.put(CatalogTables.INVERSE_NAME, relation.inverseName());
        values.put(CatalogTables.INVERSE_API_NAME, relation.inverseApiName());
        values.put(CatalogTables.KIND, relation.kind().name());
        values.put(CatalogTables.REQUIRED, relation.required());
        values.put(CatalogTables.ON_DELETE, relation.onDelete().name());
        values.put(CatalogTables.ALIASES, texts(relation.aliases()));
        values.put(CatalogTables.INVERSE_ALIASES, texts(relation.inverseAliases()));
        values.put(CatalogTables.ARCHIVED_AT, relation.archivedAt());
        switch (relation.storage()) {
            case ForeignKeyColumn(String column) -> values.put(CatalogTables.COLUMN_NAME, column);
            case JoinTable(String table, String source, String target) -> {
                values.put(CatalogTables.JOIN_TABLE, table);
                values.put(CatalogTables.SOURCE_COLUMN, source);
                values.put(CatalogTables.TARGET_COLUMN, target);
            }
        }
        return values;
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
