package dev.weft.ddl;

import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.ddl.ConstraintNames.Aspect;
import dev.weft.ddl.DdlStep.AddLaterCheck;
import dev.weft.ddl.DdlStep.DropConstraint;
import dev.weft.ddl.DdlStep.ValidateConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The steps that make a column what its field has become. Rules that are loosened go first, then values change, then new
 * rules come; so a value never meets a rule that was not made for it.
 */
final class FieldDifference {
    private final String table;
    private final FieldSpec old;
    private final FieldSpec field;
    private final ExistingRows rows;
    private final ColumnDefinition was;
    private final ColumnDefinition column;
    private final List<DdlStep> steps = new ArrayList<>();

    private FieldDifference(String table, FieldSpec old, FieldSpec field, ExistingRows rows) {
        this.table = table;
        this.old = old;
        this.field = field;
        this.rows = rows;
        this.was = TableDefinition.column(old);
        this.column = TableDefinition.column(field);
    }

    /** All but indexes and foreign keys. Both fields have the same column name. */
    static List<DdlStep> steps(String table, FieldSpec old, FieldSpec field, ExistingRows rows) {
        FieldDifference difference = new FieldDifference(table, old, field, rows);
        difference.loosen();
        difference.changeType();
        difference.changeValues();
        difference.require();
        difference.changeDefault();
        difference.tighten();
        return difference.steps;
    }

    private void loosen() {
        if (was.notNull() && (!column.notNull() || losesValues())) {
            steps.add(new DdlStep.DropNotNull(table, column.name()));
        }
        TableDefinition.checks(table, old).stream()
                .filter(check ->
                        rewrites() || !TableDefinition.checks(table, field).contains(check))
                .forEach(check -> steps.add(new DropConstraint(table, check.name())));
        if (old.unique() && !field.unique()) {
            steps.add(new DropConstraint(table, ConstraintNames.unique(table, List.of(column.name()))));
        }
    }

    private boolean rewrites() {
        return was.type() != column.type();
    }

    /** A field that was made optional for that and is required again in the end. */
    private boolean losesValues() {
        return old.type() != field.type() && rows.nullable().contains(field.id());
    }

    private void changeType() {
        if (old.type() == field.type()) {
            return;
        }
        Conversion conversion = Conversions.between(old, field).orElseThrow();
        if (!conversion.total()) {
            failures(conversion);
        }
        if (conversion.rewrites()) {
            if (was.defaultTo() != null) {
                steps.add(new DdlStep.AlterDefault(table, was.withDefault(null)));
            }
            steps.add(new DdlStep.AlterType(table, column.name(), column.type(), conversion.of(values())));
        }
    }

    private void failures(Conversion conversion) {
        boolean becomeNull = rows.nullable().contains(field.id());
        if (becomeNull && !conversion.rewrites()) {
            steps.add(new DdlStep.ChangeValues(
                    table,
                    column.name(),
                    DSL.field("null"),
                    values().isNotNull().and(conversion.of(values()).isNull())));
        }
        boolean checkedByOptions = !conversion.rewrites() && field.type().isSelect();
        if (!becomeNull && !checkedByOptions) {
            Check check = new Check(
                    ConstraintNames.check(table, column.name(), Aspect.CONVERTIBLE),
                    column.name(),
                    new Check.Rule.Converts(conversion));
            steps.add(new AddLaterCheck(table, check));
            steps.add(new ValidateConstraint(table, check.name()));
            steps.add(new DropConstraint(table, check.name()));
        }
    }

    private void changeValues() {
        Map<String, String> renamed = rows.renamedOptions().getOrDefault(field.id(), Map.of());
        if (!renamed.isEmpty()) {
            List<String> former = List.copyOf(renamed.keySet());
            steps.add(new DdlStep.ChangeValues(
                    table,
                    column.name(),
                    OptionNames.renamed(values(), field.type(), renamed),
                    field.type() == FieldType.MULTI_SELECT
                            ? DSL.condition("{0} && {1}", values(), Conversions.texts(former))
                            : DSL.condition("{0} = any({1})", values(), Conversions.texts(former))));
        }
    }

    private void require() {
        Object backfill = rows.backfills().get(field.id());
        DdlStep[] fill = backfill == null
                ? new DdlStep[0]
                : new DdlStep[] {new DdlStep.FillNulls(table, column.name(), column.type(), backfill)};
        if (column.notNull() && (!was.notNull() || losesValues())) {
            steps.addAll(TableDefinition.require(table, column.name(), fill));
        } else {
            steps.addAll(List.of(fill));
        }
    }

    private void changeDefault() {
        boolean differs = !Objects.equals(was.defaultTo(), column.defaultTo());
        if (rewrites() ? column.defaultTo() != null : differs) {
            steps.add(new DdlStep.AlterDefault(table, column));
        }
    }

    private void tighten() {
        TableDefinition.checks(table, field).stream()
                .filter(check ->
                        rewrites() || !TableDefinition.checks(table, old).contains(check))
                .forEach(check -> {
                    steps.add(new AddLaterCheck(table, check));
                    steps.add(new ValidateConstraint(table, check.name()));
                });
    }

    private Field<Object> values() {
        return DSL.field(DSL.name(column.name()));
    }
}
