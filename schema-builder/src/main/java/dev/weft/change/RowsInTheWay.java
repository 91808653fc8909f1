package dev.weft.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.change.CatalogEdit;
import dev.weft.catalog.change.NewField;
import dev.weft.catalog.change.SchemaOperation;
import dev.weft.catalog.change.SchemaOperation.AddField;
import dev.weft.catalog.change.SchemaOperation.CreateRelation;
import dev.weft.change.SchemaPlan.Violation;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
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
        findings.addAll(new ChangedFieldRows(sql, edit).find());
        return findings;
    }

    private Optional<Finding> find(int position, SchemaOperation operation) {
        return switch (operation) {
            case AddField add -> existing(add.collection()).flatMap(table -> newField(position, add, table));
            case CreateRelation create
            when create.required() && create.kind() != RelationKind.MANY_TO_MANY ->
                existing(create.collection())
                        .flatMap(table -> anyRow(position, "createRelation", table, create.name(), null));
            default -> Optional.empty();
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

    private List<Object> sample(CollectionSpec collection) {
        return sql
                .select(DSL.field(DSL.name(CollectionModel.PRIMARY_KEY)))
                .from(table(collection))
                .orderBy(DSL.field(DSL.name(CollectionModel.PRIMARY_KEY)))
                .limit(SAMPLE)
                .fetch()
                .stream()
                .map(RowSamples::json)
                .toList();
    }

    private Table<?> table(CollectionSpec collection) {
        return DSL.table(DSL.name(edit.before().databaseSchema(), collection.name()));
    }
}
