package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowUpdate.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes rows of one collection, with all that is nested in their patches, one update after the other as far as anybody
 * can tell: those of rows that are named by their keys are written together until one has a filter.
 */
final class RowUpdates {
    private final ProjectModel model;
    private final OperationSession session;
    private final CollectionModel collection;
    private final RowShape shape;
    private final TreeWriter tree;

    RowUpdates(ProjectModel model, OperationSession session, CollectionModel collection, RowShape shape) {
        this.model = model;
        this.session = session;
        this.collection = collection;
        this.shape = shape;
        this.tree = new TreeWriter(model, session);
    }

    /** For each update the rows that it found. */
    List<List<Written>> run(List<RowUpdate> updates) {
        @Nullable List<Written>[] written = lists(updates.size());
        List<OldRow> open = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            switch (updates.get(i).target()) {
                case Target.ByKey(Object key) -> open.add(row(key, updates.get(i)));
                case Target.ByFilter filter -> {
                    close(open, written, i);
                    written[i] = filtered(updates.get(i), filter);
                }
            }
        }
        close(open, written, written.length);
        return Arrays.stream(written).map(Objects::requireNonNull).toList();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable List<Written>[] lists(int size) {
        return new List[size];
    }

    private static OldRow row(Object key, RowUpdate update) {
        return new OldRow(update.path(), key, update.changes(), update.ops(), update.ifVersion());
    }

    /** @param end the position behind the last of them */
    private void close(List<OldRow> open, @Nullable List<Written>[] written, int end) {
        int start = end - open.size();
        List<Written> rows = open.isEmpty() ? List.of() : tree.update(collection, open, shape);
        for (int i = 0; i < rows.size(); i++) {
            written[start + i] = List.of(rows.get(i));
        }
        open.clear();
    }

    /** Every row that the filter finds is written; by one statement where nothing is nested in the patch. */
    List<Written> filtered(RowUpdate update, Target.ByFilter target) {
        FilteredWrite write = new FilteredWrite(
                session,
                collection,
                target.filter(),
                target.most(),
                update.path().child("maxAffected"));
        if (update.isEmpty()) {
            return locked(write, update).stream()
                    .map(row -> new Written(Outcome.UNCHANGED, row))
                    .toList();
        }
        if (update.ifVersion() == null && update.changes().nested().isEmpty()) {
            return written(write, update);
        }
        List<OldRow> rows = locked(write, update).stream()
                .map(row -> row(row.key(), update))
                .toList();
        return rows.isEmpty() ? List.of() : tree.update(collection, rows, shape);
    }

    private List<Written> written(FilteredWrite write, RowUpdate update) {
        try {
            return write.update(update.changes().assignments(), update.ops(), shape).stream()
                    .map(row -> new Written(Outcome.UPDATED, row))
                    .toList();
        } catch (ApiException refusal) {
            RefusedPatch patch =
                    new RefusedPatch(update.changes().path(), update.path().child("ops"), update.ops());
            throw new WriteErrors(model, collection, patch).ofValues(refusal);
        }
    }

    /** The rows, in the versions that they must have. */
    private List<Row> locked(FilteredWrite write, RowUpdate update) {
        List<Row> rows = write.lock(RowShape.of(collection, shape.columns(), shape.computed(), true));
        for (Row row : rows) {
            if (update.ifVersion() != null && !row.version().equals(update.ifVersion())) {
                throw new ApiException(
                        RowErrors.conflict(collection, update.path().child("ifVersion")));
            }
        }
        return rows;
    }
}
