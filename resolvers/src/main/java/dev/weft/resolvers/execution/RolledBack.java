package dev.weft.resolvers.execution;

import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a mutation whose transaction was rolled back: nothing that a root field claims to have done is true, but
 * for the payload that tells the failure.
 */
final class RolledBack {
    /** What {@code __typename} says, under any alias. It stays true. */
    private static final String ROOT_TYPE = "Mutation";

    private RolledBack() {}

    /**
     * @param reportedBy the root field whose payload tells the failure; null where an error does
     */
    static ExecutionResult of(ExecutionResult result, @Nullable String reportedBy) {
        Map<String, @Nullable Object> data = result.getData();
        if (data == null) {
            return result;
        }
        List<GraphQLError> errors = new ArrayList<>(result.getErrors());
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        data.forEach((key, value) -> {
            boolean stands = key.equals(reportedBy) || ROOT_TYPE.equals(value);
            kept.put(key, stands ? value : null);
            if (!stands && !isExplained(key, result.getErrors())) {
                errors.add(FieldError.at(List.of(key), undone()));
            }
        });
        return ExecutionResultImpl.newExecutionResult()
                .data(kept)
                .errors(errors)
                .build();
    }

    static boolean isExplained(String key, List<GraphQLError> errors) {
        return errors.stream()
                .anyMatch(error -> error.getPath() != null
                        && !error.getPath().isEmpty()
                        && error.getPath().getFirst().equals(key));
    }

    static ApiError undone() {
        return ApiError.of(
                ErrorCode.TRANSACTION_ROLLED_BACK, "Undone, because another mutation of the same request failed");
    }
}
