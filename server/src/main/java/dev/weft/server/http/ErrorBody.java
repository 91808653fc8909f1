package dev.weft.server.http;

import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Errors as GraphQL shows them. Every one that leaves the server carries the id of its request. */
public final class ErrorBody {
    static final int MAX_ERRORS = 10;

    private ErrorBody() {}

    /** A response that holds nothing but errors. */
    public static Map<String, Object> of(List<ApiError> errors, String requestId) {
        return Map.of("errors", errors.stream().map(e -> entry(e, requestId)).toList());
    }

    /** Errors of a response whose request is not known yet. */
    public static List<Map<String, Object>> entries(List<ApiError> errors) {
        return errors.stream().map(error -> entry(error, "")).toList();
    }

    /** The response with the request's id in each of its errors, and no more of them than anyone reads. */
    public static Map<String, Object> identified(Map<String, Object> body, String requestId) {
        if (!(body.get("errors") instanceof List<?> errors)) {
            return body;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        copy.put(
                "errors",
                errors.stream()
                        .limit(MAX_ERRORS)
                        .map(error -> identifiedError((Map<?, ?>) error, requestId))
                        .toList());
        body.forEach(copy::putIfAbsent);
        return copy;
    }

    /** The errors of a response, each with the request's id. */
    public static List<Map<String, Object>> identified(List<Map<String, Object>> errors, String requestId) {
        return errors.stream()
                .limit(MAX_ERRORS)
                .map(error -> identifiedError(error, requestId))
                .toList();
    }

    /** The code of an error in a response; null when it has none of ours. */
    static @Nullable ErrorCode code(Map<?, ?> error) {
        if (error.get("extensions") instanceof Map<?, ?> extensions && extensions.get("code") instanceof String code) {
            for (ErrorCode known : ErrorCode.values()) {
                if (known.name().equals(code)) {
                    return known;
                }
            }
        }
        return null;
    }

    /** Clients are told our code, not what a library calls the error. */
    private static Map<String, Object> identifiedError(Map<?, ?> error, String requestId) {
        Map<String, Object> copy = new LinkedHashMap<>();
        error.forEach((name, value) -> copy.put((String) name, value));
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (error.get("extensions") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> extensions.put((String) name, value));
        }
        extensions.remove("classification");
        extensions.put("requestId", requestId);
        copy.put("extensions", extensions);
        return copy;
    }

    private static Map<String, Object> entry(ApiError error, String requestId) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", error.code().name());
        if (!error.path().isEmpty()) {
            extensions.put("path", error.path());
        }
        if (!error.fields().isEmpty()) {
            extensions.put("fields", error.fields());
        }
        if (error.constraint() != null) {
            extensions.put("constraint", error.constraint());
        }
        extensions.put("retryable", error.retryable());
        if (error.hint() != null) {
            extensions.put("hint", error.hint());
        }
        extensions.put("requestId", requestId);
        return Map.of("message", error.message(), "extensions", extensions);
    }
}
