package dev.weft.catalog.store;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.RelationSpec;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;

/** Writes the differences of two catalogs into the catalog's tables. */
final class CatalogWriter {
    private final DSLContext sql;
    private final ProjectId project;

    CatalogWriter(DSLContext sql, ProjectId project) {
        this.sql = sql;
        this.project = project;
    }

    void write(ProjectCatalog before, ProjectCatalog after) {
        PolicyRows policies = new PolicyRows(sql, project);
        policies.removeOld(before, after);
        delete(
                CatalogTables.RELATION,
                gone(
                        before,
                        after,
                        collection -> collection.relations().stream()
                                .map(relation -> relation.id().value())));
        delete(
                CatalogTables.FIELD,
                gone(
                        before,
                        after,
                        collection -> collection.fields().stream()
                                .map(field -> field.id().value())));
        for (CollectionSpec collection : after.collections()) {
            saveCollection(before.collection(collection.id()), collection);
        }
        for (CollectionSpec collection : after.collections()) {
            saveParts(before.collection(collection.id()), collection);
        }
        policies.saveNew(before, after);
        List<UUID> collections =
                gone(before, after, collection -> Stream.of(collection.id().value()));
        collections.forEach(this::deleteIndexes);
        delete(CatalogTables.COLLECTION, collections);
    }

    private static List<UUID> gone(
            ProjectCatalog before, ProjectCatalog after, Function<CollectionSpec, Stream<UUID>> ids) {
        List<UUID> left = after.collections().stream().flatMap(ids).toList();
        return before.collections().stream()
                .flatMap(ids)
                .filter(id -> !left.contains(id))
                .toList();
    }

    private void delete(Table<?> table, List<UUID> ids) {
        if (!ids.isEmpty()) {
            sql.deleteFrom(table).where(CatalogTables.ID.in(ids)).execute();
        }
    }

    /** The collection's own row; before all parts, so that relations can refer to it. */
    private void saveCollection(Optional<CollectionSpec> before, CollectionSpec after) {
        if (before.isEmpty()) {
            sql.insertInto(CatalogTables.COLLECTION)
                    .set(CatalogTables.ID, after.id().value())
                    .set(CatalogTables.PROJECT_ID, project.value())
                    .set(RowValues.of(after))
                    .execute();
        } else if (!before.get().equals(after)) {
            sql.update(CatalogTables.COLLECTION)
                    .set(RowValues.of(after))
                    .where(CatalogTables.ID.eq(after.id().value()))
                    .execute();
        }
    }

    private void saveParts(Optional<CollectionSpec> before, CollectionSpec after) {
        UUID collection = after.id().value();
        List<FieldSpec> fields = before.map(CollectionSpec::fields).orElse(List.of());
        for (int i = 0; i < after.fields().size(); i++) {
            FieldSpec field = after.fields().get(i);
            if (fields.size() <= i || !fields.get(i).equals(field)) {
                boolean known = fields.stream().anyMatch(old -> old.id().equals(field.id()));
                saveField(collection, i, field, known);
            }
        }
        List<RelationSpec> relations = before.map(CollectionSpec::relations).orElse(List.of());
        for (int i = 0; i < after.relations().size(); i++) {
            RelationSpec relation = after.relations().get(i);
            if (relations.size() <= i || !relations.get(i).equals(relation)) {
                boolean known = relations.stream().anyMatch(old -> old.id().equals(relation.id()));
                saveRelation(collection, i, relation, known);
            }
        }
        if (!before.map(CollectionSpec::indexes).orElse(List.of()).equals(after.indexes())) {
            deleteIndexes(collection);
            for (int i = 0; i < after.indexes().size(); i++) {
                insertIndex(collection, i, after.indexes().get(i));
            }
        }
    }

    private void saveField(UUID collection, int position, FieldSpec field, boolean known) {
        UUID id = field.id().value();
        if (known) {
            sql.update(CatalogTables.FIELD)
                    .set(CatalogTables.POSITION, position)
                    .set(RowValues.of(field))
                    .where(CatalogTables.ID.eq(id))
                    .execute();
        } else {
            sql.insertInto(CatalogTables.FIELD)
                    .set(CatalogTables.ID, id)
                    .set(CatalogTables.COLLECTION_ID, collection)
                    .set(CatalogTables.POSITION, position)
                    .set(RowValues.of(field))
                    .execute();
        }
    }

    private void saveRelation(UUID collection, int position, RelationSpec relation, boolean known) {
        UUID id = relation.id().value();
        if (known) {
            sql.update(CatalogTables.RELATION)
                    .set(CatalogTables.POSITION, position)
                    .set(RowValues.of(relation))
                    .where(CatalogTables.ID.eq(id))
                    .execute();
        } else {
            sql.insertInto(CatalogTables.RELATION)
                    .set(CatalogTables.ID, id)
                    .set(CatalogTables.COLLECTION_ID, collection)
                    .set(CatalogTables.POSITION, position)
                    .set(RowValues.of(relation))
                    .execute();
        }
    }

    private void deleteIndexes(UUID collection) {
        sql.deleteFrom(CatalogTables.INDEX)
                .where(CatalogTables.COLLECTION_ID.eq(collection))
                .execute();
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
