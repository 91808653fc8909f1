package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.Grouped.Each;
import dev.weft.resolvers.write.KeyLookup.Found;
import dev.weft.resolvers.write.KeyLookup.Purpose;
import dev.weft.resolvers.write.NestedWrite.Connect;
import dev.weft.resolvers.write.NestedWrite.Create;
import dev.weft.resolvers.write.NestedWrite.Delete;
import dev.weft.resolvers.write.NestedWrite.Disconnect;
import dev.weft.resolvers.write.NestedWrite.Replace;
import dev.weft.resolvers.write.NestedWrite.Update;
import dev.weft.resolvers.write.NestedWrite.Upsert;
import dev.weft.resolvers.write.RowChanges.Assignment;
import dev.weft.resolvers.write.RowChanges.By;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rows that refer to the rows of a batch by a foreign key of their own. Those that go make room first: sets are
 * replaced, rows leave, rows are deleted, rows join, rows are changed, rows are made.
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
        changed += update(owners, nested.of(relation, Update.class));
        changed += upsert(owners, nested.of(relation, Upsert.class));
        return changed + create(owners, nested.of(relation, Create.class));
    }

    /** The one row of a one-to-one relation leaves for the one that comes. One that cannot be without is in the way. */
    private int makeRoom(List<Object> owners, Grouped nested) {
        List<Object> taken = nested.rows(relation, List.of(Connect.class, Create.class, Upsert.class)).stream()
                .map(owners::get)
                .toList();
        if (relation.isToMany() || key.notNull() || taken.isEmpty()) {
            return 0;
        }
        List<RowKey> coming = nested.of(relation, Connect.class).stream()
                .map(each -> each.write().key())
                .toList();
        List<Object> kept =
                found(coming, Purpose.CHANGE).stream().map(Found::key).toList();
        Moves leaving = new Moves(this);
        tree.store().others(child, key, taken, kept).forEach(row -> leaving.release(row.key(), nested.path(relation)));
        return leaving.run();
    }

    private int create(List<Object> owners, List<Each<Create>> made) {
        List<RowChanges> rows = made.stream()
                .map(each -> each.write().row().with(new Assignment(key, owners.get(each.row()), By.RELATION)))
                .toList();
        return tree.create(child, rows).size();
    }

    private int upsert(List<Object> owners, List<Each<Upsert>> upserts) {
        Upserted rows = Upserted.of(
                tree,
                child,
                upserts,
                each -> each.write().row().with(new Assignment(key, owners.get(each.row()), By.RELATION)),
                Set.of(),
                RowShape.of(child, List.of(key), false));
        Moves moves = new Moves(this);
        for (int i = 0; i < upserts.size(); i++) {
            Row row = rows.written().get(i).row();
            Each<Upsert> each = upserts.get(i);
            moves.add(
                    row.key(),
                    row.value(key),
                    owners.get(each.row()),
                    each.write().path());
        }
        return rows.changed() + moves.run();
    }

    private int connect(List<Object> owners, List<Each<Connect>> joining) {
        List<Found> found =
                found(joining.stream().map(each -> each.write().key()).toList(), Purpose.CHANGE);
        Moves moves = new Moves(this);
        for (int i = 0; i < found.size(); i++) {
            Each<Connect> each = joining.get(i);
            moves.add(
                    found.get(i).key(),
                    found.get(i).owner(),
                    owners.get(each.row()),
                    each.write().path());
        }
        return moves.run();
    }

    private int replace(List<Object> owners, List<Each<Replace>> sets) {
        if (sets.isEmpty()) {
            return 0;
        }
        List<Found> found = found(
                sets.stream().flatMap(each -> each.write().keys().stream()).toList(), Purpose.CHANGE);
        Moves moves = new Moves(this);
        int next = 0;
        for (Each<Replace> each : sets) {
            for (RowKey _ : each.write().keys()) {
                Found row = found.get(next++);
                moves.add(
                        row.key(),
                        row.owner(),
                        owners.get(each.row()),
                        each.write().path());
            }
        }
        List<Object> all = sets.stream().map(each -> owners.get(each.row())).toList();
        ArgumentPath path = sets.getFirst().write().path();
        List<Row> leftOut = tree.store()
                .others(child, key, all, found.stream().map(Found::key).toList());
        if (key.notNull() && !leftOut.isEmpty()) {
            throw required(leftOut.size(), path);
        }
        leftOut.forEach(row -> moves.release(row.key(), path));
        return moves.run();
    }

    private ApiException required(int left, ArgumentPath path) {
        return new ApiException(ApiError.of(
                        ErrorCode.VALIDATION_FAILED,
                        "'" + relation.apiName() + "' has " + left + " more rows, which need their '" + key.apiName()
                                + "' and so cannot be left out")
                .at(path.names())
                .onFields(List.of(relation.apiName()))
                .withHint("Delete them with 'delete', or connect them to another row first"));
    }

    private int disconnect(List<Object> owners, List<Each<Disconnect>> leaving) {
        Moves moves = new Moves(this);
        own(owners, leaving, false)
                .forEach(row -> moves.release(row, leaving.getFirst().write().path()));
        return moves.run();
    }

    private int delete(List<Object> owners, List<Each<Delete>> going) {
        List<Object> rows = own(owners, going, true);
        return rows.isEmpty()
                ? 0
                : tree.store()
                        .rows(child)
                        .delete(rows, going.getFirst().write().path(), TreeWriter.keyOf(child))
                        .size();
    }

    private int update(List<Object> owners, List<Each<Update>> updates) {
        List<OldRow> rows = new ArrayList<>();
        List<Each<Update>> named = new ArrayList<>();
        for (Each<Update> each : updates) {
            if (each.write().which() instanceof NestedWrite.Which.Found(Predicate filter, int most)) {
                Predicate theirs = new Predicate.In(new Operand.OfColumn(key), List.of(owners.get(each.row())), false);
                Update update = each.write();
                tree.store()
                        .hold(
                                child,
                                new Predicate.And(List.of(theirs, filter)),
                                update.change().touched(),
                                most,
                                update.path().child("maxAffected"))
                        .forEach(row -> rows.add(update.change().of(row, update.path())));
            } else {
                named.add(each);
            }
        }
        List<Object> keys = own(owners, named, true);
        for (int i = 0; i < keys.size(); i++) {
            Update update = named.get(i).write();
            rows.add(update.change().of(keys.get(i), update.path()));
        }
        return tree.update(child, rows);
    }

    /**
     * The keys of the rows that are meant, one for each, which must be their owners'.
     *
     * @param demanded whether the one row of a one-to-one relation must be there
     */
    private List<Object> own(List<Object> owners, List<? extends Each<?>> meant, boolean demanded) {
        if (meant.isEmpty()) {
            return List.of();
        }
        return relation.isToMany() ? named(owners, meant) : theOnes(owners, meant, demanded);
    }

    private List<Object> named(List<Object> owners, List<? extends Each<?>> meant) {
        List<RowKey> keys = meant.stream().map(each -> Named.in(each.write())).toList();
        List<Found> found = found(keys, Purpose.CHANGE);
        List<ApiError> foreign = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (!owners.get(meant.get(i).row()).equals(found.get(i).owner())) {
                foreign.add(Named.notTheirs(relation, child, meant.get(i).write()));
            }
        }
        refuse(foreign);
        return found.stream().map(Found::key).toList();
    }

    private List<Object> theOnes(List<Object> owners, List<? extends Each<?>> meant, boolean demanded) {
        List<Row> owned = tree.store()
                .others(
                        child,
                        key,
                        meant.stream().map(each -> owners.get(each.row())).toList(),
                        List.of());
        List<Object> keys = new ArrayList<>();
        List<ApiError> missing = new ArrayList<>();
        for (Each<?> each : meant) {
            Object owner = owners.get(each.row());
            owned.stream()
                    .filter(row -> owner.equals(row.value(key)))
                    .findFirst()
                    .ifPresentOrElse(
                            row -> keys.add(row.key()),
                            () -> missing.add(Named.notTheirs(relation, child, each.write())));
        }
        if (demanded) {
            refuse(missing);
        }
        return keys;
    }

    static void refuse(List<ApiError> errors) {
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
    }

    private List<Found> found(List<RowKey> keys, Purpose purpose) {
        return keys.isEmpty()
                ? List.of()
                : tree.store().lookup(child, purpose, key).all(keys);
    }
}
