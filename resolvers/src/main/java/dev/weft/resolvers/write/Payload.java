package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.model.GlobalId;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.Written.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mutation answers.
 *
 * @param row as the write left it; null where it failed
 * @param errors what the caller can correct, empty where it succeeded
 */
record Payload(@Nullable Row row, Outcome outcome, List<ApiError> errors) {
    static Payload of(Written written) {
        return new Payload(written.row(), written.outcome(), List.of());
    }

    static Payload failed(List<ApiError> errors) {
        return new Payload(null, Outcome.FAILED, errors);
    }

    @Nullable
    String globalId() {
        return row == null ? null : new GlobalId(row.collection().spec().number(), row.key()).encode();
    }

    /** As members of the API's MutationError. */
    List<Map<String, @Nullable Object>> mutationErrors() {
        return errors.stream().map(Payload::mutationError).toList();
    }

    private static Map<String, @Nullable Object> mutationError(ApiError error) {
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
