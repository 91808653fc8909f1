package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.Grouped.Each;
import dev.weft.resolvers.write.KeyLookup.Found;
import dev.weft.resolvers.write.KeyLookup.Purpose;
import dev.weft.resolvers.write.NestedWrite.Connect;
import dev.weft.resolvers.write.NestedWrite.Create;
import dev.weft.resolvers.write.NestedWrite.Delete;
import dev.weft.resolvers.write.NestedWrite.Update;
import dev.weft.resolvers.write.NestedWrite.Upsert;
import dev.weft.resolvers.write.RowChanges.Assignment;
import dev.weft.resolvers.write.RowChanges.By;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows that the rows of a batch refer to: made, found or changed, for each relation all at once. */
final class References {
    private final TreeWriter tree;
    private final Grouped nested;
    private final List<Row> before;
    private final List<List<Assignment>> values = new ArrayList<>();
    private final List<Orphans> orphans = new ArrayList<>();
    private int changed;

    /** Rows that nothing of the batch refers to any more, to be deleted. */
    private record Orphans(CollectionModel collection, List<Object> keys, ArgumentPath path) {}

    References(TreeWriter tree, CollectionModel collection, List<RowChanges> rows) {
        this(tree, collection, rows, List.of());
    }

    /**
     * @param before the rows as they are, with their foreign keys; empty where they are new
     */
    References(TreeWriter tree, CollectionModel collection, List<RowChanges> rows, List<Row> before) {
        this.tree = tree;
        this.nested = Grouped.of(rows);
        this.before = before;
        rows.forEach(row -> values.add(new ArrayList<>(row.assignments())));
        if (!nested.isEmpty()) {
            for (RelationEnd relation : collection.relations()) {
                if (relation instanceof RelationEnd.ToOne one) {
                    refer(one);
                }
            }
        }
    }

    /** Of each row, with its foreign keys. */
    List<List<Assignment>> values() {
        return values;
    }

    /** How many of the rows that were there changed. */
    int changed() {
        return changed;
    }

    /** Deletes what the rows had to let go of first, and tells how many rows that are. */
    int deleteOrphans() {
        int deleted = 0;
        for (Orphans gone : orphans) {
            deleted += tree.store()
                    .rows(gone.collection())
                    .delete(gone.keys(), gone.path(), TreeWriter.keyOf(gone.collection()))
                    .size();
        }
        return deleted;
    }

    private void refer(RelationEnd.ToOne relation) {
        CollectionModel target = tree.target(relation);
        update(relation, target);
        List<Each<Delete>> going = nested.of(relation, Delete.class);
        if (!going.isEmpty()) {
            orphans.add(new Orphans(
                    target,
                    current(relation, target, going),
                    going.getFirst().write().path()));
            going.forEach(each -> assign(relation, each, null));
        }
        List<Each<Create>> made = nested.of(relation, Create.class);
        assign(
                relation,
                made,
                tree.create(
                        target, made.stream().map(each -> each.write().row()).toList()));
        List<Each<Upsert>> upserts = nested.of(relation, Upsert.class);
        Upserted upserted =
                Upserted.of(tree, target, upserts, each -> each.write().row(), Set.of(), TreeWriter.keyOf(target));
        changed += upserted.changed();
        assign(relation, upserts, upserted.keys());
        List<Each<Connect>> found = nested.of(relation, Connect.class);
        if (!found.isEmpty()) {
            List<RowKey> given = found.stream().map(each -> each.write().key()).toList();
            List<Found> rows = tree.store().lookup(target, Purpose.REFER).all(given);
            assign(relation, found, rows.stream().map(Found::key).toList());
        }
    }

    private void update(RelationEnd.ToOne relation, CollectionModel target) {
        List<Each<Update>> updates = nested.of(relation, Update.class);
        List<Object> keys = current(relation, target, updates);
        List<OldRow> rows = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Update update = updates.get(i).write();
            rows.add(update.change().of(keys.get(i), update.path()));
        }
        changed += tree.update(target, rows);
    }

    /** The keys of the rows that are referred to now; there must be one for each, which the caller can read. */
    private List<Object> current(RelationEnd.ToOne relation, CollectionModel target, List<? extends Each<?>> meant) {
        List<Object> keys = new ArrayList<>();
        List<ApiError> missing = new ArrayList<>();
        Set<Object> there = there(relation, target, meant);
        for (Each<?> each : meant) {
            Object key = before.get(each.row()).value(relation.key());
            if (key == null || !there.contains(key)) {
                missing.add(ApiError.of(ErrorCode.NOT_FOUND, "'" + relation.apiName() + "' has no " + target.typeName())
                        .at(each.write().path().names()));
            } else {
                keys.add(key);
            }
        }
        if (!missing.isEmpty()) {
            throw new ApiException(missing);
        }
        return keys;
    }

    /** One more look, where the caller may not read every row. */
    private Set<Object> there(RelationEnd.ToOne relation, CollectionModel target, List<? extends Each<?>> meant) {
        Set<Object> keys = new HashSet<>();
        for (Each<?> each : meant) {
            Object key = before.get(each.row()).value(relation.key());
            if (key != null) {
                keys.add(key);
            }
        }
        return tree.writing().rights(target).readable().equals(Predicate.ALWAYS)
                ? keys
                : new SeenRows(tree.writing(), TreeWriter.keyOf(target))
                        .of(keys)
                        .keySet();
    }

    private void assign(RelationEnd.ToOne relation, List<? extends Each<?>> rows, List<Object> keys) {
        for (int i = 0; i < keys.size(); i++) {
            assign(relation, rows.get(i), keys.get(i));
        }
    }

    private void assign(RelationEnd.ToOne relation, Each<?> row, @Nullable Object key) {
        values.get(row.row()).add(new Assignment(relation.key(), key, By.RELATION));
    }
}
