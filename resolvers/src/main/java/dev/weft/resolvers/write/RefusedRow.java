package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.sql.Violation;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which of many rows the database refused. It tells the values of the key that is taken or missing, or else those of the
 * whole row, and so the row that gave them is the one; of several the last, because the first of them may have been let
 * in.
 *
 * @param conflict what the rows are inserted with; null where a key that is taken is an error
 */
record RefusedRow(List<NewRow> rows, @Nullable Conflict conflict) implements WriteErrors.Place {
    /** What is told of a row that was written and must not stay. */
    static Faults.Subject subject(
            Writing writing, CollectionModel collection, List<NewRow> rows, int at, @Nullable Conflict conflict) {
        NewRow row = rows.get(at);
        return new Faults.Subject() {
            @Override
            public ArgumentPath path() {
                return row.path();
            }

            @Override
            public ApiException missing(Column key) {
                return new WriteErrors(writing.model(), collection, new RefusedRow(rows, conflict))
                        .missing(key, row.value(key));
            }
        };
    }

    private static final ArgumentPath ON_CONFLICT = ArgumentPath.of("onConflict");

    /** PostgreSQL shows no more of a value. */
    private static final int SHOWN = 64;

    @Override
    public ArgumentPath of(Violation violation, List<Column> columns) {
        String detail = violation.detail();
        for (int row = rows.size() - 1; detail != null && row >= 0; row--) {
            if (isIn(detail, rows.get(row), columns)) {
                return rows.get(row).path();
            }
        }
        ArgumentPath first = rows.getFirst().path();
        return rows.size() == 1 ? first : first.aboveOrSelf();
    }

    @Override
    public List<ColumnOp> ops() {
        return conflict == null ? List.of() : conflict.ops();
    }

    @Override
    public ArgumentPath opsPath() {
        return ON_CONFLICT.child("ops");
    }

    private static boolean isIn(String detail, NewRow row, List<Column> columns) {
        String values = values(row, columns);
        return detail.startsWith("Key ") ? values != null && detail.contains(values) : isWhole(detail, row);
    }

    /** Whether the refused row, of which PostgreSQL tells all values, has those of this one. */
    private static boolean isWhole(String detail, NewRow row) {
        String values = detail.substring(detail.indexOf('(') + 1);
        return row.assignments().stream().allMatch(assignment -> switch (assignment
                .column()
                .type()) {
            case TEXT, SELECT, INTEGER, BIGINT, UUID -> {
                String text = String.valueOf(assignment.value());
                yield text.length() > SHOWN || values.contains(text);
            }
            case NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME, JSON, MULTI_SELECT, TEXT_LIST -> true;
        });
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
