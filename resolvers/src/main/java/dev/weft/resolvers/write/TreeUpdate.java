package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes rows of one collection with what is nested in their patches. A row is locked before others are touched on its
 * behalf, and gets a new version when any of them changed.
 */
record TreeUpdate(TreeWriter tree, CollectionModel collection, RowShape shape) {
    List<Written> run(List<OldRow> rows) {
        @Nullable Written[] written = new Written[rows.size()];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            open.add(i);
        }
        while (!open.isEmpty()) {
            open = round(rows, open, written);
        }
        return Arrays.stream(written).map(Objects::requireNonNull).toList();
    }

    /** One statement changes a row once: of several changes of the same row, the others wait for the next round. */
    private List<Integer> round(List<OldRow> rows, List<Integer> open, @Nullable Written[] written) {
        Set<Object> keys = new HashSet<>();
        List<Integer> plain = new ArrayList<>();
        List<Integer> parents = new ArrayList<>();
        List<Integer> later = new ArrayList<>();
        for (int i : open) {
            OldRow row = rows.get(i);
            if (keys.add(row.key())) {
                (row.changes().nested().isEmpty() ? plain : parents).add(i);
            } else {
                later.add(i);
            }
        }
        keep(plain, plain(plain.stream().map(rows::get).toList()), written);
        keep(parents, withNested(parents.stream().map(rows::get).toList()), written);
        return later;
    }

    private static void keep(List<Integer> positions, List<Written> results, @Nullable Written[] written) {
        for (int i = 0; i < positions.size(); i++) {
            written[positions.get(i)] = results.get(i);
        }
    }

    private List<Written> plain(List<OldRow> rows) {
        return rows.isEmpty()
                ? List.of()
                : tree.store()
                        .rows(collection)
                        .update(
                                rows.stream()
                                        .map(row -> row.with(row.changes().assignments()))
                                        .toList(),
                                shape);
    }

    private List<Written> withNested(List<OldRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<RowChanges> changes = rows.stream().map(OldRow::changes).toList();
        List<Row> before = locked(rows);
        rows.forEach(this::demandOfLinks);
        References references = new References(tree, collection, changes, before);
        List<Written> written = own(rows, before, references.values());
        int changed = references.changed()
                + tree.after(collection, rows.stream().map(OldRow::key).toList(), changes)
                + references.deleteOrphans();
        return changed == 0 ? written : touched(written);
    }

    /** Columns are seen to where they are written; links are as good as columns, but are not written with the row. */
    private void demandOfLinks(OldRow row) {
        Set<String> links = Touched.links(row.changes().nested());
        if (!links.isEmpty()) {
            Demand demand = tree.writing().rights(collection).demand(PolicyAction.UPDATE, links, List.of());
            tree.writing().demand(demand, row.key(), row.changes().path());
        }
    }

    /** In their order. All must be there, the caller's to change, and in the versions that are asked for. */
    private List<Row> locked(List<OldRow> rows) {
        Openings openings = new Openings(tree.writing().rights(collection), PolicyAction.UPDATE);
        rows.forEach(row -> openings.add(row.touched()));
        Map<Object, Told> found = held(rows, openings);
        List<ApiError> errors = new ArrayList<>();
        for (OldRow old : rows) {
            Told row = found.get(old.key());
            if (row == null) {
                errors.add(RowErrors.absent(collection, old.path().child("id")));
            } else if (!openings.open(row, old.touched())) {
                errors.add(openings.closed(old.touched(), old.changes().path()));
            } else if (old.ifVersion() != null && !row.row().version().equals(old.ifVersion())) {
                errors.add(RowErrors.conflict(collection, old.path().child("ifVersion")));
            }
        }
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
        return rows.stream()
                .map(row -> Objects.requireNonNull(found.get(row.key())).row())
                .toList();
    }

    private Map<Object, Told> held(List<OldRow> rows, Openings openings) {
        Map<Object, Told> found = new HashMap<>();
        Predicate these = new Predicate.In(
                new Operand.OfColumn(collection.primaryKey()),
                rows.stream().map(OldRow::key).toList(),
                false);
        Reply reply = openings.asked(Reply.of(wide(), tree.writing().rights(collection)));
        tree.store()
                .hold(collection, these, reply)
                .forEach(row -> found.put(row.row().key(), row));
        return found;
    }

    /** With the keys of the rows that nested writes may be about. */
    private RowShape wide() {
        List<Column> columns = new ArrayList<>(shape.columns());
        for (RelationEnd relation : collection.relations()) {
            if (relation instanceof RelationEnd.ToOne one && one.isWritable()) {
                columns.add(one.key());
            }
        }
        return RowShape.of(collection, columns, shape.computed(), true);
    }

    private List<Written> own(List<OldRow> rows, List<Row> before, List<List<Assignment>> values) {
        List<Written> written = new ArrayList<>();
        List<KeyedChange> changes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            written.add(new Written(Outcome.UNCHANGED, before.get(i)));
            changes.add(rows.get(i).with(values.get(i)));
        }
        List<Integer> changing = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            if (!changes.get(i).isEmpty()) {
                changing.add(i);
            }
        }
        if (!changing.isEmpty()) {
            List<Written> own = tree.store()
                    .rows(collection)
                    .update(changing.stream().map(changes::get).toList(), shape);
            for (int i = 0; i < own.size(); i++) {
                written.set(changing.get(i), own.get(i));
            }
        }
        return written;
    }

    /** What happened around the rows is a change of theirs, too. */
    private List<Written> touched(List<Written> written) {
        List<Object> keys = written.stream()
                .filter(each -> each.outcome() == Outcome.UNCHANGED)
                .map(each -> each.row().key())
                .toList();
        Map<Object, Written> now = new HashMap<>();
        tree.store()
                .rows(collection)
                .touch(keys, shape)
                .forEach(row -> now.put(row.key(), new Written(Outcome.UPDATED, row)));
        return written.stream()
                .map(each -> now.getOrDefault(each.row().key(), each))
                .toList();
    }
}
