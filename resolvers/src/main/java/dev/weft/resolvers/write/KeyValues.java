package dev.weft.resolvers.write;

import dev.weft.model.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Primary and foreign keys as results bring them. */
final class KeyValues {
    private KeyValues() {}

    /**
     * @param column that the key is of
     * @param index of the result's column
     */
    static @Nullable Object read(ResultSet result, int index, Column column) throws SQLException {
        return switch (column.type()) {
            case UUID -> result.getObject(index, UUID.class);
            case BIGINT -> {
                long key = result.getLong(index);
                yield result.wasNull() ? null : key;
            }
            case TEXT, INTEGER, NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME, JSON, SELECT, MULTI_SELECT, TEXT_LIST ->
                throw new IllegalArgumentException("no key: " + column.name());
        };
    }
}
