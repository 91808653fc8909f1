package dev.weft.ddl;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What two catalogs have in common, as the first had it: the same things, with the names of then or of now. */
final class Survivors {
    private Survivors() {}

    /** Without what the second does not have any more. */
    static ProjectCatalog kept(ProjectCatalog before, ProjectCatalog after) {
        return before.withCollections(before.collections().stream()
                .flatMap(collection -> after.collection(collection.id()).map(now -> kept(collection, now)).stream())
                .toList());
    }

    private static CollectionSpec kept(CollectionSpec collection, CollectionSpec now) {
        List<FieldSpec> fields = collection.fields().stream()
                .filter(field -> find(now, field).isPresent())
                .toList();
        List<RelationSpec> relations = collection.relations().stream()
                .filter(relation -> find(now, relation).isPresent())
                .toList();
        Set<String> gone = new HashSet<>(columns(collection).values());
        CollectionSpec kept = collection.withFields(fields).withRelations(relations);
        gone.removeAll(columns(kept).values());
        return kept.withIndexes(collection.indexes().stream()
                .filter(index -> Collections.disjoint(index.columns(), gone))
                .toList());
    }

    /** With the names that the second has for them. The first must have nothing that the second has not. */
    static ProjectCatalog renamed(ProjectCatalog kept, ProjectCatalog after) {
        return kept.withCollections(kept.collections().stream()
                .map(collection ->
                        renamed(collection, after.collection(collection.id()).orElseThrow()))
                .toList());
    }

    private static CollectionSpec renamed(CollectionSpec collection, CollectionSpec now) {
        CollectionSpec renamed = collection
                .renamed(now.name(), now.names(), now.aliases())
                .withFields(collection.fields().stream()
                        .map(field -> renamed(field, find(now, field).orElseThrow()))
                        .toList())
                .withRelations(collection.relations().stream()
                        .map(relation -> renamed(relation, find(now, relation).orElseThrow()))
                        .toList());
        Map<Object, String> then = columns(collection);
        Map<Object, String> today = columns(renamed);
        Map<String, String> columns = then.keySet().stream().collect(Collectors.toMap(then::get, today::get));
        return renamed.withIndexes(collection.indexes().stream()
                .map(index -> renamed(index, now.name(), columns))
                .toList());
    }

    private static FieldSpec renamed(FieldSpec field, FieldSpec now) {
        return field.renamed(now.name(), now.apiName(), now.column(), now.aliases());
    }

    private static RelationSpec renamed(RelationSpec relation, RelationSpec now) {
        return relation.renamed(now.name(), now.apiName(), now.storage(), now.aliases())
                .inverseRenamed(now.inverseName(), now.inverseApiName(), now.inverseAliases());
    }

    private static IndexSpec renamed(IndexSpec index, String table, Map<String, String> columns) {
        List<String> names = index.columns().stream()
                .map(column -> columns.getOrDefault(column, column))
                .toList();
        String name = index.unique() ? ConstraintNames.unique(table, names) : ConstraintNames.index(table, names);
        return new IndexSpec(name, names, index.unique());
    }

    /** Columns by what they belong to. */
    private static Map<Object, String> columns(CollectionSpec collection) {
        Map<Object, String> columns = collection.relations().stream()
                .filter(relation -> relation.storage() instanceof ForeignKeyColumn)
                .collect(Collectors.toMap(
                        RelationSpec::id, relation -> ((ForeignKeyColumn) relation.storage()).column()));
        collection.fields().forEach(field -> columns.put(field.id(), field.column()));
        return columns;
    }

    private static Optional<FieldSpec> find(CollectionSpec collection, FieldSpec field) {
        return collection.fields().stream()
                .filter(other -> other.id().equals(field.id()))
                .findFirst();
    }

    private static Optional<RelationSpec> find(CollectionSpec collection, RelationSpec relation) {
        return collection.relations().stream()
                .filter(other -> other.id().equals(relation.id()))
                .findFirst();
    }
}
