package dev.weft.resolvers.write;

import dev.weft.model.Column;
import dev.weft.resolvers.sql.Violation;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which of many new rows the database refused. It tells the values of the key that is taken or missing, and so the row
 * that gave them is the one; of several the last, because the first of them may have been let in.
 *
 * @param conflict what the rows are inserted with; null where a key that is taken is an error
 */
record RefusedRow(List<NewRow> rows, @Nullable Conflict conflict) implements WriteErrors.Place {
    private static final ArgumentPath ON_CONFLICT = ArgumentPath.of("onConflict");

    @Override
    public ArgumentPath of(Violation violation, List<Column> columns) {
        if (rows.size() == 1) {
            return rows.getFirst().path();
        }
        String detail = violation.detail();
        for (int row = rows.size() - 1; detail != null && row >= 0; row--) {
            String values = values(rows.get(row), columns);
            if (values != null && detail.contains(values)) {
                return rows.get(row).path();
            }
        }
        return rows.getFirst().path().aboveOrSelf();
    }

    @Override
    public List<ColumnOp> ops() {
        return conflict == null ? List.of() : conflict.ops();
    }

    @Override
    public ArgumentPath opsPath() {
        return ON_CONFLICT.child("ops");
    }

    /** As PostgreSQL writes them behind the names of the columns; null where a column has its default. */
    private static @Nullable String values(NewRow row, List<Column> columns) {
        StringJoiner values = new StringJoiner(", ", ")=(", ")");
        for (Column column : columns) {
            Object value = row.value(column);
            if (value == null) {
                return null;
            }
            values.add(value.toString());
        }
        return values.toString();
    }
}
