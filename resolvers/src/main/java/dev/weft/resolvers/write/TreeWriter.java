package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows with all that is nested in them. The foreign keys give the order: first the rows that a row refers to, then
 * the row, then those that refer to it, then links. Rows that stand in the same place of the input are written together,
 * so the number of statements follows from the form of the input and not from the number of its rows.
 */
final class TreeWriter {
    private final Writing writing;
    private final RowStore store;

    TreeWriter(Writing writing) {
        this.writing = writing;
        this.store = new RowStore(writing);
    }

    Writing writing() {
        return writing;
    }

    RowStore store() {
        return store;
    }

    CollectionModel target(RelationEnd relation) {
        return writing.model().collection(relation.target());
    }

    /** New rows, of which only the keys are wanted. */
    List<Object> create(CollectionModel collection, List<RowChanges> rows) {
        return create(collection, rows, Set.of());
    }

    /** @param links names of relations that others give the rows */
    List<Object> create(CollectionModel collection, List<RowChanges> rows, Set<String> links) {
        return write(collection, rows, links, null, keyOf(collection)).stream()
                .map(written -> written.row().key())
                .toList();
    }

    /**
     * Rows that are new or meet others, in their order. What is nested in one that was left as it was is left, too.
     *
     * @param conflict what happens to rows that are there already; null where that is an error
     */
    List<Written> write(
            CollectionModel collection, List<RowChanges> rows, @Nullable Conflict conflict, RowShape shape) {
        return write(collection, rows, Set.of(), conflict, shape);
    }

    /** @param links names of relations that others give the rows */
    List<Written> write(
            CollectionModel collection,
            List<RowChanges> rows,
            Set<String> links,
            @Nullable Conflict conflict,
            RowShape shape) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Written> written = store.insert(collection, rows, before(collection, rows), links, conflict, shape);
        List<Object> keys = new ArrayList<>(rows.size());
        List<RowChanges> parents = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (written.get(i).outcome() != Outcome.UNCHANGED) {
                keys.add(written.get(i).row().key());
                parents.add(rows.get(i));
            }
        }
        after(collection, keys, parents);
        return written;
    }

    /** Changes rows that are there, and tells in their order what became of each. */
    List<Written> update(CollectionModel collection, List<OldRow> rows, RowShape shape) {
        return new TreeUpdate(this, collection, shape).run(rows);
    }

    /** The same where nobody looks at the rows; tells how many really changed. */
    int update(CollectionModel collection, List<OldRow> rows) {
        return (int) update(collection, rows, keyOf(collection)).stream()
                .filter(written -> written.outcome() == Outcome.UPDATED)
                .count();
    }

    static RowShape keyOf(CollectionModel collection) {
        return RowShape.of(collection, List.of(), false);
    }

    /** Writes what new rows refer to and returns all values of each row, foreign keys included. */
    List<List<Assignment>> before(CollectionModel collection, List<RowChanges> rows) {
        return new References(this, collection, rows).values();
    }

    /**
     * Writes what refers to the rows, and their links.
     *
     * @param keys of the rows
     * @return how many rows and links changed by that
     */
    int after(CollectionModel collection, List<Object> keys, List<RowChanges> rows) {
        Grouped nested = Grouped.of(rows);
        int changed = 0;
        if (nested.isEmpty()) {
            return changed;
        }
        for (RelationEnd relation : collection.relations()) {
            changed += switch (relation) {
                case RelationEnd.ToMany many -> new Children(this, many, target(many), many.key()).write(keys, nested);
                case RelationEnd.InverseOne one -> new Children(this, one, target(one), one.key()).write(keys, nested);
                case RelationEnd.ManyToMany links ->
                    new Links(this, new LinkStatements(collection, target(links), links)).write(keys, nested);
                case RelationEnd.ToOne _ -> 0;
            };
        }
        return changed;
    }
}
