package dev.weft.ddl;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.IndexSpec;
import dev.weft.ddl.ConstraintNames.Aspect;
import dev.weft.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A field of a large table gets another type: a second column is filled beside readers and writers, with rules and indexes
 * of its own, and takes the first one's place in the end. A trigger converts what is written meanwhile.
 */
final class ShadowColumn {
    private final CollectionSpec collection;
    private final FieldSpec field;
    private final Conversion conversion;
    private final boolean refuses;
    private final String table;
    private final String shadow;
    private final StageRenderer staging;
    private final DdlRenderer ddl;
    private final List<Stage> stages = new ArrayList<>();
    private final List<DdlStep> finish = new ArrayList<>();

    private ShadowColumn(String schema, CollectionSpec collection, FieldSpec old, FieldSpec field, ExistingRows rows) {
        this.collection = collection;
        this.field = field;
        this.conversion = Conversions.between(old, field).orElseThrow();
        this.refuses = !conversion.total() && !rows.nullable().contains(field.id());
        this.table = collection.name();
        this.shadow = ConstraintNames.shadow(field.column());
        this.staging = new StageRenderer(schema);
        this.ddl = new DdlRenderer(schema);
    }

    /** Whether the type is all that changes about the values of the column. */
    static boolean fits(
            CollectionSpec was, CollectionSpec collection, FieldSpec old, FieldSpec field, ExistingRows rows) {
        return old.type() != field.type()
                && Conversions.between(old, field).filter(Conversion::rewrites).isPresent()
                && !rows.backfills().containsKey(field.id())
                && rows.renamedOptions().getOrDefault(field.id(), Map.of()).isEmpty()
                && !field.isArchived()
                && indexes(was, field).equals(indexes(collection, field))
                && othersStay(was, collection, field);
    }

    /** An index over two columns that both change could be built over neither. */
    private static boolean othersStay(CollectionSpec was, CollectionSpec collection, FieldSpec field) {
        return indexes(collection, field).stream()
                .flatMap(index -> index.columns().stream())
                .filter(column -> !column.equals(field.column()))
                .allMatch(column -> type(was, column).equals(type(collection, column)));
    }

    private static Optional<FieldType> type(CollectionSpec collection, String column) {
        return collection.fields().stream()
                .filter(field -> field.column().equals(column))
                .map(FieldSpec::type)
                .findFirst();
    }

    private static Set<IndexSpec> indexes(CollectionSpec collection, FieldSpec field) {
        return collection.indexes().stream()
                .filter(index -> index.columns().contains(field.column()))
                .collect(Collectors.toSet());
    }

    static StagedPlan plan(
            String schema, CollectionSpec collection, FieldSpec old, FieldSpec field, ExistingRows rows) {
        ShadowColumn column = new ShadowColumn(schema, collection, old, field, rows);
        column.build();
        return new StagedPlan(
                column.stages,
                column.finish.stream()
                        .flatMap(step -> column.ddl.render(step).stream())
                        .toList());
    }

    private void build() {
        ColumnDefinition wanted = TableDefinition.column(field);
        stages.add(staging.shadow(table, field.column(), shadow, wanted.type(), conversion));
        List<String> rules = new ArrayList<>();
        finish.add(new DdlStep.DropCopying(table, field.column()));
        if (refuses) {
            String name = ConstraintNames.check(table, field.column(), Aspect.CONVERTIBLE);
            rules.add(rule(new Check(name, shadow, new Check.Rule.HasCopy(field.column()))));
            finish.add(new DdlStep.DropConstraint(table, name));
        }
        finish.add(new DdlStep.DropColumn(table, field.column()));
        finish.add(new DdlStep.RenameColumn(table, shadow, field.column()));
        checks(rules);
        if (wanted.notNull()) {
            require(rules);
        }
        stages.add(staging.copy(table, field.column(), shadow, conversion, collection.primaryKey()));
        rules.forEach(name -> stages.add(staging.validation(table, name)));
        if (wanted.defaultTo() != null) {
            finish.add(new DdlStep.AlterDefault(table, wanted));
        }
        ownIndexes();
        sharedIndexes();
    }

    private String rule(Check check) {
        stages.add(staging.rule(table, check));
        return check.name();
    }

    private void checks(List<String> rules) {
        for (Check check : TableDefinition.checks(table, field)) {
            String name = ConstraintNames.temporary(check.name());
            rules.add(rule(new Check(name, shadow, check.rule())));
            finish.add(new DdlStep.RenameConstraint(table, name, check.name()));
        }
    }

    private void require(List<String> rules) {
        String name = ConstraintNames.check(table, field.column(), Aspect.REQUIRED);
        rules.add(rule(new Check(name, shadow, new Check.Rule.NotNull())));
        finish.add(new DdlStep.SetNotNull(table, field.column()));
        finish.add(new DdlStep.DropConstraint(table, name));
    }

    private void ownIndexes() {
        List<String> column = List.of(field.column());
        if (field.unique()) {
            unique(ConstraintNames.unique(table, column), column);
        }
        if (DdlPlanner.isIndexed(field)) {
            index(ConstraintNames.index(table, column), column);
        }
        for (TextIndexes.TextIndex index : TextIndexes.of(table, field)) {
            String name = ConstraintNames.temporary(index.name());
            stages.add(staging.index(
                    new DdlStep.CreateTextIndex(table, index.named(name).over(shadow))));
            finish.add(new DdlStep.RenameIndex(table, name, index.name()));
        }
    }

    private void sharedIndexes() {
        for (IndexSpec index : indexes(collection, field)) {
            if (index.unique()) {
                unique(index.name(), index.columns());
            } else {
                index(index.name(), index.columns());
            }
        }
    }

    private void unique(String name, List<String> columns) {
        String temporary = ConstraintNames.temporary(name);
        stages.add(staging.unique(table, new DdlStep.UniqueDefinition(temporary, overShadow(columns))));
        finish.add(new DdlStep.AddUniqueByIndex(table, name, temporary));
    }

    private void index(String name, List<String> columns) {
        String temporary = ConstraintNames.temporary(name);
        IndexMethod method = SqlType.of(ValueType.of(field.type())).indexMethod();
        stages.add(staging.index(new DdlStep.CreateIndex(table, temporary, overShadow(columns), method)));
        finish.add(new DdlStep.RenameIndex(table, temporary, name));
    }

    private List<String> overShadow(List<String> columns) {
        return columns.stream()
                .map(column -> column.equals(field.column()) ? shadow : column)
                .toList();
    }
}
