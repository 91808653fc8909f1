package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.write.Grouped.Each;
import dev.weft.resolvers.write.KeyLookup.Found;
import dev.weft.resolvers.write.KeyLookup.Purpose;
import dev.weft.resolvers.write.NestedWrite.Connect;
import dev.weft.resolvers.write.NestedWrite.Create;
import dev.weft.resolvers.write.NestedWrite.Delete;
import dev.weft.resolvers.write.NestedWrite.Disconnect;
import dev.weft.resolvers.write.NestedWrite.Replace;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rows that refer to the rows of a batch by a foreign key of their own. Those that go make room first: sets are
 * replaced, rows leave, rows are deleted, rows join, rows are made.
 *
 * @param key the children's foreign key
 */
record Children(TreeWriter tree, RelationEnd relation, CollectionModel child, Column key) {
    /**
     * @param owners the keys of the batch's rows
     * @return how many rows changed
     */
    int write(List<Object> owners, Grouped nested) {
        int changed = makeRoom(owners, nested);
        changed += replace(owners, nested.of(relation, Replace.class));
        changed += disconnect(owners, nested.of(relation, Disconnect.class));
        changed += delete(owners, nested.of(relation, Delete.class));
        changed += connect(owners, nested.of(relation, Connect.class));
        return changed + create(owners, nested.of(relation, Create.class));
    }

    /** The one row of a one-to-one relation leaves for the one that comes. One that cannot be without is in the way. */
    private int makeRoom(List<Object> owners, Grouped nested) {
        List<Each<Connect>> coming = nested.of(relation, Connect.class);
        List<Object> taken = nested.rows(relation, Connect.class, Create.class).stream()
                .map(owners::get)
                .toList();
        if (relation.isToMany() || key.notNull() || taken.isEmpty()) {
            return 0;
        }
        List<Object> kept = found(coming.stream().map(each -> each.write().key()).toList(), Purpose.DELETE).stream()
                .map(Found::key)
                .toList();
        return tree.store().releaseOthers(child, key, taken, kept);
    }

    private int create(List<Object> owners, List<Each<Create>> made) {
        List<RowChanges> rows = made.stream()
                .map(each -> each.write().row().with(new Assignment(key, owners.get(each.row()))))
                .toList();
        return tree.create(child, rows).size();
    }

    private int connect(List<Object> owners, List<Each<Connect>> joining) {
        List<RowKey> keys = joining.stream().map(each -> each.write().key()).toList();
        Ownership wanted = new Ownership();
        List<Found> found = found(keys, Purpose.CHANGE);
        for (int i = 0; i < found.size(); i++) {
            Each<Connect> each = joining.get(i);
            wanted.add(found.get(i), owners.get(each.row()), each.write().path());
        }
        return move(wanted);
    }

    private int move(Ownership wanted) {
        return wanted.moves.isEmpty() ? 0 : tree.store().move(child, key, wanted.moves);
    }

    private int replace(List<Object> owners, List<Each<Replace>> sets) {
        if (sets.isEmpty()) {
            return 0;
        }
        List<Object> all = sets.stream().map(each -> owners.get(each.row())).toList();
        List<RowKey> keys =
                sets.stream().flatMap(each -> each.write().keys().stream()).toList();
        List<Found> found = found(keys, Purpose.CHANGE);
        Ownership wanted = new Ownership();
        int next = 0;
        for (Each<Replace> each : sets) {
            for (RowKey _ : each.write().keys()) {
                wanted.add(found.get(next++), owners.get(each.row()), each.write().path());
            }
        }
        return leave(all, wanted, sets) + move(wanted);
    }

    private int leave(List<Object> owners, Ownership wanted, List<Each<Replace>> sets) {
        List<Object> kept = wanted.rows();
        if (!key.notNull()) {
            return tree.store().releaseOthers(child, key, owners, kept);
        }
        int left = tree.store().others(child, key, owners, kept).size();
        if (left == 0) {
            return 0;
        }
        throw new ApiException(ApiError.of(
                        ErrorCode.VALIDATION_FAILED,
                        "'" + relation.apiName() + "' has " + left + " more rows, which need their '" + key.apiName()
                                + "' and so cannot be left out")
                .at(sets.getFirst().write().path().names())
                .onFields(List.of(relation.apiName()))
                .withHint("Delete them with 'delete', or connect them to another row first"));
    }

    private int disconnect(List<Object> owners, List<Each<Disconnect>> leaving) {
        List<Object> rows = own(owners, leaving, Purpose.CHANGE, false);
        return rows.isEmpty() ? 0 : tree.store().release(child, key, rows);
    }

    private int delete(List<Object> owners, List<Each<Delete>> going) {
        List<Object> rows = own(owners, going, Purpose.DELETE, true);
        return rows.isEmpty()
                ? 0
                : tree.store().delete(child, rows, going.getFirst().write().path());
    }

    /**
     * The keys of the rows that are meant, which must be their owners'.
     *
     * @param demanded whether the one row of a one-to-one relation must be there
     */
    private List<Object> own(
            List<Object> owners, List<? extends Each<?>> meant, Purpose purpose, boolean demanded) {
        if (meant.isEmpty()) {
            return List.of();
        }
        return relation.isToMany() ? named(owners, meant, purpose) : theOnes(owners, meant, demanded);
    }

    private List<Object> named(List<Object> owners, List<? extends Each<?>> meant, Purpose purpose) {
        List<RowKey> keys = meant.stream().map(each -> keyOf(each.write())).toList();
        List<Found> found = found(keys, purpose);
        List<ApiError> foreign = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (!owners.get(meant.get(i).row()).equals(found.get(i).owner())) {
                foreign.add(notTheirs(meant.get(i).write()));
            }
        }
        refuse(foreign);
        return found.stream().map(Found::key).distinct().toList();
    }

    private List<Object> theOnes(List<Object> owners, List<? extends Each<?>> meant, boolean demanded) {
        List<Object> asked = meant.stream().map(each -> owners.get(each.row())).toList();
        Map<Object, Object> owned = tree.store().others(child, key, asked, List.of());
        List<ApiError> missing = meant.stream()
                .filter(each -> demanded && !owned.containsValue(owners.get(each.row())))
                .map(each -> notTheirs(each.write()))
                .toList();
        refuse(missing);
        return List.copyOf(owned.keySet());
    }

    private static void refuse(List<ApiError> errors) {
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
    }

    /** Told like a row that is not there. */
    private ApiError notTheirs(NestedWrite write) {
        return ApiError.of(
                        ErrorCode.NOT_FOUND,
                        "'" + relation.apiName() + "' has no " + child.typeName()
                                + (relation.isToMany() ? " with this key" : ""))
                .at(write.path().names());
    }

    private static RowKey keyOf(NestedWrite write) {
        return Objects.requireNonNull(
                switch (write) {
                    case Disconnect(_, RowKey key, _) -> key;
                    case Delete(_, RowKey key, _) -> key;
                    case Create _, Connect _, Replace _, NestedWrite.Update _ ->
                        throw new IllegalArgumentException("names no row to let go");
                });
    }

    private List<Found> found(List<RowKey> keys, Purpose purpose) {
        return keys.isEmpty() ? List.of() : tree.store().lookup(child, purpose, key).all(keys);
    }

    /** Which row shall be whose. */
    private final class Ownership {
        private final Map<Object, Object> owners = new HashMap<>();
        private final RowStore.Moves moves = new RowStore.Moves();

        void add(Found row, Object owner, ArgumentPath path) {
            Object other = owners.putIfAbsent(row.key(), owner);
            if (other == null) {
                moves.add(row.key(), owner, path);
            } else if (!other.equals(owner)) {
                throw new ApiException(ApiError.of(
                                ErrorCode.BAD_USER_INPUT,
                                "This " + child.typeName() + " is connected to two rows at once; it can have one '"
                                        + key.apiName() + "'")
                        .at(path.names())
                        .onFields(List.of(relation.apiName())));
            }
        }

        List<Object> rows() {
            return List.copyOf(owners.keySet());
        }
    }
}
