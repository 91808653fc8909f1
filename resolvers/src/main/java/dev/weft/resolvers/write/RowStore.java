package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
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
    private final Writing writing;
    private final OperationSession session;

    RowStore(Writing writing) {
        this.writing = writing;
        this.session = writing.session();
    }

    Writing writing() {
        return writing;
    }

    CollectionRows rows(CollectionModel collection) {
        return new CollectionRows(writing, collection);
    }

    /**
     * Writes new rows and tells in their order what became of them.
     *
     * @param values of each row
     * @param links names of relations that others give the rows, see {@link Touched}
     * @param conflict what happens to rows that are there already; null where that is an error
     */
    List<Written> insert(
            CollectionModel collection,
            List<RowChanges> rows,
            List<List<Assignment>> values,
            Set<String> links,
            @Nullable Conflict conflict,
            RowShape shape) {
        new IdentitySequence(session, collection).moveTo(rows);
        List<NewRow> all = new ArrayList<>(rows.size());
        for (RowChanges row : rows) {
            Set<String> own = Touched.links(row.nested());
            all.add(new NewRow(row.path(), values.get(all.size()), links.isEmpty() ? own : Touched.both(own, links)));
        }
        return rows(collection).insert(all, conflict, shape);
    }

    /**
     * The owners' rows but for some, held until the transaction ends, with the foreign key that makes them so. Rows that
     * the caller cannot read are none of them.
     */
    List<Row> others(CollectionModel collection, Column key, List<Object> owners, List<Object> kept) {
        Predicate theirs = new Predicate.In(new Operand.OfColumn(key), owners, false);
        Predicate others = new Predicate.In(new Operand.OfColumn(collection.primaryKey()), kept, true);
        Predicate which = kept.isEmpty() ? theirs : new Predicate.And(List.of(theirs, others));
        RowShape shape = RowShape.of(collection, List.of(key), false);
        return hold(collection, which, Reply.of(shape, writing.rights(collection))).stream()
                .map(Told::row)
                .toList();
    }

    /** Rows that are there for the caller, and that nobody else changes until the transaction ends. */
    List<Told> hold(CollectionModel collection, Predicate which, Reply reply) {
        return new FilteredWrite(
                        session,
                        collection,
                        Matching.readable(which, writing.rights(collection)),
                        Integer.MAX_VALUE,
                        ArgumentPath.of("id"))
                .lock(reply);
    }

    /**
     * The same of rows that a filter of the caller's finds and that he may change in this way, of which there may be only
     * so many.
     *
     * @param names what of them will be touched
     * @param path of what says how many there may be
     */
    List<Object> hold(CollectionModel collection, Predicate which, Set<String> names, int most, ArgumentPath path) {
        RowRights rights = writing.rights(collection);
        Matching found = Matching.found(which, rights, PolicyAction.UPDATE, names);
        return new FilteredWrite(session, collection, found, most, path)
                .lock(Reply.of(TreeWriter.keyOf(collection), rights)).stream()
                        .map(told -> told.row().key())
                        .toList();
    }

    KeyLookup lookup(CollectionModel target, KeyLookup.Purpose purpose) {
        return new KeyLookup(writing, target, purpose, null);
    }

    KeyLookup lookup(CollectionModel target, KeyLookup.Purpose purpose, Column owner) {
        return new KeyLookup(writing, target, purpose, owner);
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

    /** The links of the rows but for some, as far as the caller can read where they lead. */
    Set<List<Object>> otherLinks(LinkStatements links, List<Object> rows, List<Object> keys, List<Object> targets) {
        return linked(
                links,
                links.others(rows, keys, targets, writing.rights(links.target()).readable()));
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
