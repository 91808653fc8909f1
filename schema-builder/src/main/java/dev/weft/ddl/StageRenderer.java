package dev.weft.ddl;

import static dev.weft.ddl.DdlRenderer.sql;

import dev.weft.catalog.PrimaryKeyKind;
import dev.weft.model.CollectionModel;
import dev.weft.model.ValueType;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** Stages as SQL. Everything that is made can be taken back, also when it is half made or not at all. */
final class StageRenderer {
    private static final Name KEY = DSL.name(CollectionModel.PRIMARY_KEY);

    /** Nobody sees the second column, so the change log keeps silent. */
    private static final String UNLOGGED = " from (select set_config('weft.copying', 'on', true)) as unlogged where ";

    private final String schema;
    private final DdlRenderer ddl;

    StageRenderer(String schema) {
        this.schema = schema;
        this.ddl = new DdlRenderer(schema);
    }

    Stage rule(String table, Check check) {
        return rule(new DdlStep.AddLaterCheck(table, check), check.name());
    }

    Stage rule(DdlStep.AddLaterForeignKey key) {
        return rule(key, key.name());
    }

    private Stage rule(DdlStep step, String name) {
        String undo = sql("alter table {0} drop constraint if exists {1}", table(step.table()), DSL.name(name));
        return new Stage(Stage.Kind.RULE, ddl.render(step).getFirst(), name, undo, null);
    }

    Stage validation(String table, String name) {
        DdlStatement statement =
                ddl.render(new DdlStep.ValidateConstraint(table, name)).getFirst();
        return new Stage(Stage.Kind.VALIDATION, statement, name, null, null);
    }

    Stage index(DdlStep.CreateIndex create) {
        return index(ddl.createIndex(create, true), create.name());
    }

    Stage index(DdlStep.CreateTextIndex create) {
        return index(
                ddl.createTextIndex(create.table(), create.index(), true),
                create.index().name());
    }

    Stage unique(String table, DdlStep.UniqueDefinition unique) {
        return index(ddl.createUniqueIndex(table, unique, true), unique.name());
    }

    private Stage index(DdlStatement statement, String name) {
        String undo = sql("drop index concurrently if exists {0}", table(name));
        return new Stage(Stage.Kind.INDEX, statement, name, undo, null);
    }

    /** A second column, and a trigger that fills it whenever a row is written. */
    Stage shadow(String table, String column, String shadow, SqlType type, Conversion conversion) {
        Name copying = DSL.name(ConstraintNames.copying(table, column));
        QueryPart function = table(ConstraintNames.copying(table, column));
        QueryPart written = DSL.sql("new.{0}", DSL.name(column));
        String body = sql(
                "begin new.{0} := {1}; return new; end", DSL.name(shadow), conversion.of(DSL.field("{0}", written)));
        String make = sql(
                "alter table {0} add column {1} {2}; create function {3}() returns trigger language plpgsql as {4};"
                        + " create trigger {5} before insert or update on {0} for each row execute function {3}()",
                table(table), DSL.name(shadow), DSL.sql(type.sql()), function, DSL.inline(body), copying);
        String undo = sql(
                "drop function if exists {0} cascade; alter table {1} drop column if exists {2}",
                function, table(table), DSL.name(shadow));
        return new Stage(
                Stage.Kind.RULE,
                new DdlStatement(make, table, DdlRenderer.ACCESS_EXCLUSIVE, false, true),
                ConstraintNames.copying(table, column),
                undo,
                null);
    }

    /** The values of all rows that were there. Taking it back takes the column, so it remembers no keys. */
    Stage copy(String table, String column, String shadow, Conversion conversion, PrimaryKeyKind key) {
        String type = SqlType.of(ValueType.of(key)).sql();
        QueryPart value = conversion.of(DSL.field(DSL.name(column)));
        String rows = "update {0} set {1} = {2} where {3} is not null and {4} > {5} and {4} <= {6}";
        String shown = sql(
                rows,
                table(table),
                DSL.name(shadow),
                value,
                DSL.name(column),
                KEY,
                DSL.raw("$1::" + type),
                DSL.raw("$2::" + type));
        String update = sql(
                "with copied as (" + rows.replace(" where ", UNLOGGED) + " returning 1)"
                        + " select null::text from copied where false",
                table(table),
                DSL.name(shadow),
                value,
                DSL.name(column),
                KEY,
                parameter(0, type),
                parameter(1, type));
        return new Stage(
                Stage.Kind.FILL,
                new DdlStatement(shown, table, "ROW EXCLUSIVE", false, true),
                shadow,
                null,
                new Stage.Fill(update, window(table, type), first(key)));
    }

    private String window(String table, String type) {
        return sql(
                "with batch as (select {0} from {1} where {0} > {2} order by {0} limit {3})"
                        + " select {0}::text, (select count(*) from batch) from batch order by {0} desc limit 1",
                KEY, table(table), parameter(0, type), parameter(1, "bigint"));
    }

    /** Between {@code {0}}, exclusive, and {@code {1}}; answers with the keys of the rows that it filled. */
    Stage fill(DdlStep.FillNulls fill, PrimaryKeyKind key) {
        String type = SqlType.of(ValueType.of(key)).sql();
        QueryPart value = DSL.sql(
                "{0}::{1}",
                DSL.inline(Literals.of(fill.type(), fill.json())),
                DSL.sql(fill.type().sql()));
        QueryPart column = DSL.name(fill.column());
        QueryPart table = table(fill.table());
        String rows = "update {0} set {1} = {2} where {1} is null and {3} > {4} and {3} <= {5}";
        String shown = sql(rows, table, column, value, KEY, DSL.raw("$1::" + type), DSL.raw("$2::" + type));
        String update =
                sql(rows + " returning {3}::text", table, column, value, KEY, parameter(0, type), parameter(1, type));
        String undo = sql(
                "update {0} set {1} = null where {1} = {2} and {3} = any({4})",
                table, column, value, KEY, parameter(0, type + "[]"));
        return new Stage(
                Stage.Kind.FILL,
                new DdlStatement(shown, fill.table(), "ROW EXCLUSIVE", false, true),
                "",
                undo,
                new Stage.Fill(update, window(fill.table(), type), first(key)));
    }

    /** Left open in the text, for the one who runs it. */
    private static QueryPart parameter(int number, String type) {
        return DSL.raw("{" + number + "}::" + type);
    }

    private static String first(PrimaryKeyKind key) {
        return switch (key) {
            case UUID -> "00000000-0000-0000-0000-000000000000";
            case BIGINT -> Long.toString(Long.MIN_VALUE);
        };
    }

    private QueryPart table(String name) {
        return DSL.name(schema, name);
    }
}
