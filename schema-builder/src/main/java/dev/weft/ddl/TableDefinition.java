package dev.weft.ddl;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.DefaultValue;
import dev.weft.catalog.FieldConfig;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.PrimaryKeyKind;
import dev.weft.catalog.SelectOption;
import dev.weft.ddl.ConstraintNames.Aspect;
import dev.weft.model.CollectionModel;
import dev.weft.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the table of a collection looks like, piece by piece. */
final class TableDefinition {
    private TableDefinition() {}

    static List<ColumnDefinition> columns(CollectionSpec collection) {
        List<ColumnDefinition> columns = new ArrayList<>();
        columns.add(primaryKey(collection.primaryKey()));
        collection.fields().forEach(field -> columns.add(column(field)));
        columns.add(timestamp(CollectionModel.CREATED_AT));
        columns.add(timestamp(CollectionModel.UPDATED_AT));
        columns.add(new ColumnDefinition(CollectionModel.CREATED_BY, SqlType.UUID, false, null));
        return columns;
    }

    private static ColumnDefinition primaryKey(PrimaryKeyKind kind) {
        DefaultExpression fresh = switch (kind) {
            case UUID -> new DefaultExpression.FreshUuid();
            case BIGINT -> new DefaultExpression.Identity();
        };
        return new ColumnDefinition(CollectionModel.PRIMARY_KEY, SqlType.of(ValueType.of(kind)), true, fresh);
    }

    private static ColumnDefinition timestamp(String name) {
        return new ColumnDefinition(name, SqlType.DATE_TIME, true, new DefaultExpression.Now());
    }

    static ColumnDefinition column(FieldSpec field) {
        return new ColumnDefinition(
                field.column(), SqlType.of(ValueType.of(field.type())), field.required(), defaultTo(field));
    }

    /** The end user who writes is known to Weft alone, so that default is not PostgreSQL's. */
    private static @Nullable DefaultExpression defaultTo(FieldSpec field) {
        return switch (field.defaultValue()) {
            case null -> null;
            case DefaultValue.Constant(Object json) -> new DefaultExpression.Literal(json);
            case DefaultValue.Generated(DefaultValue.Function function) ->
                switch (function) {
                    case NOW -> new DefaultExpression.Now();
                    case UUID -> new DefaultExpression.FreshUuid();
                    case CURRENT_USER -> null;
                };
        };
    }

    static List<Check> checks(String table, FieldSpec field) {
        List<Check> checks = new ArrayList<>();
        List<String> options = field.options().stream().map(SelectOption::name).toList();
        switch (field.type()) {
            case SINGLE_SELECT -> checks.add(check(table, field, Aspect.VALUE, new Check.Rule.OneOf(options)));
            case MULTI_SELECT -> checks.add(check(table, field, Aspect.VALUE, new Check.Rule.EachOneOf(options)));
            case TEXT_LIST -> checks.add(check(table, field, Aspect.VALUE, new Check.Rule.NoNullElements()));
            case TEXT, LONG_TEXT, URL, EMAIL -> checks.addAll(textChecks(table, field));
            case INTEGER, BIGINT, NUMBER, FLOAT -> checks.addAll(numberChecks(table, field));
            case BOOLEAN, DATE, DATE_TIME, UUID, JSON, USER -> {}
        }
        return checks;
    }

    private static List<Check> textChecks(String table, FieldSpec field) {
        List<Check> checks = new ArrayList<>();
        FieldConfig config = field.config();
        if (config.maxLength() != null) {
            checks.add(check(table, field, Aspect.LENGTH, new Check.Rule.MaxLength(config.maxLength())));
        }
        if (config.pattern() != null) {
            checks.add(check(table, field, Aspect.PATTERN, new Check.Rule.Matches(config.pattern())));
        }
        return checks;
    }

    private static List<Check> numberChecks(String table, FieldSpec field) {
        List<Check> checks = new ArrayList<>();
        FieldConfig config = field.config();
        if (config.min() != null || config.max() != null) {
            checks.add(check(table, field, Aspect.RANGE, new Check.Rule.Range(config.min(), config.max())));
        }
        if (field.type() == FieldType.NUMBER && config.scale() != null) {
            checks.add(check(table, field, Aspect.SCALE, new Check.Rule.Scale(config.scale())));
        }
        return checks;
    }

    /** No null any more, in steps of which none keeps others waiting while it looks at the rows. */
    static List<DdlStep> require(String table, String column, DdlStep... before) {
        Check check =
                new Check(ConstraintNames.check(table, column, Aspect.REQUIRED), column, new Check.Rule.NotNull());
        List<DdlStep> steps = new ArrayList<>();
        steps.add(new DdlStep.AddLaterCheck(table, check));
        steps.addAll(List.of(before));
        steps.add(new DdlStep.ValidateConstraint(table, check.name()));
        steps.add(new DdlStep.SetNotNull(table, column));
        steps.add(new DdlStep.DropConstraint(table, check.name()));
        return steps;
    }

    private static Check check(String table, FieldSpec field, Aspect aspect, Check.Rule rule) {
        return new Check(ConstraintNames.check(table, field.column(), aspect), field.column(), rule);
    }
}
