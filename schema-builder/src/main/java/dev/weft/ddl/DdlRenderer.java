package dev.weft.ddl;

import dev.weft.catalog.OnDelete;
import dev.weft.ddl.DdlStep.AddCheck;
import dev.weft.ddl.DdlStep.AddColumn;
import dev.weft.ddl.DdlStep.AddForeignKey;
import dev.weft.ddl.DdlStep.AddUnique;
import dev.weft.ddl.DdlStep.CreateIndex;
import dev.weft.ddl.DdlStep.CreateJoinTable;
import dev.weft.ddl.DdlStep.CreateTable;
import dev.weft.ddl.DdlStep.CreateTextIndex;
import dev.weft.ddl.DdlStep.DropIndex;
import dev.weft.ddl.DdlStep.UniqueDefinition;
import dev.weft.ddl.TextIndexes.TextIndex;
import dev.weft.model.CollectionModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Steps as SQL. Every name is quoted and every literal escaped by jOOQ. */
final class DdlRenderer {
    private static final String NEW_TABLE = "NONE";
    static final String ACCESS_EXCLUSIVE = "ACCESS EXCLUSIVE";
    static final String SHARE_ROW_EXCLUSIVE = "SHARE ROW EXCLUSIVE";
    private static final String SHARE = "SHARE";

    private static final DSLContext SQL = DSL.using(SQLDialect.POSTGRES);

    private final String schema;
    private final AlterationRenderer alterations;

    DdlRenderer(String schema) {
        this.schema = schema;
        this.alterations = new AlterationRenderer(schema);
    }

    List<DdlStatement> render(DdlStep step) {
        return switch (step) {
            case CreateTable create -> List.of(createTable(create));
            case CreateJoinTable create -> List.of(createJoinTable(create));
            case AddColumn add -> addColumn(add);
            case AddCheck(String table, Check check) ->
                List.of(new DdlStatement(
                        sql("alter table {0} add {1}", table(table), check(check)),
                        table,
                        ACCESS_EXCLUSIVE,
                        false,
                        false));
            case AddForeignKey add -> List.of(addForeignKey(add));
            case AddUnique(String table, UniqueDefinition unique) -> addUnique(table, unique);
            case CreateIndex create -> List.of(createIndex(create, false));
            case CreateTextIndex(String table, TextIndex index) -> List.of(createTextIndex(table, index, false));
            case DropIndex(String table, String name) ->
                List.of(new DdlStatement(sql("drop index {0}", table(name)), table, ACCESS_EXCLUSIVE, false, true));
            case DdlStep.LogChanges log -> List.of(logChanges(log));
            case DdlStep.StopLogging stop -> List.of(stopLogging(stop));
            case DdlStep.Alteration alteration -> List.of(alterations.render(alteration));
        };
    }

    /** The index comes first: building it lets readers go on, which adding the constraint in one step would not. */
    private List<DdlStatement> addUnique(String table, UniqueDefinition unique) {
        return List.of(
                createUniqueIndex(table, unique, false),
                alterations.render(new DdlStep.AddUniqueByIndex(table, unique.name(), unique.name())));
    }

    DdlStatement createUniqueIndex(String table, UniqueDefinition unique, boolean concurrently) {
        return building(
                table,
                concurrently,
                sql(
                        "create unique index {0}{1} on {2} ({3})",
                        concurrently(concurrently), DSL.name(unique.name()), table(table), names(unique.columns())));
    }

    private static QueryPart concurrently(boolean concurrently) {
        return DSL.raw(concurrently ? "concurrently " : "");
    }

    /** Writers wait for an index, unless it is built concurrently. */
    private static DdlStatement building(String table, boolean concurrently, String sql) {
        return new DdlStatement(
                sql, table, concurrently ? AlterationRenderer.SHARE_UPDATE_EXCLUSIVE : SHARE, false, concurrently);
    }

    private DdlStatement createTable(CreateTable create) {
        List<QueryPart> parts = new ArrayList<>();
        create.columns().forEach(column -> parts.add(column(column)));
        parts.add(DSL.sql(
                "constraint {0} primary key ({1})",
                DSL.name(ConstraintNames.primaryKey(create.table())),
                DSL.name(create.columns().getFirst().name())));
        create.checks().forEach(check -> parts.add(check(check)));
        create.uniques().forEach(unique -> parts.add(unique(unique)));
        return newTable(create.table(), parts);
    }

    private DdlStatement createJoinTable(CreateJoinTable create) {
        return newTable(
                create.table(),
                List.of(
                        column(create.source()),
                        column(create.target()),
                        DSL.sql(
                                "constraint {0} primary key ({1}, {2})",
                                DSL.name(ConstraintNames.primaryKey(create.table())),
                                DSL.name(create.source().name()),
                                DSL.name(create.target().name()))));
    }

    private DdlStatement newTable(String table, List<QueryPart> parts) {
        return new DdlStatement(
                sql("create table {0} (\n  {1}\n)", table(table), lines(parts)), table, NEW_TABLE, false, true);
    }

    /** Rows that are there get their value from the default of the moment, which rewrites nothing when it is constant. */
    private List<DdlStatement> addColumn(AddColumn add) {
        ColumnDefinition column = add.column();
        DefaultExpression forExisting = add.existingRows() == null ? column.defaultTo() : add.existingRows();
        boolean rewrites = forExisting instanceof DefaultExpression.FreshUuid;
        List<DdlStatement> statements = new ArrayList<>();
        statements.add(new DdlStatement(
                sql("alter table {0} add column {1}", table(add.table()), column(column.withDefault(forExisting))),
                add.table(),
                ACCESS_EXCLUSIVE,
                rewrites,
                !rewrites));
        if (!Objects.equals(forExisting, column.defaultTo())) {
            statements.add(alterations.render(new DdlStep.AlterDefault(add.table(), column)));
        }
        return statements;
    }

    private DdlStatement addForeignKey(AddForeignKey add) {
        String sql = sql(
                "alter table {0} add {1}",
                table(add.table()), foreignKey(table(add.target()), add.name(), add.column(), add.onDelete()));
        return new DdlStatement(sql, add.table(), SHARE_ROW_EXCLUSIVE, false, false);
    }

    static QueryPart foreignKey(QueryPart target, String name, String column, OnDelete onDelete) {
        return DSL.sql(
                "constraint {0} foreign key ({1}) references {2} ({3}) on delete {4}",
                DSL.name(name),
                DSL.name(column),
                target,
                DSL.name(CollectionModel.PRIMARY_KEY),
                DSL.sql(onDelete.name().replace('_', ' ').toLowerCase(Locale.ROOT)));
    }

    DdlStatement createIndex(CreateIndex create, boolean concurrently) {
        return building(
                create.table(),
                concurrently,
                sql(
                        "create index {0}{1} on {2} using {3} ({4})",
                        concurrently(concurrently),
                        DSL.name(create.name()),
                        table(create.table()),
                        DSL.sql(create.method().name().toLowerCase(Locale.ROOT)),
                        names(create.columns())));
    }

    DdlStatement createTextIndex(String table, TextIndex index, boolean concurrently) {
        return building(
                table,
                concurrently,
                sql(
                        "create index {0}{1} on {2} using gin ({3})",
                        concurrently(concurrently), DSL.name(index.name()), table(table), indexed(index)));
    }

    private static QueryPart indexed(TextIndex index) {
        Name column = DSL.name(index.column());
        return switch (index) {
            case TextIndex.OfWords(String _, String _, String configuration) ->
                TextExpressions.words(configuration, DSL.field(column));
            case TextIndex.OfTrigrams _ -> DSL.sql("{0} {1}", column, TextExpressions.TRIGRAMS);
        };
    }

    private static QueryPart column(ColumnDefinition column) {
        return DSL.sql(
                "{0} {1}{2}{3}",
                DSL.name(column.name()),
                DSL.sql(column.type().sql()),
                column.defaultTo() == null
                        ? DSL.sql("")
                        : DSL.sql(" {0}", defaultClause(column.type(), column.defaultTo())),
                DSL.sql(column.notNull() ? " not null" : ""));
    }

    static QueryPart defaultClause(SqlType type, DefaultExpression expression) {
        return switch (expression) {
            case DefaultExpression.Literal(Object json) ->
                DSL.sql("default {0}::{1}", DSL.inline(Literals.of(type, json)), DSL.sql(type.sql()));
            case DefaultExpression.Now _ -> DSL.sql("default now()");
            case DefaultExpression.FreshUuid _ -> DSL.sql("default uuidv7()");
            case DefaultExpression.Identity _ -> DSL.sql("generated by default as identity");
        };
    }

    static QueryPart check(Check check) {
        return DSL.sql("constraint {0} check ({1})", DSL.name(check.name()), condition(check));
    }

    private static QueryPart condition(Check check) {
        return condition(check.rule(), DSL.field(DSL.name(check.column())));
    }

    static QueryPart condition(Check.Rule rule, Field<?> column) {
        return switch (rule) {
            case Check.Rule.OneOf(List<String> options) -> DSL.sql("{0} in ({1})", column, texts(options));
            case Check.Rule.EachOneOf(List<String> options) ->
                DSL.sql("{0} <@ array[{1}]::text[]", column, texts(options));
            case Check.Rule.NoNullElements _ -> DSL.sql("array_position({0}, null) is null", column);
            case Check.Rule.MaxLength(int characters) ->
                DSL.sql("char_length({0}) <= {1}", column, DSL.inline(characters));
            case Check.Rule.Matches(String pattern) -> DSL.sql("{0} ~ {1}", column, DSL.inline(pattern));
            case Check.Rule.Range range -> range(column, range);
            case Check.Rule.Scale(int digits) -> DSL.sql("{0} = round({0}, {1})", column, DSL.inline(digits));
            case Check.Rule.NotNull _ -> DSL.sql("{0} is not null", column);
            case Check.Rule.HasCopy(String source) ->
                DSL.sql("{0} is null or {1} is not null", DSL.name(source), column);
            case Check.Rule.Converts(Conversion conversion) ->
                DSL.sql("{0} is null or ({1}) is not null", column, conversion.of(column));
        };
    }

    private static QueryPart range(Field<?> column, Check.Rule.Range range) {
        return DSL.sql(
                "{0}{1}{2}",
                bound(column, ">=", range.min()),
                DSL.sql(range.min() != null && range.max() != null ? " and " : ""),
                bound(column, "<=", range.max()));
    }

    private static QueryPart bound(Field<?> column, String operator, @Nullable BigDecimal value) {
        return value == null ? DSL.sql("") : DSL.sql("{0} " + operator + " {1}", column, DSL.inline(value));
    }

    private static QueryPart unique(UniqueDefinition unique) {
        return DSL.sql("constraint {0} unique ({1})", DSL.name(unique.name()), names(unique.columns()));
    }

    private QueryPart table(String name) {
        return DSL.name(schema, name);
    }

    private static QueryPart names(Collection<String> names) {
        return DSL.list(names.stream().map(DSL::name).toArray(QueryPart[]::new));
    }

    private static QueryPart texts(Collection<String> values) {
        return DSL.list(values.stream().map(DSL::inline).toArray(QueryPart[]::new));
    }

    private static QueryPart lines(List<QueryPart> parts) {
        return parts.stream()
                .reduce((left, right) -> DSL.sql("{0},\n  {1}", left, right))
                .orElseThrow();
    }

    private DdlStatement logChanges(DdlStep.LogChanges log) {
        String statements = LogTrigger.of(log.logged().links())
                .map(trigger -> trigger.create(table(log.table()), log))
                .collect(Collectors.joining(";\n"));
        return new DdlStatement(statements, log.table(), SHARE_ROW_EXCLUSIVE, false, true);
    }

    private DdlStatement stopLogging(DdlStep.StopLogging stop) {
        String drops = LogTrigger.of(false)
                .map(trigger -> trigger.drop(table(stop.table())))
                .collect(Collectors.joining(";\n"));
        String gap =
                sql("select weft.log_gap({0}, {1})", DSL.inline(stop.project().value()), DSL.inline(stop.of()));
        return new DdlStatement(drops + ";\n" + gap, stop.table(), ACCESS_EXCLUSIVE, false, true);
    }

    static String sql(String template, QueryPart... parts) {
        return SQL.renderInlined(DSL.sql(template, parts));
    }
}
