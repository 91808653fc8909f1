package dev.weft.catalog.store;

import static dev.weft.catalog.store.CatalogTables.COLLECTION;
import static dev.weft.catalog.store.CatalogTables.COLLECTION_ID;
import static dev.weft.catalog.store.CatalogTables.FIELD;
import static dev.weft.catalog.store.CatalogTables.ID;
import static dev.weft.catalog.store.CatalogTables.INDEX;
import static dev.weft.catalog.store.CatalogTables.LAST_COLLECTION_NUMBER;
import static dev.weft.catalog.store.CatalogTables.NUMBER;
import static dev.weft.catalog.store.CatalogTables.POSITION;
import static dev.weft.catalog.store.CatalogTables.PROJECT;
import static dev.weft.catalog.store.CatalogTables.PROJECT_ID;
import static dev.weft.catalog.store.CatalogTables.RELATION;
import static dev.weft.catalog.store.CatalogTables.REVISION;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.RelationSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Reads and writes catalogs. Every call runs in the caller's transaction. */
public final class CatalogStore {
    private final DSLContext sql;

    public CatalogStore(DSLContext sql) {
        this.sql = sql;
    }

    /** The project's catalog at its current revision; empty when there is no such project. */
    public Optional<ProjectCatalog> load(ProjectId project) {
        Record header = sql.select(CatalogTables.DATABASE_SCHEMA, REVISION, LAST_COLLECTION_NUMBER)
                .from(PROJECT)
                .where(ID.eq(project.value()))
                .fetchOne();
        if (header == null) {
            return Optional.empty();
        }
        return Optional.of(new ProjectCatalog(
                project,
                header.get(CatalogTables.DATABASE_SCHEMA),
                header.get(REVISION),
                collections(project),
                header.get(LAST_COLLECTION_NUMBER),
                new PolicyRows(sql, project).roles(),
                new PolicyRows(sql, project).policies()));
    }

    private List<CollectionSpec> collections(ProjectId project) {
        Map<UUID, List<FieldSpec>> fields = parts(project, FIELD, CatalogRows::field);
        Map<UUID, List<RelationSpec>> relations = parts(project, RELATION, CatalogRows::relation);
        Map<UUID, List<IndexSpec>> indexes = parts(project, INDEX, CatalogRows::index);
        return sql.select(CatalogRows.COLLECTION_COLUMNS)
                .from(COLLECTION)
                .where(PROJECT_ID.eq(project.value()))
                .orderBy(NUMBER)
                .fetch(row -> CatalogRows.collection(
                        row,
                        fields.getOrDefault(row.get(ID), List.of()),
                        relations.getOrDefault(row.get(ID), List.of()),
                        indexes.getOrDefault(row.get(ID), List.of())));
    }

    private <T> Map<UUID, List<T>> parts(ProjectId project, Table<?> table, RecordMapper<Record, T> mapper) {
        return sql.select(CatalogRows.columns(table))
                .from(table)
                .where(COLLECTION_ID.in(DSL.select(ID).from(COLLECTION).where(PROJECT_ID.eq(project.value()))))
                .orderBy(COLLECTION_ID, POSITION)
                .fetchGroups(row -> row.get(COLLECTION_ID), row -> mapper.map(row));
    }

    /** The project's current revision; empty when there is no such project. */
    public OptionalInt revision(ProjectId project) {
        Integer revision =
                sql.select(REVISION).from(PROJECT).where(ID.eq(project.value())).fetchOne(REVISION);
        return revision == null ? OptionalInt.empty() : OptionalInt.of(revision);
    }

    /** Writes what differs, and the new revision. */
    public void save(ProjectCatalog before, ProjectCatalog after) {
        sql.update(PROJECT)
                .set(REVISION, after.revision())
                .set(LAST_COLLECTION_NUMBER, after.lastCollectionNumber())
                .where(ID.eq(after.project().value()))
                .execute();
        new CatalogWriter(sql, after.project()).write(before, after);
    }
}
