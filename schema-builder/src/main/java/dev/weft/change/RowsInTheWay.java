package dev.weft.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.change.CatalogEdit;
import dev.weft.catalog.change.NewField;
import dev.weft.catalog.change.SchemaOperation;
import dev.weft.catalog.change.SchemaOperation.AddField;
import dev.weft.catalog.change.SchemaOperation.AddIndex;
import dev.weft.catalog.change.SchemaOperation.CreateRelation;
import dev.weft.change.SchemaPlan.Violation;
import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Rows that exist already and that an operation's rule would not allow. */
final class RowsInTheWay {
    private static final int SAMPLE = 5;

    private final DSLContext sql;
    private final CatalogEdit edit;

    RowsInTheWay(DSLContext sql, CatalogEdit edit) {
        this.sql = sql;
        this.edit = edit;
    }

    /** One finding for each operation that cannot be. */
    List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < edit.operations().size(); i++) {
            find(i, edit.operations().get(i)).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> find(int position, SchemaOperation operation) {
        return switch (operation) {
            case AddField add -> existing(add.collection()).flatMap(table -> newField(position, add, table));
            case CreateRelation create
            when create.required() && create.kind() != RelationKind.MANY_TO_MANY ->
                existing(create.collection())
                        .flatMap(table -> anyRow(position, "createRelation", table, create.name(), null));
            case AddIndex add
            when add.unique() -> existing(add.collection()).flatMap(table -> duplicates(position, add, table));
            case SchemaOperation.CreateCollection _,
                    SchemaOperation.UpdateCollection _,
                    SchemaOperation.RenameCollection _,
                    SchemaOperation.ArchiveCollection _,
                    SchemaOperation.RestoreCollection _,
                    SchemaOperation.PurgeCollection _,
                    SchemaOperation.UpdateField _,
                    SchemaOperation.RenameField _,
                    SchemaOperation.ArchiveField _,
                    SchemaOperation.RestoreField _,
                    SchemaOperation.PurgeField _,
                    SchemaOperation.UpdateRelation _,
                    SchemaOperation.ArchiveRelation _,
                    CreateRelation _,
                    AddIndex _ -> Optional.empty();
        };
    }

    /** The collection as it was: only what existed before can have rows. */
    private Optional<CollectionSpec> existing(String collection) {
        return edit.before().collection(collection);
    }

    private Optional<Finding> newField(int position, AddField add, CollectionSpec collection) {
        NewField field = add.field();
        if (field.required() && field.defaultValue() == null && field.backfill() == null) {
            return anyRow(
                    position, "addField", collection, field.name(), "Give a default, or a backfill for these rows");
        }
        return field.unique() && field.backfill() != null
                ? sharedBackfill(position, collection, field)
                : Optional.empty();
    }

    private Optional<Finding> anyRow(
            int position, String operation, CollectionSpec collection, String field, @Nullable String hint) {
        long rows = sql.fetchCount(table(collection));
        if (rows == 0) {
            return Optional.empty();
        }
        String message = "'%s' cannot be required: '%s' has %,d rows without a value for it"
                .formatted(field, collection.name(), rows);
        return Optional.of(new Finding(
                ErrorCode.NOT_NULL_VIOLATION,
                operation,
                List.of(field),
                hint == null ? "Create it as optional, fill it, and require it then" : hint,
                new Violation(position, message, rows, sample(collection))));
    }

    private Optional<Finding> sharedBackfill(int position, CollectionSpec collection, NewField field) {
        long rows = sql.fetchCount(table(collection));
        if (rows < 2) {
            return Optional.empty();
        }
        String message = "'%s' cannot be unique: %,d rows of '%s' would all get the backfill"
                .formatted(field.name(), rows, collection.name());
        return Optional.of(new Finding(
                ErrorCode.UNIQUE_VIOLATION,
                "addField",
                List.of(field.name()),
                "Add it without unique, fill it, and make it unique then",
                new Violation(position, message, rows, sample(collection))));
    }

    private Optional<Finding> duplicates(int position, AddIndex add, CollectionSpec collection) {
        List<Field<?>> columns = indexColumns(add, collection);
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        var groups = sql.select(columns)
                .select(DSL.count())
                .from(table(collection))
                .where(columns.stream().map(Field::isNotNull).reduce(DSL.noCondition(), (a, b) -> a.and(b)))
                .groupBy(columns)
                .having(DSL.count().gt(1))
                .fetch();
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        long rows = groups.stream().mapToLong(group -> group.get(DSL.count())).sum();
        String message = "%s cannot be unique: %,d rows of '%s' share %,d values"
                .formatted(add.fields(), rows, collection.name(), groups.size());
        List<Object> sample =
                groups.stream().limit(SAMPLE).map(RowsInTheWay::json).toList();
        return Optional.of(new Finding(
                ErrorCode.UNIQUE_VIOLATION,
                "addIndex",
                add.fields(),
                "Change the rows that share a value first",
                new Violation(position, message, rows, sample)));
    }

    /** Columns that exist already; empty when one of them is only being added, since then it holds nothing yet. */
    private List<Field<?>> indexColumns(AddIndex add, CollectionSpec collection) {
        ProjectCatalog after = edit.after();
        List<String> names = after.collection(collection.id()).orElseThrow().indexes().stream()
                .filter(index -> !collection.indexes().contains(index))
                .filter(index ->
                        index.unique() && index.columns().size() == add.fields().size())
                .findFirst()
                .map(index -> index.columns())
                .orElse(List.of());
        boolean allThere = sql.fetchCount(DSL.selectOne()
                        .from("information_schema.columns")
                        .where("table_schema = {0}", DSL.val(after.databaseSchema()))
                        .and("table_name = {0}", DSL.val(collection.name()))
                        .and("column_name = any({0})", DSL.val(names.toArray(String[]::new))))
                == names.size();
        return allThere
                ? names.stream()
                        .<Field<?>>map(name -> DSL.field(DSL.name(name)))
                        .toList()
                : List.of();
    }

    private List<Object> sample(CollectionSpec collection) {
        return sql
                .select(DSL.field(DSL.name(CollectionModel.PRIMARY_KEY)))
                .from(table(collection))
                .orderBy(DSL.field(DSL.name(CollectionModel.PRIMARY_KEY)))
                .limit(SAMPLE)
                .fetch()
                .stream()
                .map(RowsInTheWay::json)
                .toList();
    }

    private static Object json(Record row) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Field<?> field : row.fields()) {
            members.put(field.getName(), String.valueOf(row.get(field)));
        }
        return members;
    }

    private Table<?> table(CollectionSpec collection) {
        return DSL.table(DSL.name(edit.before().databaseSchema(), collection.name()));
    }

    /** A violation and the error that it is when the change is applied all the same. */
    record Finding(ErrorCode code, String operation, List<String> fields, String hint, Violation violation) {
        ApiError error() {
            return ApiError.of(code, violation.message())
                    .at(List.of("operations", Integer.toString(violation.operation()), operation))
                    .onFields(fields)
                    .withHint(hint);
        }
    }
}
