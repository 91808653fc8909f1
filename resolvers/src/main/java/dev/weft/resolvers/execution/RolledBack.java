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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a mutation that was rolled back, as a whole or in part: what a root field claims to have done is not true,
 * unless its payload tells the failure.
 */
final class RolledBack {
    /** What {@code __typename} says, under any alias. It stays true. */
    private static final String ROOT_TYPE = "Mutation";

    private RolledBack() {}

    /**
     * @param untrue which root fields tell of something that was undone
     */
    static ExecutionResult of(ExecutionResult result, Predicate<String> untrue) {
        Map<String, @Nullable Object> data = result.getData();
        if (data == null) {
            return result;
        }
        List<GraphQLError> errors = new ArrayList<>(result.getErrors());
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        data.forEach((key, value) -> {
            boolean stands = ROOT_TYPE.equals(value) || !untrue.test(key);
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
