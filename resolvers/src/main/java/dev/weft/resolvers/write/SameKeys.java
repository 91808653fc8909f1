package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.Column;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rows of one input have the same key as one before them. */
final class SameKeys {
    private final List<NewRow> rows;
    private final int[] firsts;

    private SameKeys(List<NewRow> rows, int[] firsts) {
        this.rows = rows;
        this.firsts = firsts;
    }

    static SameKeys among(List<NewRow> rows, Conflict conflict) {
        int[] firsts = new int[rows.size()];
        Map<List<@Nullable Object>, Integer> seen = new HashMap<>();
        for (int i = 0; i < firsts.length; i++) {
            Integer before = conflict.canMeet(rows.get(i)) ? seen.putIfAbsent(key(rows.get(i), conflict), i) : null;
            firsts[i] = before == null ? i : before;
        }
        return new SameKeys(rows, firsts);
    }

    /** The first row with this one's key, which is often itself. */
    int first(int row) {
        return firsts[row];
    }

    /** One statement changes a row once. */
    void refuseAny(Conflict conflict) {
        List<String> fields = conflict.key().stream().map(Column::apiName).toList();
        String names = String.join("', '", fields);
        List<ApiError> errors = new ArrayList<>();
        for (int i = 0; i < firsts.length; i++) {
            if (firsts[i] != i) {
                errors.add(ApiError.of(
                                ErrorCode.BAD_USER_INPUT,
                                "This row has the same '" + names + "' as the one at "
                                        + String.join(
                                                ".", rows.get(firsts[i]).path().names())
                                        + ", and a row can be written once: leave one of them out")
                        .at((fields.size() == 1
                                        ? rows.get(i).path().child(fields.getFirst())
                                        : rows.get(i).path())
                                .names())
                        .onFields(fields));
            }
        }
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
    }

    private static List<@Nullable Object> key(NewRow row, Conflict conflict) {
        List<@Nullable Object> key = new ArrayList<>();
        conflict.key().forEach(column -> key.add(comparable(row.value(column))));
        return key;
    }

    /** Values that PostgreSQL takes for equal are equal. */
    private static @Nullable Object comparable(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number.stripTrailingZeros();
            case Double number -> number + 0.0;
            case OffsetDateTime time -> time.toInstant();
            case null, default -> value;
        };
    }
}
