package dev.weft.resolvers.wiring;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses NaN and infinities, which PostgreSQL knows and JSON does not. */
final class FiniteNumbers {
    private FiniteNumbers() {}

    /**
     * @param column that the value is of, or is made of
     */
    static @Nullable Object check(@Nullable Object value, Column column) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw new ApiException(ApiError.of(
                            ErrorCode.VALUE_OUT_OF_RANGE,
                            "'" + column.apiName() + "' holds " + number + ", which no GraphQL number can show")
                    .onFields(List.of(column.apiName())));
        }
        return value;
    }
}
