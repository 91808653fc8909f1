package dev.weft.ddl;

import static dev.weft.ddl.DdlRenderer.ACCESS_EXCLUSIVE;
import static dev.weft.ddl.DdlRenderer.SHARE_ROW_EXCLUSIVE;
import static dev.weft.ddl.DdlRenderer.sql;

import dev.weft.ddl.DdlStep.AddLaterCheck;
import dev.weft.ddl.DdlStep.AddLaterForeignKey;
import dev.weft.ddl.DdlStep.AddUniqueByIndex;
import dev.weft.ddl.DdlStep.AlterDefault;
import dev.weft.ddl.DdlStep.AlterType;
import dev.weft.ddl.DdlStep.Alteration;
import dev.weft.ddl.DdlStep.ChangeValues;
import dev.weft.ddl.DdlStep.DropColumn;
import dev.weft.ddl.DdlStep.DropConstraint;
import dev.weft.ddl.DdlStep.DropNotNull;
import dev.weft.ddl.DdlStep.DropTables;
import dev.weft.ddl.DdlStep.FillNulls;
import dev.weft.ddl.DdlStep.RenameColumn;
import dev.weft.ddl.DdlStep.RenameConstraint;
import dev.weft.ddl.DdlStep.RenameIndex;
import dev.weft.ddl.DdlStep.RenameTable;
import dev.weft.ddl.DdlStep.SetNotNull;
import dev.weft.ddl.DdlStep.ValidateConstraint;
import java.util.List;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** Changes of tables that have rows as SQL, with what they mean for readers and writers. */
final class AlterationRenderer {
    static final String SHARE_UPDATE_EXCLUSIVE = "SHARE UPDATE EXCLUSIVE";
    private static final String ROW_EXCLUSIVE = "ROW EXCLUSIVE";

    private final String schema;

    AlterationRenderer(String schema) {
        this.schema = schema;
    }

    DdlStatement render(Alteration step) {
        return switch (step) {
            case AddLaterCheck(String table, Check check) ->
                moment(table, ACCESS_EXCLUSIVE, DSL.sql("add {0} not valid", DdlRenderer.check(check)));
            case AddLaterForeignKey add ->
                moment(
                        add.table(),
                        SHARE_ROW_EXCLUSIVE,
                        DSL.sql(
                                "add {0} not valid",
                                DdlRenderer.foreignKey(table(add.target()), add.name(), add.column(), add.onDelete())));
            case ValidateConstraint(String table, String name) ->
                moment(table, SHARE_UPDATE_EXCLUSIVE, DSL.sql("validate constraint {0}", DSL.name(name)));
            case DropConstraint(String table, String name) ->
                moment(table, ACCESS_EXCLUSIVE, DSL.sql("drop constraint {0}", DSL.name(name)));
            case RenameTable(String table, String newName) ->
                moment(table, ACCESS_EXCLUSIVE, DSL.sql("rename to {0}", DSL.name(newName)));
            case RenameColumn(String table, String name, String newName) ->
                moment(table, ACCESS_EXCLUSIVE, DSL.sql("rename column {0} to {1}", DSL.name(name), DSL.name(newName)));
            case DropColumn(String table, String name) ->
                moment(table, ACCESS_EXCLUSIVE, DSL.sql("drop column {0}", DSL.name(name)));
            case DropTables(List<String> tables) ->
                new DdlStatement(
                        sql(
                                "drop table {0}",
                                DSL.list(tables.stream().map(this::table).toArray(QueryPart[]::new))),
                        tables.getFirst(),
                        ACCESS_EXCLUSIVE,
                        false,
                        true);
            case DdlStep.DropCopying(String table, String column) ->
                new DdlStatement(
                        sql("drop function {0} cascade", table(ConstraintNames.copying(table, column))),
                        table,
                        ACCESS_EXCLUSIVE,
                        false,
                        true);
            case RenameConstraint(String table, String name, String newName) ->
                moment(
                        table,
                        ACCESS_EXCLUSIVE,
                        DSL.sql("rename constraint {0} to {1}", DSL.name(name), DSL.name(newName)));
            case RenameIndex(String table, String name, String newName) ->
                new DdlStatement(
                        sql("alter index {0} rename to {1}", table(name), DSL.name(newName)),
                        table,
                        SHARE_UPDATE_EXCLUSIVE,
                        false,
                        true);
            case SetNotNull(String table, String column) ->
                moment(table, ACCESS_EXCLUSIVE, column(column, DSL.sql("set not null")));
            case DropNotNull(String table, String column) ->
                moment(table, ACCESS_EXCLUSIVE, column(column, DSL.sql("drop not null")));
            case AlterDefault(String table, ColumnDefinition column) ->
                moment(table, ACCESS_EXCLUSIVE, column(column.name(), defaultTo(column)));
            case FillNulls fill -> fillNulls(fill);
            case ChangeValues change -> changeValues(change);
            case AlterType alter -> alterType(alter);
            case AddUniqueByIndex(String table, String name, String index) ->
                moment(
                        table,
                        ACCESS_EXCLUSIVE,
                        DSL.sql("add constraint {0} unique using index {1}", DSL.name(name), DSL.name(index)));
        };
    }

    /** Looks at no row while it holds a lock that others wait for. */
    private DdlStatement moment(String table, String lock, QueryPart change) {
        return new DdlStatement(sql("alter table {0} {1}", table(table), change), table, lock, false, true);
    }

    private static QueryPart column(String name, QueryPart change) {
        return DSL.sql("alter column {0} {1}", DSL.name(name), change);
    }

    private static QueryPart defaultTo(ColumnDefinition column) {
        return column.defaultTo() == null
                ? DSL.sql("drop default")
                : DSL.sql("set {0}", DdlRenderer.defaultClause(column.type(), column.defaultTo()));
    }

    private DdlStatement fillNulls(FillNulls fill) {
        String sql = sql(
                "update {0} set {1} = {2}::{3} where {1} is null",
                table(fill.table()),
                DSL.name(fill.column()),
                DSL.inline(Literals.of(fill.type(), fill.json())),
                DSL.sql(fill.type().sql()));
        return new DdlStatement(sql, fill.table(), ROW_EXCLUSIVE, false, true);
    }

    private DdlStatement changeValues(ChangeValues change) {
        String sql = sql(
                "update {0} set {1} = {2} where {3}",
                table(change.table()), DSL.name(change.column()), change.value(), change.rows());
        return new DdlStatement(sql, change.table(), ROW_EXCLUSIVE, false, true);
    }

    private DdlStatement alterType(AlterType alter) {
        String sql = sql(
                "alter table {0} alter column {1} type {2} using {3}",
                table(alter.table()),
                DSL.name(alter.column()),
                DSL.sql(alter.type().sql()),
                alter.value());
        return new DdlStatement(sql, alter.table(), ACCESS_EXCLUSIVE, true, false);
    }

    private QueryPart table(String name) {
        return DSL.name(schema, name);
    }
}
