package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * Where nested writes meet tables. Rows are written by {@link CollectionRows} alone, links of many-to-many relations
 * here.
 */
final class RowStore {
    private final ProjectModel model;
    private final OperationSession session;

    RowStore(ProjectModel model, OperationSession session) {
        this.model = model;
        this.session = session;
    }

    ProjectModel model() {
        return model;
    }

    CollectionRows rows(CollectionModel collection) {
        return new CollectionRows(model, session, collection);
    }

    /**
     * Writes new rows and tells in their order what became of them.
     *
     * @param values of each row
     * @param conflict what happens to rows that are there already; null where that is an error
     */
    List<Written> insert(
            CollectionModel collection,
            List<RowChanges> rows,
            List<List<Assignment>> values,
            @Nullable Conflict conflict,
            RowShape shape) {
        new IdentitySequence(session, collection).moveTo(rows);
        List<NewRow> all = new ArrayList<>(rows.size());
        values.forEach(row -> all.add(new NewRow(rows.get(all.size()).path(), row)));
        return rows(collection).insert(all, conflict, shape);
    }

    /** The owners' rows but for some, held until the transaction ends, with the foreign key that makes them so. */
    List<Row> others(CollectionModel collection, Column key, List<Object> owners, List<Object> kept) {
        Predicate theirs = new Predicate.In(new Operand.OfColumn(key), owners, false);
        Predicate others = new Predicate.In(new Operand.OfColumn(collection.primaryKey()), kept, true);
        return hold(
                collection,
                kept.isEmpty() ? theirs : new Predicate.And(List.of(theirs, others)),
                RowShape.of(collection, List.of(key), false));
    }

    /** Rows that nobody else changes until the transaction ends. */
    List<Row> hold(CollectionModel collection, Predicate which, RowShape shape) {
        return new FilteredWrite(session, collection, which, Integer.MAX_VALUE, ArgumentPath.of("id")).lock(shape);
    }

    /**
     * The same, of which there may be only so many.
     *
     * @param path of what says so
     */
    List<Row> hold(CollectionModel collection, Predicate which, int most, ArgumentPath path, RowShape shape) {
        return new FilteredWrite(session, collection, which, most, path).lock(shape);
    }

    KeyLookup lookup(CollectionModel target, KeyLookup.Purpose purpose) {
        return new KeyLookup(session, target, purpose, null);
    }

    KeyLookup lookup(CollectionModel target, KeyLookup.Purpose purpose, Column owner) {
        return new KeyLookup(session, target, purpose, owner);
    }

    int link(LinkStatements links, List<Object> keys, List<Object> targets) {
        return session.execute(links.connect(keys, targets));
    }

    int unlinkOthers(LinkStatements links, List<Object> rows, List<Object> keys, List<Object> targets) {
        return session.execute(links.disconnectOthers(rows, keys, targets));
    }

    /** Removes links and returns those that there were, as pairs of keys. */
    Set<List<Object>> unlink(LinkStatements links, List<Object> keys, List<Object> targets) {
        return linked(links, links.disconnect(keys, targets));
    }

    /** Which of the links there are. */
    Set<List<Object>> linked(LinkStatements links, List<Object> keys, List<Object> targets) {
        return linked(links, links.find(keys, targets));
    }

    private Set<List<Object>> linked(LinkStatements links, Query query) {
        return session.fetch(query, result -> {
            Set<List<Object>> found = new HashSet<>();
            while (result.next()) {
                found.add(List.of(
                        key(result, 1, links.collection().primaryKey()),
                        key(result, 2, links.target().primaryKey())));
            }
            return found;
        });
    }

    private static Object key(ResultSet result, int index, Column column) throws SQLException {
        return Objects.requireNonNull(KeyValues.read(result, index, column));
    }
}
