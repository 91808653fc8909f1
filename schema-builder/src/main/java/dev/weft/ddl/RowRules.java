package dev.weft.ddl;

import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What rows that are there must fulfil for a field or a relation to become what it shall be. */
public final class RowRules {
    private RowRules() {}

    /**
     * @param broken which rows do not fulfil it, a condition on the table as it is before
     */
    public record RowRule(Kind kind, Condition broken) {}

    public enum Kind {
        CONVERTS,
        OPTIONS,
        MAX_LENGTH,
        PATTERN,
        RANGE,
        SCALE,
        REQUIRED
    }

    /** The value that a row will have: converted, with renamed options, backfilled. Over the column as it is before. */
    public static Field<?> value(FieldSpec old, FieldSpec field, ExistingRows rows) {
        Field<?> value = converted(old, field);
        Map<String, String> renamed = rows.renamedOptions().getOrDefault(field.id(), Map.of());
        if (!renamed.isEmpty()) {
            value = OptionNames.renamed(value, field.type(), renamed);
        }
        Object backfill = rows.backfills().get(field.id());
        SqlType type = TableDefinition.column(field).type();
        return backfill == null
                ? value
                : Conversions.field(
                        "coalesce({0}, {1}::" + type.sql() + ")", value, DSL.inline(Literals.of(type, backfill)));
    }

    private static Field<?> converted(FieldSpec old, FieldSpec field) {
        Field<?> column = column(old);
        return old.type() == field.type()
                ? column
                : Conversions.between(old, field).orElseThrow().of(column);
    }

    private static Field<?> column(FieldSpec field) {
        return DSL.field(DSL.name(field.column()));
    }

    /** The rules that are new for the rows. */
    public static List<RowRule> of(FieldSpec old, FieldSpec field, ExistingRows rows) {
        List<RowRule> rules = new ArrayList<>();
        Field<?> value = value(old, field, rows);
        boolean retyped = old.type() != field.type();
        if (retyped
                && !rows.nullable().contains(field.id())
                && !Conversions.between(old, field).orElseThrow().total()) {
            rules.add(new RowRule(
                    Kind.CONVERTS,
                    column(old).isNotNull().and(converted(old, field).isNull())));
        }
        List<Check.Rule> known = rules(old);
        rules(field).stream()
                .filter(rule -> retyped || !known.contains(rule))
                .forEach(rule -> rules.add(new RowRule(kind(rule), broken(rule, value))));
        boolean canBeNull =
                !TableDefinition.column(old).notNull() || rows.nullable().contains(field.id());
        if (TableDefinition.column(field).notNull() && canBeNull) {
            rules.add(new RowRule(Kind.REQUIRED, required(value, rules)));
        }
        return rules;
    }

    /** A value that does not convert is told of once. */
    private static Condition required(Field<?> value, List<RowRule> found) {
        return found.stream()
                .filter(rule -> rule.kind() == Kind.CONVERTS)
                .findFirst()
                .map(converts -> value.isNull().and(DSL.not(converts.broken())))
                .orElse(value.isNull());
    }

    /** The rule that a relation has become required; empty when it has not. */
    public static Optional<RowRule> of(RelationSpec old, RelationSpec relation) {
        return !old.required() && relation.required() && old.storage() instanceof ForeignKeyColumn(String column)
                ? Optional.of(
                        new RowRule(Kind.REQUIRED, DSL.field(DSL.name(column)).isNull()))
                : Optional.empty();
    }

    private static List<Check.Rule> rules(FieldSpec field) {
        return TableDefinition.checks("", field).stream().map(Check::rule).toList();
    }

    private static Condition broken(Check.Rule rule, Field<?> value) {
        return DSL.condition("({0}) is false", DdlRenderer.condition(rule, value));
    }

    private static Kind kind(Check.Rule rule) {
        return switch (rule) {
            case Check.Rule.OneOf _, Check.Rule.EachOneOf _, Check.Rule.NoNullElements _ -> Kind.OPTIONS;
            case Check.Rule.MaxLength _ -> Kind.MAX_LENGTH;
            case Check.Rule.Matches _ -> Kind.PATTERN;
            case Check.Rule.Range _ -> Kind.RANGE;
            case Check.Rule.Scale _ -> Kind.SCALE;
            case Check.Rule.NotNull _ -> Kind.REQUIRED;
            case Check.Rule.Converts _, Check.Rule.HasCopy _ -> Kind.CONVERTS;
        };
    }
}
