package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows as their caller sees them now: without what he cannot read, of rows or of values. One statement. */
record SeenRows(Writing writing, RowShape shape) {
    /** Those that he can read, by their keys. */
    Map<Object, Row> of(Collection<Object> keys) {
        Map<Object, Row> seen = new HashMap<>();
        if (!keys.isEmpty()) {
            CollectionModel collection = shape.collection();
            RowRights rights = writing.rights(collection);
            Predicate these = new Predicate.In(new Operand.OfColumn(collection.primaryKey()), List.copyOf(keys), false);
            Reply reply = Reply.of(shape, rights);
            writing.session()
                    .fetch(WriteStatements.look(collection, Matching.readable(these, rights), reply), reply::all)
                    .forEach(told -> seen.put(told.row().key(), told.row()));
        }
        return seen;
    }

    /** What became of rows, without those that he cannot read. */
    List<Written> as(List<Written> written) {
        Map<Object, Row> seen =
                of(written.stream().map(each -> each.row().key()).distinct().toList());
        return written.stream()
                .map(each -> {
                    Row row = seen.get(each.row().key());
                    return row == null ? each.unseen() : new Written(each.outcome(), row);
                })
                .toList();
    }
}
