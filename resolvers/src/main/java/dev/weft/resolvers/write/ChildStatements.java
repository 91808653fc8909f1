package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.sql.Tables;
import dev.weft.resolvers.sql.Values;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;

/**
 * The statements that give rows to the rows which they refer to, and take them away.
 *
 * @param key the foreign key of the collection that refers to the owners
 */
record ChildStatements(CollectionModel collection, Column key) {
    private static final String ROW = "row";
    private static final String OWNER = "owner";

    /** Makes each row refer to its owner, where it does not yet. */
    Query move(List<Object> rows, List<Object> owners) {
        Table<?> given = new GivenRows()
                .with(ROW, collection.primaryKey().type(), rows)
                .with(OWNER, key.type(), owners)
                .table();
        Field<Object> owner = given(OWNER, key);
        return set(owner)
                .from(given)
                .where(Tables.field(collection, collection.primaryKey()).eq(given(ROW, collection.primaryKey())))
                .and(Tables.field(collection, key).isDistinctFrom(owner));
    }

    /** Lets go of these rows. */
    Query release(List<Object> rows) {
        return set(DSL.castNull(Values.dataType(key.type())))
                .where(Tables.field(collection, collection.primaryKey()).eq(DSL.any(keys(rows))));
    }

    /** Lets go of the owners' rows, but for some. */
    Query releaseOthers(List<Object> owners, List<Object> kept) {
        return set(DSL.castNull(Values.dataType(key.type()))).where(others(owners, kept));
    }

    /** The owners' rows but for some, each with its owner, held until the transaction ends. */
    ResultQuery<?> others(List<Object> owners, List<Object> kept, boolean hold) {
        var select = DSL.select(Tables.field(collection, collection.primaryKey()), Tables.field(collection, key))
                .from(Tables.table(collection))
                .where(others(owners, kept))
                .orderBy(Tables.field(collection, collection.primaryKey()));
        return hold ? select.forUpdate() : select;
    }

    Query delete(List<Object> rows) {
        return DSL.deleteFrom(Tables.table(collection))
                .where(Tables.field(collection, collection.primaryKey()).eq(DSL.any(keys(rows))));
    }

    private Condition others(List<Object> owners, List<Object> kept) {
        return Tables.field(collection, key)
                .eq(DSL.any(Values.bindAll(key.type(), owners)))
                .and(Tables.field(collection, collection.primaryKey()).ne(DSL.all(keys(kept))));
    }

    private Field<Object[]> keys(List<Object> rows) {
        return Values.bindAll(collection.primaryKey().type(), rows);
    }

    private UpdateSetMoreStep<?> set(Field<?> owner) {
        UpdateSetMoreStep<?> update =
                DSL.update(Tables.table(collection)).set(Map.of(Tables.field(collection, key), owner));
        collection
                .columnNamed(CollectionModel.UPDATED_AT)
                .ifPresent(column -> update.set(Tables.field(collection, column), (Object) DSL.currentOffsetDateTime()));
        return update;
    }

    @SuppressWarnings("unchecked")
    private static Field<Object> given(String name, Column like) {
        return (Field<Object>) DSL.field(DSL.name(GivenRows.NAME, name), Values.dataType(like.type()));
    }
}
