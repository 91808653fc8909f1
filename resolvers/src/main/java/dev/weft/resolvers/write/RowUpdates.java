package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowUpdate.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes rows of one collection, with all that is nested in their patches, one update after the other as far as anybody
 * can tell: those of rows that are named by their keys are written together until one has a filter.
 */
final class RowUpdates {
    private final Writing writing;
    private final CollectionModel collection;
    private final RowRights rights;
    private final RowShape shape;
    private final TreeWriter tree;

    RowUpdates(Writing writing, CollectionModel collection, RowShape shape) {
        this.writing = writing;
        this.collection = collection;
        this.rights = writing.rights(collection);
        this.shape = shape;
        this.tree = new TreeWriter(writing);
    }

    /** For each update the rows that it found. */
    List<List<Written>> run(List<RowUpdate> updates) {
        return writing.settled(() -> each(updates));
    }

    private List<List<Written>> each(List<RowUpdate> updates) {
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

    /** The same for one update of rows that a filter finds. */
    List<Written> run(RowUpdate update, Target.ByFilter target) {
        return writing.settled(() -> filtered(update, target));
    }

    /** Every row that the filter finds is written; by one statement where nothing is nested in the patch. */
    private List<Written> filtered(RowUpdate update, Target.ByFilter target) {
        Set<String> touched = Touched.by(update.changes(), update.ops());
        FilteredWrite write = new FilteredWrite(
                writing.session(),
                collection,
                update.isEmpty()
                        ? Matching.listable(target.filter(), rights)
                        : Matching.found(target.filter(), rights, PolicyAction.UPDATE, touched),
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
            KeyedChange change = change(update).preset(rights);
            Demand demand = change.demand(rights);
            Demands probe = new Demands(List.of(demand));
            List<Told> rows =
                    write.update(change.assignments(), change.ops(), probe.told(Reply.of(shape, rights), null));
            new Demands(rows.stream().map(_ -> demand).toList())
                    .settle(
                            rows,
                            0,
                            _ -> RefusedChange.subject(writing, collection, List.of(change), 0),
                            writing.pending());
            return rows.stream()
                    .map(told -> new Written(Outcome.UPDATED, told.row()))
                    .toList();
        } catch (ApiException refusal) {
            RefusedPatch patch =
                    new RefusedPatch(update.changes().path(), update.path().child("ops"), update.ops());
            throw new WriteErrors(writing.model(), collection, patch).ofValues(refusal);
        }
    }

    /** The same change of whatever row. */
    private static KeyedChange change(RowUpdate update) {
        return new KeyedChange(
                update.path(),
                update.changes().path(),
                List.of(),
                update.changes().assignments(),
                update.ops(),
                null);
    }

    /** The rows, in the versions that they must have. */
    private List<Row> locked(FilteredWrite write, RowUpdate update) {
        RowShape versioned = RowShape.of(collection, shape.columns(), shape.computed(), true);
        List<Row> rows =
                write.lock(Reply.of(versioned, rights)).stream().map(Told::row).toList();
        for (Row row : rows) {
            if (update.ifVersion() != null && !row.version().equals(update.ifVersion())) {
                throw new ApiException(
                        RowErrors.conflict(collection, update.path().child("ifVersion")));
            }
        }
        return rows;
    }
}
