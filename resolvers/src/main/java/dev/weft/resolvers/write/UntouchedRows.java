package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
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
 * Says of the rows that an update did not touch why: they were as asked, are not there, are not the caller's to change,
 * or have another version.
 */
record UntouchedRows(Writing writing, CollectionModel collection, RowShape shape) {

    /**
     * One look at all of them; none where there are none.
     *
     * @param written what was touched, null for each change that touched nothing
     */
    List<Written> fillIn(List<KeyedChange> changes, @Nullable Written[] written) {
        Set<Object> open = new HashSet<>();
        Openings openings = new Openings(writing.rights(collection), PolicyAction.UPDATE);
        for (int i = 0; i < written.length; i++) {
            if (written[i] == null) {
                open.add(changes.get(i).key());
                if (!changes.get(i).isEmpty()) {
                    openings.add(changes.get(i).touched());
                }
            }
        }
        Map<Object, Told> found = open.isEmpty() ? Map.of() : look(open, openings);
        List<ApiError> errors = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            if (written[i] == null) {
                KeyedChange change = changes.get(i);
                Told row = found.get(change.key());
                if (row == null) {
                    errors.add(RowErrors.absent(collection, change.path().child("id")));
                } else if (!change.isEmpty() && !openings.open(row, change.touched())) {
                    errors.add(openings.closed(change.touched(), change.patch()));
                } else if (change.ifVersion() != null && !row.row().version().equals(change.ifVersion())) {
                    errors.add(RowErrors.conflict(collection, change.path().child("ifVersion")));
                } else {
                    written[i] = new Written(Outcome.UNCHANGED, row.row());
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
        return Arrays.stream(written).map(Objects::requireNonNull).toList();
    }

    private Map<Object, Told> look(Set<Object> keys, Openings openings) {
        RowRights rights = writing.rights(collection);
        RowShape versioned = RowShape.of(collection, shape.columns(), shape.computed(), true);
        Predicate these = new Predicate.In(new Operand.OfColumn(collection.primaryKey()), List.copyOf(keys), false);
        Reply reply = openings.asked(Reply.of(versioned, rights));
        Map<Object, Told> found = new HashMap<>();
        writing.session()
                .fetch(WriteStatements.look(collection, Matching.readable(these, rights), reply), reply::all)
                .forEach(told -> found.put(told.row().key(), told));
        return found;
    }
}
