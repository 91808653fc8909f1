package dev.weft.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.DefaultValue;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import dev.weft.catalog.change.CatalogEdit;
import dev.weft.change.SchemaPlan.Violation;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Rows that exist already and that a rule of the next catalog would not allow. */
final class RowsInTheWay {
    private static final int SAMPLE = 5;

    private final DSLContext sql;
    private final CatalogEdit edit;

    RowsInTheWay(DSLContext sql, CatalogEdit edit) {
        this.sql = sql;
        this.edit = edit.enforced();
    }

    /** One finding for each rule that cannot be. */
    List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        for (CollectionSpec collection : edit.after().collections()) {
            edit.before().collection(collection.id()).ifPresent(was -> {
                collection.fields().stream()
                        .filter(field ->
                                was.fields().stream().noneMatch(old -> old.id().equals(field.id())))
                        .forEach(field -> newField(was, field).ifPresent(findings::add));
                collection.relations().stream()
                        .filter(relation -> relation.required() && relation.storage() instanceof ForeignKeyColumn)
                        .filter(relation -> was.relations().stream()
                                .noneMatch(old -> old.id().equals(relation.id())))
                        .forEach(relation -> newRelation(was, relation).ifPresent(findings::add));
            });
        }
        findings.addAll(new ChangedFieldRows(sql, edit).find());
        return findings;
    }

    private Optional<Finding> newField(CollectionSpec was, FieldSpec field) {
        boolean backfilled = edit.rows().backfills().containsKey(field.id());
        if (field.required() && !backfilled && isNullForExistingRows(field)) {
            return anyRow(was, field.id(), field.name(), "Give a default, or a backfill for these rows");
        }
        return field.unique() && backfilled ? sharedBackfill(was, field) : Optional.empty();
    }

    private static boolean isNullForExistingRows(FieldSpec field) {
        return field.defaultValue() == null
                || (field.defaultValue() instanceof DefaultValue.Generated(DefaultValue.Function function)
                        && function == DefaultValue.Function.CURRENT_USER);
    }

    private Optional<Finding> newRelation(CollectionSpec was, RelationSpec relation) {
        return anyRow(was, relation.id(), relation.name(), "Create it as optional, fill it, and require it then");
    }

    private Optional<Finding> anyRow(CollectionSpec was, Object added, String name, String hint) {
        long rows = sql.fetchCount(table(was));
        if (rows == 0) {
            return Optional.empty();
        }
        Operation blamed = Operation.of(edit, added);
        String message =
                "'%s' cannot be required: '%s' has %,d rows without a value for it".formatted(name, was.name(), rows);
        return Optional.of(new Finding(
                blamed.member(),
                new Violation(
                        blamed.position(),
                        ErrorCode.NOT_NULL_VIOLATION,
                        List.of(name),
                        message,
                        hint,
                        rows,
                        sample(was))));
    }

    private Optional<Finding> sharedBackfill(CollectionSpec was, FieldSpec field) {
        long rows = sql.fetchCount(table(was));
        if (rows < 2) {
            return Optional.empty();
        }
        Operation blamed = Operation.of(edit, field.id());
        String message = "'%s' cannot be unique: %,d rows of '%s' would all get the backfill"
                .formatted(field.name(), rows, was.name());
        return Optional.of(new Finding(
                blamed.member(),
                new Violation(
                        blamed.position(),
                        ErrorCode.UNIQUE_VIOLATION,
                        List.of(field.name()),
                        message,
                        "Add it without unique, fill it, and make it unique then",
                        rows,
                        sample(was))));
    }

    private List<Object> sample(CollectionSpec was) {
        return sql
                .select(DSL.field(DSL.name(CollectionModel.PRIMARY_KEY)))
                .from(table(was))
                .orderBy(DSL.field(DSL.name(CollectionModel.PRIMARY_KEY)))
                .limit(SAMPLE)
                .fetch()
                .stream()
                .map(RowSamples::json)
                .toList();
    }

    private Table<?> table(CollectionSpec was) {
        return DSL.table(DSL.name(edit.before().databaseSchema(), was.name()));
    }
}
