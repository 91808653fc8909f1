package dev.weft.resolvers.operation;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.Column;
import java.util.List;

/** Values that PostgreSQL takes for numbers and GraphQL does not. */
public final class NoNumber {
    private NoNumber() {}

    /**
     * @param value NaN or an infinity
     */
    public static ApiException in(Column column, Object value) {
        return new ApiException(ApiError.of(
                        ErrorCode.VALUE_OUT_OF_RANGE,
                        "'" + column.apiName() + "' holds " + value + ", which no GraphQL number can show")
                .onFields(List.of(column.apiName())));
    }
}
