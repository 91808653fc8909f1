package dev.weft.ddl;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.RelationSpec;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Whether a change leaves a table and its columns their names, so that parts of it can happen before the rest. */
final class SamePlace {
    private SamePlace() {}

    static boolean hold(CollectionSpec old, CollectionSpec collection) {
        Map<Object, String> fields = old.fields().stream().collect(Collectors.toMap(FieldSpec::id, FieldSpec::column));
        Map<Object, Object> relations =
                old.relations().stream().collect(Collectors.toMap(RelationSpec::id, RelationSpec::storage));
        return old.name().equals(collection.name())
                && Objects.equals(old.archivedAt(), collection.archivedAt())
                && collection.fields().stream()
                        .allMatch(field -> field.column().equals(fields.getOrDefault(field.id(), field.column())))
                && collection.relations().stream()
                        .allMatch(relation ->
                                relation.storage().equals(relations.getOrDefault(relation.id(), relation.storage())));
    }
}
