package dev.weft.server.admin.catalog;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import java.util.List;

/**
 * {@code Index}.
 *
 * @param fields names of the fields and relations that it covers, in order
 * @param valid false while PostgreSQL cannot have it, since some of its fields are archived
 */
public record IndexView(String name, List<String> fields, boolean unique, boolean valid) {
    static IndexView of(IndexSpec index, CollectionSpec collection, boolean valid) {
        List<String> fields = index.columns().stream()
                .map(column -> fieldOf(column, collection))
                .toList();
        return new IndexView(index.name(), fields, index.unique(), valid);
    }

    private static String fieldOf(String column, CollectionSpec collection) {
        for (FieldSpec field : collection.fields()) {
            if (field.column().equals(column)) {
                return field.name();
            }
        }
        for (RelationSpec relation : collection.relations()) {
            if (relation.storage().equals(new ForeignKeyColumn(column))) {
                return relation.name();
            }
        }
        return column;
    }
}
