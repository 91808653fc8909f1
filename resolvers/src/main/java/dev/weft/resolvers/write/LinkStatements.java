package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.sql.Tables;
import dev.weft.resolvers.sql.Values;
import java.util.List;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The statements that add and remove links of rows in the join table of a many-to-many relation. */
record LinkStatements(CollectionModel collection, CollectionModel target, RelationEnd.ManyToMany relation) {
    private static final String OWN = "own";
    private static final String OTHER = "other";

    /**
     * Links each row to its target. A link that is there already stays as it is.
     *
     * @param keys of the rows, one for each of the targets
     */
    Query connect(List<Object> keys, List<Object> targetKeys) {
        Table<?> given = new GivenRows()
                .with(OWN, collection.primaryKey().type(), keys)
                .with(OTHER, target.primaryKey().type(), targetKeys)
                .table();
        return DSL.insertInto(table(), own(), other())
                .select(DSL.select(
                                column(GivenRows.NAME, OWN, collection.primaryKey()),
                                column(GivenRows.NAME, OTHER, target.primaryKey()))
                        .from(given))
                .onConflictDoNothing();
    }

    Query disconnect(Object key, List<Object> targetKeys) {
        return DSL.deleteFrom(table())
                .where(own().eq(Values.bind(collection.primaryKey().type(), key)))
                .and(other().eq(DSL.any(all(targetKeys))));
    }

    private Field<Object[]> all(List<Object> targetKeys) {
        return Values.bindAll(target.primaryKey().type(), targetKeys);
    }

    private Table<Record> table() {
        return Tables.joinTable(collection, relation.joinTable());
    }

    private Field<Object> own() {
        return column(relation.joinTable(), relation.ownColumn(), collection.primaryKey());
    }

    private Field<Object> other() {
        return column(relation.joinTable(), relation.targetColumn(), target.primaryKey());
    }

    @SuppressWarnings("unchecked")
    private static Field<Object> column(String table, String name, Column like) {
        return (Field<Object>) DSL.field(DSL.name(table, name), Values.dataType(like.type()));
    }
}
