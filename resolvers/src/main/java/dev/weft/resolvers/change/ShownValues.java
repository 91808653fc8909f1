package dev.weft.resolvers.change;

import dev.weft.catalog.SelectOption;
import dev.weft.model.Column;
import dev.weft.resolvers.sql.Row;
import dev.weft.schema.Scalars;
import graphql.GraphQLContext;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a row as the API shows them, as plain JSON by the names of its fields. */
final class ShownValues {
    private ShownValues() {}

    static Map<String, @Nullable Object> of(Row row, List<Column> columns) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        for (Column column : columns) {
            Object value = row.value(column);
            shown.put(column.apiName(), value == null ? null : shown(column, value));
        }
        return shown;
    }

    private static @Nullable Object shown(Column column, Object value) {
        return switch (column.type()) {
            case TEXT, INTEGER, BOOLEAN, JSON, TEXT_LIST -> value;
            case FLOAT -> Double.isFinite((Double) value) ? value : null;
            case UUID -> value.toString();
            case BIGINT -> serialized(Scalars.BIG_INT, value);
            case NUMERIC -> serialized(Scalars.DECIMAL, value);
            case DATE -> serialized(Scalars.DATE, value);
            case DATE_TIME -> serialized(Scalars.DATE_TIME, value);
            case SELECT -> option(column, (String) value);
            case MULTI_SELECT ->
                ((List<?>) value)
                        .stream()
                                .map(each -> option(column, String.valueOf(each)))
                                .toList();
        };
    }

    /** Null for what no client could be shown as the field's type. */
    private static @Nullable Object serialized(GraphQLScalarType type, Object value) {
        try {
            return type.getCoercing().serialize(value, GraphQLContext.getDefault(), Locale.ROOT);
        } catch (CoercingSerializeException | DateTimeException _) {
            return null;
        }
    }

    private static String option(Column column, String stored) {
        return column.options().stream()
                .filter(option -> option.name().equals(stored))
                .map(SelectOption::apiName)
                .findFirst()
                .orElse(stored);
    }
}
