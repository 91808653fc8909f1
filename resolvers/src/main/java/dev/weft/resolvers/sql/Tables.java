package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What the model's tables and columns are called in SQL: always quoted, always qualified. */
public final class Tables {
    private static final String VERSION_COLUMN = "xmin";

    /** Writes PostgreSQL; names made by {@code DSL.name} come out quoted. It has no connection: statements run elsewhere. */
    static final DSLContext RENDERER = DSL.using(SQLDialect.POSTGRES);

    private Tables() {}

    public static Table<Record> table(CollectionModel collection) {
        return DSL.table(DSL.name(collection.schema(), collection.table()));
    }

    /** A table of the collection's schema that is no collection: a join table. */
    public static Table<Record> joinTable(CollectionModel collection, String name) {
        return DSL.table(DSL.name(collection.schema(), name));
    }

    /** The column under the table's own name, for statements that give the table no alias. */
    public static Field<Object> field(CollectionModel collection, Column column) {
        return qualified(column.type(), collection.schema(), collection.table(), column.name());
    }

    public static Field<Object> field(String alias, Column column) {
        return qualified(column.type(), alias, column.name());
    }

    @SuppressWarnings("unchecked")
    static Field<Object> qualified(ValueType type, String... path) {
        return (Field<Object>) DSL.field(DSL.name(path), Values.dataType(type));
    }

    /** A column of a type that nobody binds values to. */
    static Field<Object> untyped(String... path) {
        return DSL.field(DSL.name(path), Object.class);
    }

    /** An operand of the row, whoever asks, for statements that give the table no alias. */
    public static Field<Object> operand(CollectionModel collection, Operand operand) {
        return new Operands(new Scope(collection.table(), 0, Guards.NONE)).field(operand);
    }

    /** An operand of the rows that stand under the alias, whoever asks. */
    public static Field<Object> operand(String alias, Operand operand) {
        return new Operands(new Scope(alias, 0, Guards.NONE)).field(operand);
    }

    /** What the predicate asks of the rows that stand under the alias, whoever asks. */
    public static Condition condition(String alias, Predicate predicate) {
        return new Conditions(new Operands(new Scope(alias, 0, Guards.NONE))).of(predicate);
    }

    /** A row's version as text, for statements that give the table no alias. */
    public static Field<String> version(CollectionModel collection) {
        return version(collection.schema(), collection.table());
    }

    /**
     * @param qualifier an alias, or schema and table
     */
    public static Field<String> version(String... qualifier) {
        return systemColumn(qualifier).cast(SQLDataType.CLOB);
    }

    /** What a row's version is made of, under its own name. */
    static Field<Long> systemColumn(String... qualifier) {
        return DSL.field(DSL.name(DSL.name(qualifier), DSL.name(VERSION_COLUMN)), SQLDataType.BIGINT);
    }
}
