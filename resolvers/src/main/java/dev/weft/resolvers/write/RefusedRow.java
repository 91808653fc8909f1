package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.sql.Violation;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which of many rows the database refused. It tells the values of the key that is taken or missing, and so the row that
 * gave them is the one; of several the last, because the first of them may have been let in.
 */
record RefusedRow(CollectionModel collection, List<List<Assignment>> rows) implements WriteErrors.Place {
    private static final ArgumentPath INPUT = ArgumentPath.of("input");

    @Override
    public ArgumentPath of(Violation violation, List<Column> columns) {
        String detail = violation.detail();
        for (int row = rows.size() - 1; detail != null && row >= 0; row--) {
            String values = values(rows.get(row), columns);
            if (values != null && detail.contains(values)) {
                return INPUT.child(row);
            }
        }
        return INPUT;
    }

    /** As PostgreSQL writes them behind the names of the columns; null where a column has its default. */
    private static @Nullable String values(List<Assignment> row, List<Column> columns) {
        StringJoiner values = new StringJoiner(", ", ")=(", ")");
        for (Column column : columns) {
            Object value = value(row, column);
            if (value == null) {
                return null;
            }
            values.add(value.toString());
        }
        return values.toString();
    }

    private static @Nullable Object value(List<Assignment> row, Column column) {
        for (Assignment assignment : row) {
            if (assignment.column().equals(column)) {
                return assignment.value();
            }
        }
        return null;
    }
}
