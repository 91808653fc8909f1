package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of one collection whose values are known, many by few statements. Relations are others' work. Refusals name
 * the place of their row in the arguments, as far as that can be told.
 */
final class CollectionRows {
    private final Writing writing;
    private final CollectionModel collection;
    private final RowRights rights;

    CollectionRows(Writing writing, CollectionModel collection) {
        this.writing = writing;
        this.collection = collection;
        this.rights = writing.rights(collection);
    }

    /**
     * Inserts rows and tells in their order what became of each: one statement, with a conflict clause one for each set of
     * columns that rows give, and one more where rows were left as they were.
     *
     * @param conflict what happens to rows that are there already; null where that is an error
     */
    List<Written> insert(List<NewRow> rows, @Nullable Conflict conflict, RowShape shape) {
        if (rows.isEmpty()) {
            return List.of();
        }
        try {
            return conflict == null
                    ? created(rows, shape)
                    : new Upserts(writing, collection, conflict, shape, this::created).run(rows);
        } catch (ApiException refusal) {
            throw new WriteErrors(writing.model(), collection, new RefusedRow(rows, conflict)).ofValues(refusal);
        }
    }

    private List<Written> created(List<NewRow> rows, RowShape shape) {
        List<List<Assignment>> assignments =
                rows.stream().map(NewRow::assignments).toList();
        Demands demands = new Demands(rows.stream().map(row -> row.made(rights)).toList());
        List<Told> told = BulkInsert.run(writing.session(), collection, assignments, Reply.of(shape, rights), demands);
        demands.settle(told, 0, at -> RefusedRow.subject(writing, collection, rows, at, null), writing.pending());
        return told.stream().map(row -> new Written(Outcome.CREATED, row.row())).toList();
    }

    /**
     * Changes rows by their keys: one statement for each kind of change, and one more where some changed nothing. A row
     * that is not there, or not in the version that it should be in, or not the caller's to change, is an error; all of
     * these come together.
     *
     * @param changes each of another row
     */
    List<Written> update(List<KeyedChange> changes, RowShape shape) {
        Map<KeyedChange.Kind, List<Integer>> kinds = new LinkedHashMap<>();
        List<KeyedChange> all =
                changes.stream().map(change -> change.preset(rights)).toList();
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).isEmpty()) {
                kinds.computeIfAbsent(all.get(i).kind(rights), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        @Nullable Written[] written = new Written[all.size()];
        kinds.values().forEach(positions -> {
            List<KeyedChange> alike = positions.stream().map(all::get).toList();
            touched(alike, shape).forEach((at, row) -> written[positions.get(at)] = new Written(Outcome.UPDATED, row));
        });
        return new UntouchedRows(writing, collection, shape).fillIn(all, written);
    }

    private Map<Integer, Row> touched(List<KeyedChange> alike, RowShape shape) {
        Demand demand = alike.getFirst().demand(rights);
        Demands demands = new Demands(alike.stream().map(_ -> demand).toList());
        Map<Integer, Told> told;
        try {
            told = KeyedUpdate.run(writing, collection, alike, demands.told(Reply.of(shape, rights), null));
        } catch (ApiException refusal) {
            throw new WriteErrors(writing.model(), collection, new RefusedChange(alike)).ofValues(refusal);
        }
        @Nullable Told[] rows = new Told[alike.size()];
        Map<Integer, Row> touched = new LinkedHashMap<>();
        told.forEach((at, row) -> {
            rows[at] = row;
            touched.put(at, row.row());
        });
        demands.settle(
                java.util.Arrays.asList(rows),
                0,
                at -> RefusedChange.subject(writing, collection, alike, at),
                writing.pending());
        return touched;
    }

    /** Gives rows a new version and leaves their values. In the order of their keys. */
    List<Row> touch(Collection<Object> keys, RowShape shape) {
        return keys.isEmpty()
                ? List.of()
                : of(Matching.of(among(keys)), ArgumentPath.ARGUMENTS)
                        .update(List.of(), List.of(), Reply.of(shape, rights))
                        .stream()
                        .map(Told::row)
                        .toList();
    }

    /**
     * Deletes rows by their keys, by one statement, and answers them as they were, in the order of their keys. Those that
     * are not there are left out.
     *
     * @param path of the argument that names them
     */
    List<Row> delete(Collection<Object> keys, ArgumentPath path, RowShape shape) {
        if (keys.isEmpty()) {
            return List.of();
        }
        try {
            Matching open = Matching.open(among(keys), rights, PolicyAction.DELETE, Set.of());
            List<Row> deleted = of(open, path).delete(Reply.of(shape, rights)).stream()
                    .map(Told::row)
                    .toList();
            if (rights.bound()) {
                refuseKept(keys, deleted, path);
            }
            return deleted;
        } catch (ApiException refusal) {
            throw new WriteErrors(writing.model(), collection, path).ofDelete(refusal);
        }
    }

    /** A row that is still there for the caller is none that he may delete. */
    private void refuseKept(Collection<Object> keys, List<Row> deleted, ArgumentPath path) {
        Set<Object> kept = new HashSet<>(keys);
        deleted.forEach(row -> kept.remove(row.key()));
        List<ApiError> errors = new SeenRows(writing, TreeWriter.keyOf(collection))
                .of(kept).keySet().stream()
                        .map(_ -> Forbidden.row(collection, PolicyAction.DELETE, path, List.of()))
                        .toList();
        Children.refuse(errors);
    }

    private Predicate among(Collection<Object> keys) {
        return new Predicate.In(new Operand.OfColumn(collection.primaryKey()), List.copyOf(keys), false);
    }

    private FilteredWrite of(Matching matching, ArgumentPath path) {
        return new FilteredWrite(writing.session(), collection, matching, Integer.MAX_VALUE, path);
    }
}
