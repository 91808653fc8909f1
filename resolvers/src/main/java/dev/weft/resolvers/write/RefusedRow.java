package dev.weft.resolvers.write;

import dev.weft.model.Column;
import dev.weft.resolvers.sql.Violation;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which of many rows the database refused. It tells the values of the key that is taken or missing, or else those of the
 * whole row, and so the row that gave them is the one; of several the last, because the first of them may have been let
 * in.
 *
 * @param rows the values of each row
 * @param paths where in the arguments each row stands
 */
record RefusedRow(List<List<Assignment>> rows, List<ArgumentPath> paths) implements WriteErrors.Place {
    /** PostgreSQL shows no more of a value. */
    private static final int SHOWN = 64;

    @Override
    public ArgumentPath of(Violation violation, List<Column> columns) {
        String detail = violation.detail();
        for (int row = rows.size() - 1; detail != null && row >= 0; row--) {
            if (isIn(detail, rows.get(row), columns)) {
                return paths.get(row);
            }
        }
        return paths.size() == 1 ? paths.getFirst() : above(paths.getFirst());
    }

    /** The list that the rows are in. */
    private static ArgumentPath above(ArgumentPath path) {
        return path.above() == null ? path : path.above();
    }

    private static boolean isIn(String detail, List<Assignment> row, List<Column> columns) {
        String values = values(row, columns);
        return detail.startsWith("Key ") ? values != null && detail.contains(values) : isWhole(detail, row);
    }

    /** Whether the refused row, of which PostgreSQL tells all values, has those of this one. */
    private static boolean isWhole(String detail, List<Assignment> row) {
        String values = detail.substring(detail.indexOf('(') + 1);
        return row.stream().allMatch(assignment -> switch (assignment.column().type()) {
            case TEXT, SELECT, INTEGER, BIGINT, UUID -> {
                String text = String.valueOf(assignment.value());
                yield text.length() > SHOWN || values.contains(text);
            }
            case NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME, JSON, MULTI_SELECT, TEXT_LIST -> true;
        });
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
