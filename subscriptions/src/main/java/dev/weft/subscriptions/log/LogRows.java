package dev.weft.subscriptions.log;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The columns of the log, and which of its rows a snapshot shows. Numbers of transactions travel as text. */
final class LogRows {
    static final Table<?> CHANGE = DSL.table(DSL.name("weft", "change"));
    static final Field<Long> SEQUENCE = DSL.field(DSL.name("seq"), SQLDataType.BIGINT);
    static final Field<UUID> PROJECT = DSL.field(DSL.name("project"), SQLDataType.UUID);
    static final Field<UUID> COLLECTION = DSL.field(DSL.name("collection"), SQLDataType.UUID);
    static final Field<Long> SHAPE = DSL.field(DSL.name("shape"), SQLDataType.BIGINT);
    static final Field<String> KIND = DSL.field(DSL.name("kind"), SQLDataType.CLOB);
    static final Field<String> ROW = DSL.field(DSL.name("row_id"), SQLDataType.CLOB);
    static final Field<OffsetDateTime> AT = DSL.field(DSL.name("at"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    static final Field<String> ACTOR = DSL.field(DSL.name("actor"), SQLDataType.CLOB);
    static final Field<String> REQUEST = DSL.field(DSL.name("request"), SQLDataType.CLOB);
    static final Field<Long> TRANSACTION = transaction("xid");
    static final Field<String> OLD = image("old");
    static final Field<String> NEW = image("new");

    static final List<Field<?>> COLUMNS =
            List.of(SEQUENCE, TRANSACTION, PROJECT, COLLECTION, SHAPE, KIND, ROW, OLD, NEW, AT, ACTOR, REQUEST);

    static final Field<Long> LAST_TRANSACTION =
            DSL.field("max({0})::text::bigint", SQLDataType.BIGINT, DSL.field(DSL.name("xid")));

    private LogRows() {}

    /** The same, of a derived table that has them under these names. The sequence is the first. */
    static List<Field<?>> of(String table) {
        return COLUMNS.stream()
                .<Field<?>>map(field -> DSL.field(DSL.name(table, field.getName()), field.getDataType()))
                .toList();
    }

    static Field<Long> number(String column) {
        return DSL.field(DSL.name(column), SQLDataType.BIGINT);
    }

    static Field<Long> transaction(String column) {
        return DSL.field("{0}::text::bigint", SQLDataType.BIGINT, DSL.name(column))
                .as(DSL.name(column));
    }

    private static Field<String> image(String column) {
        return DSL.field("{0}::text", SQLDataType.CLOB, DSL.name(column)).as(DSL.name(column));
    }

    /** Whether the snapshot does not show it: its transaction was running then, or had not begun. */
    static List<Condition> since(Snapshot snapshot) {
        String running = snapshot.running().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        return List.of(
                DSL.condition("xid >= {0}::xid8", DSL.val(Long.toString(snapshot.next()))),
                DSL.condition("xid = any({0}::xid8[])", DSL.val(running)));
    }

    static Condition visibleIn(Snapshot snapshot) {
        return DSL.condition("pg_visible_in_snapshot(xid, {0}::pg_snapshot)", DSL.val(snapshot.text()));
    }
}
