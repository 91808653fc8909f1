package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowChanges.Assignment;
import dev.weft.resolvers.write.RowUpdate.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes rows of one collection, with all that is nested in their patches, one change after the other as far as anybody
 * can tell: changes of different rows are written together.
 */
final class RowUpdates {
    private final ProjectModel model;
    private final OperationSession session;
    private final CollectionModel collection;
    private final RowShape shape;

    RowUpdates(ProjectModel model, OperationSession session, CollectionModel collection, RowShape shape) {
        this.model = model;
        this.session = session;
        this.collection = collection;
        this.shape = shape;
    }

    /** A row, and what becomes of it. */
    private record Change(Object key, RowUpdate update) {}

    /** For each change the rows that it found. */
    List<List<Written>> run(List<RowUpdate> updates) {
        @Nullable List<Written>[] written = lists(updates.size());
        Map<Object, Integer> together = new LinkedHashMap<>();
        for (int i = 0; i < written.length; i++) {
            switch (updates.get(i).target()) {
                case Target.ByKey(Object key) -> {
                    if (together.containsKey(key)) {
                        write(together, updates, written);
                    }
                    together.put(key, i);
                }
                case Target.ByFilter filter -> {
                    write(together, updates, written);
                    written[i] = filtered(updates.get(i), filter);
                }
            }
        }
        write(together, updates, written);
        return java.util.Arrays.stream(written).map(Objects::requireNonNull).toList();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable List<Written>[] lists(int size) {
        return new List[size];
    }

    private void write(Map<Object, Integer> together, List<RowUpdate> updates, @Nullable List<Written>[] written) {
        List<Change> changes = new ArrayList<>();
        List<Integer> positions = List.copyOf(together.values());
        together.forEach((key, position) -> changes.add(new Change(key, updates.get(position))));
        List<Written> rows = write(changes);
        for (int i = 0; i < rows.size(); i++) {
            written[positions.get(i)] = List.of(rows.get(i));
        }
        together.clear();
    }

    /** Every row that the filter finds is written; one statement where nothing is nested in the patch. */
    List<Written> filtered(RowUpdate update, Target.ByFilter target) {
        FilteredWrite write = new FilteredWrite(
                session, collection, target.filter(), target.most(), maxAffected(update));
        if (update.isEmpty()) {
            return write.lock(versioned()).stream()
                    .map(row -> checked(update, row))
                    .map(row -> new Written(Outcome.UNCHANGED, row))
                    .toList();
        }
        if (update.ifVersion() == null && update.changes().nested().isEmpty()) {
            WriteErrors errors = new WriteErrors(
                    model, collection, new RefusedPatch(update.changes().path(), ops(update), update.ops()));
            try {
                return write.update(update.changes().assignments(), update.ops(), shape).stream()
                        .map(row -> new Written(Outcome.UPDATED, row))
                        .toList();
            } catch (ApiException refusal) {
                throw errors.ofValues(refusal);
            }
        }
        List<Change> changes = write.lock(versioned()).stream()
                .map(row -> new Change(checked(update, row).key(), update))
                .toList();
        return write(changes, true);
    }

    private static ArgumentPath maxAffected(RowUpdate update) {
        return update.path().above() == null
                ? ArgumentPath.of("maxAffected")
                : update.path().child("maxAffected");
    }

    private static ArgumentPath ops(RowUpdate update) {
        return update.path().above() == null ? ArgumentPath.of("ops") : update.path().child("ops");
    }

    private Row checked(RowUpdate update, Row row) {
        if (update.ifVersion() != null && !row.version().equals(update.ifVersion())) {
            throw new ApiException(RowErrors.conflict(collection, update.path().child("ifVersion")));
        }
        return row;
    }

    private List<Written> write(List<Change> changes) {
        Map<Boolean, List<Integer>> byNesting = new LinkedHashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            boolean nested = !changes.get(i).update().changes().nested().isEmpty();
            byNesting.computeIfAbsent(nested, _ -> new ArrayList<>()).add(i);
        }
        @Nullable Written[] written = new Written[changes.size()];
        byNesting.forEach((nested, positions) -> {
            List<Change> some = positions.stream().map(changes::get).toList();
            List<Written> rows = nested ? nested(some) : write(some, false);
            for (int i = 0; i < rows.size(); i++) {
                written[positions.get(i)] = rows.get(i);
            }
        });
        return java.util.Arrays.stream(written).map(Objects::requireNonNull).toList();
    }

    /** Rows are locked before others are touched. */
    private List<Written> nested(List<Change> changes) {
        Predicate these = new Predicate.In(
                new Operand.OfColumn(collection.primaryKey()),
                changes.stream().map(Change::key).toList(),
                false);
        Map<Object, Row> locked = new HashMap<>();
        new FilteredWrite(session, collection, these, Integer.MAX_VALUE, ArgumentPath.of("updates"))
                .lock(versioned())
                .forEach(row -> locked.put(row.key(), row));
        List<ApiError> errors = new ArrayList<>();
        for (Change change : changes) {
            RowUpdate update = change.update();
            Row row = locked.get(change.key());
            if (row == null) {
                errors.add(RowErrors.absent(collection, update.path().child("id")));
            } else if (update.ifVersion() != null && !row.version().equals(update.ifVersion())) {
                errors.add(RowErrors.conflict(collection, update.path().child("ifVersion")));
            }
        }
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
        return write(changes, true);
    }

    /** @param locked whether the rows are, in the versions that they must have */
    private List<Written> write(List<Change> changes, boolean locked) {
        List<RowChanges> rows =
                changes.stream().map(change -> change.update().changes()).toList();
        List<Object> keys = changes.stream().map(Change::key).toList();
        TreeWriter tree = new TreeWriter(model, session);
        List<List<Assignment>> values = tree.before(collection, rows);
        boolean touched = tree.after(collection, keys, rows) > 0;
        List<KeyedChange> keyed = new ArrayList<>(changes.size());
        for (int i = 0; i < changes.size(); i++) {
            RowUpdate update = changes.get(i).update();
            keyed.add(new KeyedChange(
                    update.path(),
                    update.changes().path(),
                    keys.get(i),
                    values.get(i),
                    update.ops(),
                    locked ? null : update.ifVersion()));
        }
        return new CollectionRows(model, session, collection).update(keyed, touched, shape);
    }

    private RowShape versioned() {
        return RowShape.of(collection, shape.columns(), shape.computed(), true);
    }
}
