package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Errors as members of the API's MutationError. */
final class MutationErrors {
    private MutationErrors() {}

    static List<Map<String, @Nullable Object>> of(List<ApiError> errors) {
        return errors.stream().map(MutationErrors::of).toList();
    }

    static Map<String, @Nullable Object> of(ApiError error) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("code", error.code().name());
        members.put("message", error.message());
        members.put("path", error.path());
        members.put("fields", error.fields());
        members.put("constraint", error.constraint());
        members.put("retryable", error.retryable());
        return members;
    }
}
