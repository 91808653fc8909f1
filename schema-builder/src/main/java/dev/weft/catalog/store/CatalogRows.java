package dev.weft.catalog.store;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldId;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.OnDelete;
import dev.weft.catalog.OperationKind;
import dev.weft.catalog.PrimaryKeyKind;
import dev.weft.catalog.RelationId;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Rows of the catalog's tables as records. */
final class CatalogRows {
    static final List<Field<?>> COLLECTION_COLUMNS = List.of(
            CatalogTables.ID,
            CatalogTables.NUMBER,
            CatalogTables.NAME,
            CatalogTables.TYPE_NAME,
            CatalogTables.LIST_NAME,
            CatalogTables.ITEM_NAME,
            CatalogTables.LABEL,
            CatalogTables.DESCRIPTION,
            CatalogTables.PRIMARY_KEY,
            CatalogTables.OPERATIONS,
            CatalogTables.CHANGE_LOG,
            CatalogTables.FORMER_NAMES,
            CatalogTables.PLAIN_TREE,
            CatalogTables.ARCHIVED_AT);

    private static final List<Field<?>> FIELD_COLUMNS = List.of(
            CatalogTables.ID,
            CatalogTables.COLLECTION_ID,
            CatalogTables.NAME,
            CatalogTables.API_NAME,
            CatalogTables.COLUMN_NAME,
            CatalogTables.LABEL,
            CatalogTables.DESCRIPTION,
            CatalogTables.TYPE,
            CatalogTables.REQUIRED,
            CatalogTables.IS_UNIQUE,
            CatalogTables.INDEXED,
            CatalogTables.DEFAULT_VALUE,
            CatalogTables.OPTIONS,
            CatalogTables.CONFIG,
            CatalogTables.DEPRECATED,
            CatalogTables.ALIASES,
            CatalogTables.ARCHIVED_AT);

    private static final List<Field<?>> RELATION_COLUMNS = List.of(
            CatalogTables.ID,
            CatalogTables.COLLECTION_ID,
            CatalogTables.TARGET_ID,
            CatalogTables.NAME,
            CatalogTables.API_NAME,
            CatalogTables.INVERSE_NAME,
            CatalogTables.INVERSE_API_NAME,
            CatalogTables.KIND,
            CatalogTables.REQUIRED,
            CatalogTables.ON_DELETE,
            CatalogTables.COLUMN_NAME,
            CatalogTables.JOIN_TABLE,
            CatalogTables.SOURCE_COLUMN,
            CatalogTables.TARGET_COLUMN,
            CatalogTables.ALIASES,
            CatalogTables.INVERSE_ALIASES,
            CatalogTables.ARCHIVED_AT);

    private static final List<Field<?>> INDEX_COLUMNS = List.of(
            CatalogTables.COLLECTION_ID, CatalogTables.NAME, CatalogTables.COLUMN_NAMES, CatalogTables.IS_UNIQUE);

    private CatalogRows() {}

    static List<Field<?>> columns(Table<?> table) {
        if (table.equals(CatalogTables.FIELD)) {
            return FIELD_COLUMNS;
        }
        return table.equals(CatalogTables.RELATION) ? RELATION_COLUMNS : INDEX_COLUMNS;
    }

    static CollectionSpec collection(
            Record row, List<FieldSpec> fields, List<RelationSpec> relations, List<IndexSpec> indexes) {
        return new CollectionSpec(
                new CollectionId(row.get(CatalogTables.ID)),
                row.get(CatalogTables.NUMBER),
                row.get(CatalogTables.NAME),
                row.get(CatalogTables.TYPE_NAME),
                row.get(CatalogTables.LIST_NAME),
                row.get(CatalogTables.ITEM_NAME),
                row.get(CatalogTables.LABEL),
                row.get(CatalogTables.DESCRIPTION),
                PrimaryKeyKind.valueOf(row.get(CatalogTables.PRIMARY_KEY)),
                Arrays.stream(row.get(CatalogTables.OPERATIONS))
                        .map(OperationKind::valueOf)
                        .collect(Collectors.toSet()),
                row.get(CatalogTables.CHANGE_LOG),
                fields,
                relations,
                indexes,
                CatalogJson.formerNames(row.get(CatalogTables.FORMER_NAMES)),
                row.get(CatalogTables.PLAIN_TREE),
                utc(row.get(CatalogTables.ARCHIVED_AT)));
    }

    static FieldSpec field(Record row) {
        return new FieldSpec(
                new FieldId(row.get(CatalogTables.ID)),
                row.get(CatalogTables.NAME),
                row.get(CatalogTables.API_NAME),
                row.get(CatalogTables.COLUMN_NAME),
                row.get(CatalogTables.LABEL),
                row.get(CatalogTables.DESCRIPTION),
                FieldType.valueOf(row.get(CatalogTables.TYPE)),
                row.get(CatalogTables.REQUIRED),
                row.get(CatalogTables.IS_UNIQUE),
                row.get(CatalogTables.INDEXED),
                CatalogJson.defaultValue(row.get(CatalogTables.DEFAULT_VALUE)),
                CatalogJson.options(row.get(CatalogTables.OPTIONS)),
                CatalogJson.config(row.get(CatalogTables.CONFIG)),
                row.get(CatalogTables.DEPRECATED),
                List.of(row.get(CatalogTables.ALIASES)),
                utc(row.get(CatalogTables.ARCHIVED_AT)));
    }

    /** PostgreSQL answers in the time zone of the session; times of the catalog can be compared. */
    private static @Nullable OffsetDateTime utc(@Nullable OffsetDateTime stored) {
        return stored == null ? null : stored.withOffsetSameInstant(ZoneOffset.UTC);
    }

    static RelationSpec relation(Record row) {
        RelationKind kind = RelationKind.valueOf(row.get(CatalogTables.KIND));
        return new RelationSpec(
                new RelationId(row.get(CatalogTables.ID)),
                row.get(CatalogTables.NAME),
                row.get(CatalogTables.API_NAME),
                row.get(CatalogTables.INVERSE_NAME),
                row.get(CatalogTables.INVERSE_API_NAME),
                kind,
                new CollectionId(row.get(CatalogTables.TARGET_ID)),
                row.get(CatalogTables.REQUIRED),
                OnDelete.valueOf(row.get(CatalogTables.ON_DELETE)),
                storage(kind, row),
                List.of(row.get(CatalogTables.ALIASES)),
                List.of(row.get(CatalogTables.INVERSE_ALIASES)),
                utc(row.get(CatalogTables.ARCHIVED_AT)));
    }

    private static RelationStorage storage(RelationKind kind, Record row) {
        return switch (kind) {
            case MANY_TO_ONE, ONE_TO_ONE -> new RelationStorage.ForeignKeyColumn(row.get(CatalogTables.COLUMN_NAME));
            case MANY_TO_MANY ->
                new RelationStorage.JoinTable(
                        row.get(CatalogTables.JOIN_TABLE),
                        row.get(CatalogTables.SOURCE_COLUMN),
                        row.get(CatalogTables.TARGET_COLUMN));
        };
    }

    static IndexSpec index(Record row) {
        return new IndexSpec(
                row.get(CatalogTables.NAME),
                List.of(row.get(CatalogTables.COLUMN_NAMES)),
                row.get(CatalogTables.IS_UNIQUE));
    }
}
