package dev.weft.resolvers.sql;

import dev.weft.model.Column;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.RowShape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads results whose columns are those of a shape, in its order, the version last. */
final class RowReader {
    private RowReader() {}

    static ResultReader<List<Row>> rows(RowShape shape) {
        return result -> {
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result, shape, 1));
            }
            return rows;
        };
    }

    /**
     * @param first index of the result's column that holds the primary key
     */
    static Row row(ResultSet result, RowShape shape, int first) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[shape.width()];
        List<Column> columns = shape.columns();
        for (int i = 0; i < columns.size(); i++) {
            values[i] = Values.read(result, first + i, columns.get(i).type());
        }
        List<Operand> computed = shape.computed();
        for (int i = 0; i < computed.size(); i++) {
            int slot = columns.size() + i;
            values[slot] = Values.read(result, first + slot, computed.get(i).type());
        }
        if (shape.versioned()) {
            int slot = values.length - 1;
            values[slot] = result.getString(first + slot);
        }
        return new Row(shape, values);
    }
}
