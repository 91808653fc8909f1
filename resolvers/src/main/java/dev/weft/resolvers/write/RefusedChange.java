package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.sql.Violation;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which of many changes the database refused, as far as the values that it tells are the change's.
 *
 * @param changes of one kind
 */
record RefusedChange(List<KeyedChange> changes) implements WriteErrors.Place {
    /** What is told of a row that was changed and must not stay so. */
    static Faults.Subject subject(Writing writing, CollectionModel collection, List<KeyedChange> changes, int at) {
        KeyedChange change = changes.get(at);
        return new Faults.Subject() {
            @Override
            public ArgumentPath path() {
                return change.patch();
            }

            @Override
            public ApiException missing(Column key) {
                return new WriteErrors(writing.model(), collection, new RefusedChange(changes))
                        .missing(key, change.value(key));
            }
        };
    }

    @Override
    public ArgumentPath of(Violation violation, List<Column> columns) {
        return of(violation.detail(), columns);
    }

    private ArgumentPath of(@Nullable String detail, List<Column> columns) {
        if (changes.size() == 1) {
            return changes.getFirst().patch();
        }
        for (int i = changes.size() - 1; detail != null && i >= 0; i--) {
            String values = values(changes.get(i), columns);
            if (values != null && detail.contains(values)) {
                return changes.get(i).patch();
            }
        }
        return changes.getFirst().path().aboveOrSelf();
    }

    @Override
    public List<ColumnOp> ops() {
        return changes.getFirst().ops();
    }

    @Override
    public ArgumentPath opsPath() {
        ArgumentPath path = changes.getFirst().path();
        return changes.size() == 1 ? path.child("ops") : path.aboveOrSelf();
    }

    private static @Nullable String values(KeyedChange change, List<Column> columns) {
        StringJoiner values = new StringJoiner(", ", ")=(", ")");
        for (Column column : columns) {
            Object value = change.assignments().stream()
                    .filter(assignment -> assignment.column().equals(column))
                    .findFirst()
                    .map(RowChanges.Assignment::value)
                    .orElse(null);
            if (value == null) {
                return null;
            }
            values.add(value.toString());
        }
        return values.toString();
    }
}
