package dev.weft.catalog.change;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.JoinTable;
import dev.weft.ddl.ConstraintNames;
import java.util.List;

/** Names in PostgreSQL that follow from other names, after those have changed. */
final class DerivedNames {
    private DerivedNames() {}

    /** Join tables and indexes of a collection that has another name, and join tables that refer to it. */
    static ProjectCatalog settle(ProjectCatalog catalog, CollectionId renamed) {
        ProjectCatalog settled = catalog.withCollections(catalog.collections().stream()
                .map(collection -> collection.withRelations(collection.relations().stream()
                        .map(relation -> settle(catalog, collection, relation, renamed))
                        .toList()))
                .toList());
        CollectionSpec collection = settled.collection(renamed).orElseThrow();
        return settled.with(collection.withIndexes(collection.indexes().stream()
                .map(index -> index(collection.name(), index.columns(), index.unique()))
                .toList()));
    }

    private static RelationSpec settle(
            ProjectCatalog catalog, CollectionSpec declaring, RelationSpec relation, CollectionId renamed) {
        boolean concerned = declaring.id().equals(renamed) || relation.target().equals(renamed);
        if (!concerned || !(relation.storage() instanceof JoinTable)) {
            return relation;
        }
        CollectionSpec target = catalog.collection(relation.target()).orElseThrow();
        return relation.renamed(
                relation.name(),
                relation.apiName(),
                RelationRules.storage(relation.kind(), relation.name(), declaring, target),
                relation.aliases());
    }

    /** The collection's indexes, after one of its columns got another name. */
    static CollectionSpec columnRenamed(CollectionSpec collection, String before, String now) {
        return collection.withIndexes(collection.indexes().stream()
                .map(index -> index(
                        collection.name(),
                        index.columns().stream()
                                .map(column -> column.equals(before) ? now : column)
                                .toList(),
                        index.unique()))
                .toList());
    }

    /** An index over the columns, with the name that follows from them. */
    static IndexSpec index(String table, List<String> columns, boolean unique) {
        String name = unique ? ConstraintNames.unique(table, columns) : ConstraintNames.index(table, columns);
        return new IndexSpec(name, columns, unique);
    }
}
