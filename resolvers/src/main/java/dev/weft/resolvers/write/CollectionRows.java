package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of one collection whose values are known, many by few statements. Relations are others' work. Refusals name
 * the place of their row in the arguments, as far as that can be told.
 */
final class CollectionRows {
    private final ProjectModel model;
    private final OperationSession session;
    private final CollectionModel collection;

    CollectionRows(ProjectModel model, OperationSession session, CollectionModel collection) {
        this.model = model;
        this.session = session;
        this.collection = collection;
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
                    : new Upserts(session, collection, conflict, shape, this::created).run(rows);
        } catch (ApiException refusal) {
            throw new WriteErrors(model, collection, new RefusedRow(rows, conflict)).ofValues(refusal);
        }
    }

    private List<Written> created(List<NewRow> rows, RowShape shape) {
        List<List<Assignment>> assignments =
                rows.stream().map(NewRow::assignments).toList();
        return BulkInsert.run(session, collection, assignments, shape).stream()
                .map(row -> new Written(Outcome.CREATED, row))
                .toList();
    }

    /**
     * Changes rows by their keys: one statement for each kind of change, and one more where some changed nothing. A row
     * that is not there, or not in the version that it should be in, is an error; all of these come together.
     *
     * @param changes each of another row
     */
    List<Written> update(List<KeyedChange> changes, RowShape shape) {
        Map<KeyedChange.Kind, List<Integer>> kinds = new LinkedHashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            if (!changes.get(i).isEmpty()) {
                kinds.computeIfAbsent(changes.get(i).kind(), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        @Nullable Written[] written = new Written[changes.size()];
        kinds.values().forEach(positions -> {
            List<KeyedChange> alike = positions.stream().map(changes::get).toList();
            touched(alike, shape).forEach((at, row) -> written[positions.get(at)] = new Written(Outcome.UPDATED, row));
        });
        return new UntouchedRows(session, collection, shape).fillIn(changes, written);
    }

    private Map<Integer, Row> touched(List<KeyedChange> alike, RowShape shape) {
        try {
            return KeyedUpdate.run(session, collection, alike, shape);
        } catch (ApiException refusal) {
            throw new WriteErrors(model, collection, new RefusedChange(alike)).ofValues(refusal);
        }
    }

    /** Gives rows a new version and leaves their values. In the order of their keys. */
    List<Row> touch(Collection<Object> keys, RowShape shape) {
        return keys.isEmpty() ? List.of() : of(keys, ArgumentPath.ARGUMENTS).update(List.of(), List.of(), shape);
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
            return of(keys, path).delete(shape);
        } catch (ApiException refusal) {
            throw new WriteErrors(model, collection, path).ofDelete(refusal);
        }
    }

    private FilteredWrite of(Collection<Object> keys, ArgumentPath path) {
        Predicate these = new Predicate.In(new Operand.OfColumn(collection.primaryKey()), List.copyOf(keys), false);
        return new FilteredWrite(session, collection, these, Integer.MAX_VALUE, path);
    }
}
