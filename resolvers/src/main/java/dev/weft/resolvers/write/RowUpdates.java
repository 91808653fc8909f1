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
        return write(changes);
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
            List<Written> rows = nested ? nested(some) : plain(some);
            for (int i = 0; i < rows.size(); i++) {
                written[positions.get(i)] = rows.get(i);
            }
        });
        return java.util.Arrays.stream(written).map(Objects::requireNonNull).toList();
    }

    private List<Written> nested(List<Change> changes) {
        List<OldRow> rows = changes.stream()
                .map(change -> {
                    RowUpdate update = change.update();
                    return new OldRow(
                            update.path(), change.key(), update.changes(), update.ops(), update.ifVersion());
                })
                .toList();
        return new TreeWriter(model, session).update(collection, rows, shape);
    }

    private List<Written> plain(List<Change> changes) {
        List<KeyedChange> keyed = changes.stream()
                .map(change -> {
                    RowUpdate update = change.update();
                    return new KeyedChange(
                            update.path(),
                            update.changes().path(),
                            change.key(),
                            update.changes().assignments(),
                            update.ops(),
                            update.ifVersion());
                })
                .toList();
        return new CollectionRows(model, session, collection).update(keyed, shape);
    }

    private RowShape versioned() {
        return RowShape.of(collection, shape.columns(), shape.computed(), true);
    }
}
