package dev.weft.catalog.document;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.OperationKind;
import dev.weft.catalog.PrimaryKeyKind;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import dev.weft.model.Names;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A collection of a document.
 *
 * @param operations that are switched on
 * @param fields in the catalog's order, as are the relations
 * @param policies in order of role and action
 */
record CollectionDocument(
        String name,
        String typeName,
        String label,
        @Nullable String description,
        PrimaryKeyKind primaryKey,
        List<OperationKind> operations,
        boolean changeLog,
        List<FieldDocument> fields,
        List<RelationDocument> relations,
        List<IndexDocument> indexes,
        List<PolicyDocument> policies,
        List<FormerNames.Collection> formerNames) {
    static CollectionDocument of(ProjectCatalog catalog, CollectionSpec collection) {
        return new CollectionDocument(
                collection.name(),
                collection.typeName(),
                collection.label(),
                collection.description(),
                collection.primaryKey(),
                collection.operations().stream().sorted().toList(),
                collection.changeLog(),
                collection.fields().stream()
                        .filter(field -> !field.isArchived())
                        .map(FieldDocument::of)
                        .toList(),
                collection.relations().stream()
                        .filter(relation -> !catalog.isHidden(relation))
                        .map(relation -> RelationDocument.of(catalog, relation))
                        .toList(),
                indexes(catalog, collection).keySet().stream()
                        .sorted(IndexDocument.ORDER)
                        .toList(),
                catalog.policies().stream()
                        .filter(policy -> policy.collection().equals(collection.id()))
                        .map(PolicyDocument::of)
                        .sorted(PolicyDocument.ORDER)
                        .toList(),
                collection.aliases().stream()
                        .map(FormerNames.Collection::of)
                        .sorted(Comparator.comparing(FormerNames.Collection::name)
                                .thenComparing(FormerNames.Collection::typeName))
                        .toList());
    }

    /** The indexes of what is not hidden. */
    static Map<IndexDocument, IndexSpec> indexes(ProjectCatalog catalog, CollectionSpec collection) {
        Map<IndexDocument, IndexSpec> indexes = new LinkedHashMap<>();
        Set<String> hidden = catalog.hiddenColumns(collection);
        for (IndexSpec index : collection.indexes()) {
            if (Collections.disjoint(index.columns(), hidden)) {
                List<String> fields = index.columns().stream()
                        .map(column -> member(collection, column))
                        .toList();
                indexes.put(new IndexDocument(fields, index.unique()), index);
            }
        }
        return indexes;
    }

    /** The field or relation whose column it is; the column itself where it is the system's. */
    private static String member(CollectionSpec collection, String column) {
        Stream<String> fields = collection.fields().stream()
                .filter(field -> field.column().equals(column))
                .map(FieldSpec::name);
        Stream<String> relations = collection.relations().stream()
                .filter(relation -> relation.storage().equals(new ForeignKeyColumn(column)))
                .map(RelationSpec::name);
        return Stream.concat(fields, relations).findFirst().orElse(column);
    }

    Optional<FieldDocument> field(String field) {
        return fields.stream().filter(f -> f.name().equals(field)).findFirst();
    }

    Optional<RelationDocument> relation(String relation) {
        return relations.stream().filter(r -> r.name().equals(relation)).findFirst();
    }

    Map<String, Object> json() {
        return new PlainJson()
                .put("name", name)
                .put("typeName", typeName)
                .put("label", label.equals(Names.label(name)) ? null : label)
                .put("description", description)
                .put("primaryKey", primaryKey == PrimaryKeyKind.UUID ? null : primaryKey.name())
                .always("operations", switchedOn())
                .always("changeLog", changeLog ? null : false)
                .put("fields", fields.stream().map(FieldDocument::json).toList())
                .put("relations", relations.stream().map(RelationDocument::json).toList())
                .put("indexes", indexes.stream().map(IndexDocument::json).toList())
                .put("policies", policies.stream().map(PolicyDocument::json).toList())
                .put(
                        "formerNames",
                        formerNames.stream().map(FormerNames.Collection::json).toList())
                .map();
    }

    /** Null when all are, as usual. */
    private @Nullable List<String> switchedOn() {
        return operations.size() == OperationKind.values().length
                ? null
                : operations.stream().map(Enum::name).toList();
    }
}
