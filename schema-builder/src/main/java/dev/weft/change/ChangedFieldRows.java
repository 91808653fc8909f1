package dev.weft.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldConfig;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.SelectOption;
import dev.weft.catalog.change.CatalogEdit;
import dev.weft.change.SchemaPlan.Violation;
import dev.weft.ddl.RowRules;
import dev.weft.ddl.RowRules.RowRule;
import dev.weft.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Rows that do not fit to what a field or a relation of theirs shall become. */
final class ChangedFieldRows {
    private static final String RESTORE_HINT =
            "In the same change, give a backfill for these rows with 'updateField', or make it optional";

    private final DSLContext sql;
    private final CatalogEdit edit;

    ChangedFieldRows(DSLContext sql, CatalogEdit edit) {
        this.sql = sql;
        this.edit = edit;
    }

    List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        for (CollectionSpec collection : edit.after().collections()) {
            edit.before().collection(collection.id()).ifPresent(was -> {
                fields(was, collection, findings);
                relations(was, collection, findings);
                findings.addAll(new SharedValues(sql, edit, was, collection).find());
            });
        }
        return findings;
    }

    private void fields(CollectionSpec was, CollectionSpec collection, List<Finding> findings) {
        for (FieldSpec field : collection.fields()) {
            was.fields().stream()
                    .filter(old -> old.id().equals(field.id()) && !old.equals(field))
                    .forEach(old -> RowRules.of(old, field, edit.rows()).stream()
                            .flatMap(rule -> find(was, old, field, rule).stream())
                            .forEach(findings::add));
        }
    }

    private List<Finding> find(CollectionSpec was, FieldSpec old, FieldSpec field, RowRule rule) {
        RowSamples rows = rows(was);
        long count = rows.count(rule.broken());
        if (count == 0) {
            return List.of();
        }
        Operation blamed = Operation.of(edit, field.id());
        boolean restored = old.isArchived() && !field.isArchived();
        String message = "'%s' cannot %s: %s of '%s' %s"
                .formatted(
                        field.name(),
                        restored ? "be restored" : "change",
                        rowsOf(count),
                        was.name(),
                        reason(field, rule.kind()));
        Field<?> value = DSL.field(DSL.name(old.column()));
        return List.of(new Finding(
                blamed.member(),
                new Violation(
                        blamed.position(),
                        code(rule.kind()),
                        List.of(field.name()),
                        message,
                        restored ? RESTORE_HINT : hint(rule.kind()),
                        count,
                        rows.of(rule.broken(), field.name(), value))));
    }

    private void relations(CollectionSpec was, CollectionSpec collection, List<Finding> findings) {
        for (RelationSpec relation : collection.relations()) {
            was.relations().stream()
                    .filter(old -> old.id().equals(relation.id()))
                    .flatMap(old -> RowRules.of(old, relation).stream())
                    .flatMap(rule -> find(was, relation, rule).stream())
                    .forEach(findings::add);
        }
    }

    private List<Finding> find(CollectionSpec was, RelationSpec relation, RowRule rule) {
        RowSamples rows = rows(was);
        long count = rows.count(rule.broken());
        if (count == 0) {
            return List.of();
        }
        Operation blamed = Operation.of(edit, relation.id());
        String message =
                "'%s' cannot be required: %s of '%s' have none".formatted(relation.name(), rowsOf(count), was.name());
        return List.of(new Finding(
                blamed.member(),
                new Violation(
                        blamed.position(),
                        ErrorCode.NOT_NULL_VIOLATION,
                        List.of(relation.name()),
                        message,
                        "Connect these rows first, or make it optional with 'updateRelation' in the same change",
                        count,
                        rows.of(rule.broken(), relation.name(), DSL.inline((String) null)))));
    }

    private RowSamples rows(CollectionSpec was) {
        return new RowSamples(sql, DSL.table(DSL.name(edit.before().databaseSchema(), was.name())));
    }

    private static String rowsOf(long count) {
        return count == 1 ? "1 row" : "%,d rows".formatted(count);
    }

    private static ErrorCode code(RowRules.Kind kind) {
        return switch (kind) {
            case REQUIRED -> ErrorCode.NOT_NULL_VIOLATION;
            case CONVERTS, OPTIONS, MAX_LENGTH, PATTERN, RANGE, SCALE -> ErrorCode.CHECK_VIOLATION;
        };
    }

    private static String reason(FieldSpec field, RowRules.Kind kind) {
        FieldConfig config = field.config();
        return switch (kind) {
            case CONVERTS -> "hold a value that does not become " + field.type();
            case OPTIONS ->
                field.options().isEmpty()
                        ? "hold a list with null in it"
                        : "hold something else than "
                                + field.options().stream()
                                        .map(SelectOption::name)
                                        .toList();
            case MAX_LENGTH -> "hold more than %,d characters".formatted(config.maxLength());
            case PATTERN -> "do not match the pattern " + config.pattern();
            case RANGE -> "are not within " + range(config);
            case SCALE -> "have more than %d digits after the decimal point".formatted(config.scale());
            case REQUIRED -> "have no value, which it would require";
        };
    }

    private static String range(FieldConfig config) {
        String min = config.min() == null ? "any" : config.min().toPlainString();
        String max = config.max() == null ? "any" : config.max().toPlainString();
        return "%s and %s".formatted(min, max);
    }

    private static String hint(RowRules.Kind kind) {
        return switch (kind) {
            case CONVERTS -> "Change these rows first, or say onFailure: SET_NULL";
            case OPTIONS -> "Give these rows another option first, or keep theirs";
            case MAX_LENGTH, PATTERN, RANGE, SCALE -> "Change these rows first";
            case REQUIRED -> "Give a backfill for these rows";
        };
    }
}
