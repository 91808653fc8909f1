package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.sql.Guards;
import dev.weft.resolvers.sql.Tables;
import dev.weft.resolvers.sql.Values;
import java.util.List;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The statements that add, find and remove links of rows in the join table of a many-to-many relation. Keys of rows and
 * of their targets come in lists of the same length, one pair for each link.
 */
record LinkStatements(CollectionModel collection, CollectionModel target, RelationEnd.ManyToMany relation) {
    private static final String OWN = "own";
    private static final String OTHER = "other";
    private static final String TARGET = "T";

    /** Links each row to its target. A link that is there already stays as it is. */
    Query connect(List<Object> keys, List<Object> targetKeys) {
        return DSL.insertInto(table(), own(), other())
                .select(DSL.select(given(OWN, collection), given(OTHER, target)).from(pairs(keys, targetKeys)))
                .onConflictDoNothing();
    }

    /** Removes links and returns those that there were. */
    ResultQuery<?> disconnect(List<Object> keys, List<Object> targetKeys) {
        return DSL.deleteFrom(table())
                .using(pairs(keys, targetKeys))
                .where(own().eq(given(OWN, collection)))
                .and(other().eq(given(OTHER, target)))
                .returningResult(own(), other());
    }

    /** Removes the links of these rows that are none of the pairs. */
    Query disconnectOthers(List<Object> rows, List<Object> keys, List<Object> targetKeys) {
        return DSL.deleteFrom(table())
                .where(own().eq(DSL.any(Values.bindAll(collection.primaryKey().type(), rows))))
                .and(DSL.notExists(DSL.selectOne()
                        .from(pairs(keys, targetKeys))
                        .where(own().eq(given(OWN, collection)))
                        .and(other().eq(given(OTHER, target)))));
    }

    /**
     * Finds the links of these rows that are none of the pairs, to rows that a condition holds for, and keeps them until
     * the transaction ends.
     */
    ResultQuery<?> others(List<Object> rows, List<Object> keys, List<Object> targetKeys, Predicate readable) {
        return DSL.select(own(), other())
                .from(table())
                .join(Tables.table(target).as(TARGET))
                .on(other().eq(Tables.field(TARGET, target.primaryKey())))
                .where(own().eq(DSL.any(Values.bindAll(collection.primaryKey().type(), rows))))
                .and(Guards.condition(readable, TARGET))
                .and(DSL.notExists(DSL.selectOne()
                        .from(pairs(keys, targetKeys))
                        .where(own().eq(given(OWN, collection)))
                        .and(other().eq(given(OTHER, target)))))
                .orderBy(own(), other())
                .forUpdate()
                .of(table());
    }

    /** Finds links and keeps them until the transaction ends. */
    ResultQuery<?> find(List<Object> keys, List<Object> targetKeys) {
        return DSL.select(own(), other())
                .from(pairs(keys, targetKeys))
                .join(table())
                .on(own().eq(given(OWN, collection)))
                .and(other().eq(given(OTHER, target)))
                .forShare()
                .of(table());
    }

    private Table<?> pairs(List<Object> keys, List<Object> targetKeys) {
        return new GivenRows()
                .with(OWN, collection.primaryKey().type(), keys)
                .with(OTHER, target.primaryKey().type(), targetKeys)
                .table();
    }

    private Table<Record> table() {
        return Tables.joinTable(collection, relation.joinTable());
    }

    private Field<Object> own() {
        return column(collection.primaryKey(), collection.schema(), relation.joinTable(), relation.ownColumn());
    }

    private Field<Object> other() {
        return column(target.primaryKey(), collection.schema(), relation.joinTable(), relation.targetColumn());
    }

    private static Field<Object> given(String name, CollectionModel collection) {
        return column(collection.primaryKey(), GivenRows.NAME, name);
    }

    @SuppressWarnings("unchecked")
    private static Field<Object> column(Column like, String... name) {
        return (Field<Object>) DSL.field(DSL.name(name), Values.dataType(like.type()));
    }
}
