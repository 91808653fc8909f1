package dev.weft.change;

import dev.weft.change.SchemaPlan.Violation;
import dev.weft.error.ApiError;
import java.util.List;

/**
 * Rows that stand in the way of an operation: a violation in the plan, an error when the change is made all the same.
 *
 * @param operation the operation's member, e.g. {@code addField}
 */
record Finding(String operation, Violation violation) {
    ApiError error() {
        return ApiError.of(violation.code(), violation.message())
                .at(List.of("operations", Integer.toString(violation.operation()), operation))
                .onFields(violation.fields())
                .withHint(violation.hint());
    }
}
