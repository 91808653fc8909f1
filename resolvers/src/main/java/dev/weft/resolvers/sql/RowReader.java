package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.RowShape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads results whose columns are those of a shape, in its order, the version last. Connections transfer text alone, of
 * which the driver hands out the bytes that it received.
 */
public final class RowReader {
    private RowReader() {}

    public static ResultReader<List<Row>> rows(RowShape shape) {
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
    public static Row row(ResultSet result, RowShape shape, int first) throws SQLException {
        byte[] @Nullable [] texts = new byte[shape.width()] @Nullable [];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = result.getBytes(first + i);
        }
        return new Row(shape, texts);
    }
}
