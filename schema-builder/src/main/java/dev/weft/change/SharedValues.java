package dev.weft.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.change.CatalogEdit;
import dev.weft.change.SchemaPlan.Violation;
import dev.weft.ddl.RowRules;
import dev.weft.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Rows of a collection that share a value which must be unique from now on. */
final class SharedValues {
    private final DSLContext sql;
    private final CatalogEdit edit;
    private final CollectionSpec was;
    private final CollectionSpec collection;

    SharedValues(DSLContext sql, CatalogEdit edit, CollectionSpec was, CollectionSpec collection) {
        this.sql = sql;
        this.edit = edit;
        this.was = was;
        this.collection = collection;
    }

    List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        for (FieldSpec field : collection.fields()) {
            FieldSpec old = old(field);
            if (field.unique() && old != null && (!old.unique() || hasOtherValues(old, field))) {
                duplicates(List.of(field.column()), List.of(field.name()), field.id())
                        .ifPresent(findings::add);
            }
        }
        for (IndexSpec index : collection.indexes()) {
            boolean isNew = was.indexes().stream().noneMatch(i -> i.name().equals(index.name()));
            FieldSpec changed = changedMember(index);
            if (index.unique() && (isNew || changed != null)) {
                duplicates(index.columns(), names(index), isNew || changed == null ? index.name() : changed.id())
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private @Nullable FieldSpec old(FieldSpec field) {
        return was.fields().stream()
                .filter(f -> f.id().equals(field.id()))
                .findFirst()
                .orElse(null);
    }

    private boolean hasOtherValues(FieldSpec old, FieldSpec field) {
        return old.type() != field.type() || edit.rows().backfills().containsKey(field.id());
    }

    private @Nullable FieldSpec changedMember(IndexSpec index) {
        return collection.fields().stream()
                .filter(field -> index.columns().contains(field.column()))
                .filter(field -> {
                    FieldSpec old = old(field);
                    return old != null && hasOtherValues(old, field);
                })
                .findFirst()
                .orElse(null);
    }

    private List<String> names(IndexSpec index) {
        return index.columns().stream()
                .map(column -> collection.fields().stream()
                        .filter(field -> field.column().equals(column))
                        .map(FieldSpec::name)
                        .findFirst()
                        .orElse(column))
                .toList();
    }

    private Optional<Finding> duplicates(List<String> columns, List<String> names, Object changed) {
        Map<String, Field<?>> values = values(columns);
        if (values.size() < columns.size()) {
            return Optional.empty();
        }
        var groups = groups(values);
        Record totals = sql.select(DSL.count(), DSL.sum(DSL.field(DSL.name("rows"), Long.class)))
                .from(groups.asTable("shared"))
                .fetchSingle();
        int shared = totals.get(0, Integer.class);
        if (shared == 0) {
            return Optional.empty();
        }
        long rows = totals.get(1, Long.class);
        Operation blamed = Operation.of(edit, changed);
        String message =
                "%s cannot be unique: %,d rows of '%s' share %,d values".formatted(names, rows, was.name(), shared);
        return Optional.of(new Finding(
                blamed.member(),
                new Violation(
                        blamed.position(),
                        ErrorCode.UNIQUE_VIOLATION,
                        names,
                        message,
                        "Change the rows that share a value first",
                        rows,
                        sample(groups))));
    }

    private Select<Record> groups(Map<String, Field<?>> values) {
        Condition allThere = values.values().stream().map(Field::isNotNull).reduce(DSL.noCondition(), Condition::and);
        List<Field<?>> keys = List.copyOf(values.values());
        return DSL.select(values.entrySet().stream()
                        .<Field<?>>map(value ->
                                DSL.field("({0})::text", value.getValue()).as(value.getKey()))
                        .toList())
                .select(DSL.count().cast(Long.class).as("rows"))
                .from(DSL.table(DSL.name(edit.before().databaseSchema(), was.name())))
                .where(allThere)
                .groupBy(keys)
                .having(DSL.count().gt(1));
    }

    private List<Object> sample(Select<Record> groups) {
        return sql
                .fetch(DSL.select(DSL.asterisk()).from(groups.asTable("shared")).limit(RowSamples.SIZE))
                .stream()
                .map(RowSamples::json)
                .toList();
    }

    /** By column; what is only being added holds no values yet. */
    private Map<String, Field<?>> values(List<String> columns) {
        Map<String, Field<?>> values = new LinkedHashMap<>();
        for (String column : columns) {
            Optional<FieldSpec> field = collection.fields().stream()
                    .filter(f -> f.column().equals(column))
                    .findFirst();
            if (field.isEmpty()) {
                existingColumn(column).ifPresent(value -> values.put(column, value));
            } else if (old(field.get()) != null) {
                values.put(column, RowRules.value(Objects.requireNonNull(old(field.get())), field.get(), edit.rows()));
            }
        }
        return values;
    }

    /** The key of a relation or a column of the system, by the name that it has now. */
    private Optional<Field<?>> existingColumn(String column) {
        return FormerColumns.of(was, collection, column).map(name -> DSL.field(DSL.name(name)));
    }
}
