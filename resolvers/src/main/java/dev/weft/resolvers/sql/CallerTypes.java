package dev.weft.resolvers.sql;

import dev.weft.model.ValueType;
import dev.weft.policy.ColumnValues;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What tokens say of callers, as values of the types that conditions compare: in the forms that the API itself takes. */
public final class CallerTypes {
    private CallerTypes() {}

    /**
     * @param given plain JSON, or the uuid of a user
     * @return null for what is no value of the type
     */
    public static @Nullable Object read(ValueType type, @Nullable Object given) {
        if (given == null) {
            return null;
        }
        return switch (type) {
            case UUID -> given instanceof UUID ? given : ColumnValues.coerced(given, type, List.of());
            case TEXT, SELECT, TEXT_LIST, MULTI_SELECT -> ColumnValues.coerced(plain(given), ValueType.TEXT, List.of());
            case JSON -> ColumnValues.coerced(plain(given), type, List.of());
            case INTEGER, BIGINT, NUMERIC, FLOAT, BOOLEAN, DATE, DATE_TIME ->
                ColumnValues.coerced(given, type, List.of());
        };
    }

    private static Object plain(Object given) {
        return given instanceof UUID key ? key.toString() : given;
    }
}
