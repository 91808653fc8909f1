package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.ResultReader;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where nested writes meet tables, many rows of a collection by one statement. What the database refuses is told with the
 * place in the arguments that asked for it.
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
        return new CollectionRows(model, session, collection).insert(all, conflict, shape);
    }

    /** Makes each row refer to its owner and tells how many did not before. */
    int move(CollectionModel collection, Column key, Moves moves) {
        return guarded(
                new WriteErrors(model, collection, moves),
                () -> session.execute(new ChildStatements(collection, key).move(moves.rows(), moves.owners())));
    }

    int release(CollectionModel collection, Column key, List<Object> rows) {
        return session.execute(new ChildStatements(collection, key).release(rows));
    }

    int releaseOthers(CollectionModel collection, Column key, List<Object> owners, List<Object> kept) {
        return session.execute(new ChildStatements(collection, key).releaseOthers(owners, kept));
    }

    /** The owners' rows but for some, by their own keys. */
    Map<Object, Object> others(CollectionModel collection, Column key, List<Object> owners, List<Object> kept) {
        return session.fetch(
                new ChildStatements(collection, key).others(owners, kept, true),
                pairs(collection.primaryKey(), key));
    }

    /**
     * @param path that asks for it
     */
    int delete(CollectionModel collection, List<Object> rows, ArgumentPath path) {
        try {
            return session.execute(new ChildStatements(collection, collection.primaryKey()).delete(rows));
        } catch (ApiException refusal) {
            throw new WriteErrors(model, collection, path).ofDelete(refusal);
        }
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

    private Set<List<Object>> linked(LinkStatements links, org.jooq.Query query) {
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

    KeyLookup lookup(CollectionModel target, KeyLookup.Purpose purpose) {
        return new KeyLookup(session, target, purpose, null);
    }

    KeyLookup lookup(CollectionModel target, KeyLookup.Purpose purpose, Column owner) {
        return new KeyLookup(session, target, purpose, owner);
    }

    OperationSession session() {
        return session;
    }

    private static ResultReader<Map<Object, Object>> pairs(Column first, Column second) {
        return result -> {
            Map<Object, Object> pairs = new HashMap<>();
            while (result.next()) {
                pairs.put(key(result, 1, first), key(result, 2, second));
            }
            return pairs;
        };
    }

    private static Object key(ResultSet result, int index, Column column) throws SQLException {
        return Objects.requireNonNull(KeyValues.read(result, index, column));
    }

    private static <T> T guarded(WriteErrors errors, Supplier<T> work) {
        try {
            return work.get();
        } catch (ApiException refusal) {
            throw errors.ofValues(refusal);
        }
    }

    /** Rows that get another owner. */
    static final class Moves implements WriteErrors.Place {
        private final List<Object> rows = new ArrayList<>();
        private final List<Object> owners = new ArrayList<>();
        private final List<ArgumentPath> paths = new ArrayList<>();

        void add(Object row, Object owner, ArgumentPath path) {
            rows.add(row);
            owners.add(owner);
            paths.add(path);
        }

        boolean isEmpty() {
            return rows.isEmpty();
        }

        List<Object> rows() {
            return rows;
        }

        List<Object> owners() {
            return owners;
        }

        /** The database tells the owner whose place is taken. */
        @Override
        public ArgumentPath of(dev.weft.resolvers.sql.Violation violation, List<Column> columns) {
            String detail = String.valueOf(violation.detail());
            for (int i = paths.size() - 1; i > 0; i--) {
                if (detail.contains(owners.get(i).toString())) {
                    return paths.get(i);
                }
            }
            return paths.getFirst();
        }
    }
}
