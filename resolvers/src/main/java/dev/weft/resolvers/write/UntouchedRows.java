package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of the rows that an update did not touch why: they were as asked, are not there, or have another version. */
record UntouchedRows(OperationSession session, CollectionModel collection, RowShape shape) {

    /**
     * One look at all of them; none where there are none.
     *
     * @param written what was touched, null for each change that touched nothing
     */
    List<Written> fillIn(List<KeyedChange> changes, @Nullable Written[] written) {
        Set<Object> open = new HashSet<>();
        for (int i = 0; i < written.length; i++) {
            if (written[i] == null) {
                open.add(changes.get(i).key());
            }
        }
        Map<Object, Row> found = open.isEmpty() ? Map.of() : look(open);
        List<ApiError> errors = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            if (written[i] == null) {
                KeyedChange change = changes.get(i);
                Row row = found.get(change.key());
                if (row == null) {
                    errors.add(RowErrors.absent(collection, change.path().child("id")));
                } else if (change.ifVersion() != null && !row.version().equals(change.ifVersion())) {
                    errors.add(RowErrors.conflict(collection, change.path().child("ifVersion")));
                } else {
                    written[i] = new Written(Outcome.UNCHANGED, row);
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
        return Arrays.stream(written).map(Objects::requireNonNull).toList();
    }

    private Map<Object, Row> look(Set<Object> keys) {
        RowShape versioned = RowShape.of(collection, shape.columns(), shape.computed(), true);
        Predicate these = new Predicate.In(new Operand.OfColumn(collection.primaryKey()), List.copyOf(keys), false);
        Map<Object, Row> found = new HashMap<>();
        session.rows(WriteStatements.look(collection, these, versioned), versioned)
                .forEach(row -> found.put(row.key(), row));
        return found;
    }
}
