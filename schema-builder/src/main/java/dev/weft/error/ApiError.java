package dev.weft.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding, as the caller sees it.
 *
 * @param path where inside the arguments, e.g. {@code ["input", "slug"]}; list positions are decimal strings
 * @param fields API names of the offending fields
 * @param constraint name of the database constraint, where one was violated
 * @param hint what else could help, e.g. a proposed name
 */
public record ApiError(
        ErrorCode code,
        String message,
        List<String> path,
        List<String> fields,
        @Nullable String constraint,
        @Nullable String hint) {

    public ApiError {
        path = List.copyOf(path);
        fields = List.copyOf(fields);
    }

    public static ApiError of(ErrorCode code, String message) {
        return new ApiError(code, message, List.of(), List.of(), null, null);
    }

    public ApiError withMessage(String newMessage) {
        return new ApiError(code, newMessage, path, fields, constraint, hint);
    }

    public ApiError at(List<String> newPath) {
        return new ApiError(code, message, newPath, fields, constraint, hint);
    }

    public ApiError onFields(List<String> newFields) {
        return new ApiError(code, message, path, newFields, constraint, hint);
    }

    public ApiError onConstraint(String newConstraint) {
        return new ApiError(code, message, path, fields, newConstraint, hint);
    }

    public ApiError withHint(String newHint) {
        return new ApiError(code, message, path, fields, constraint, newHint);
    }

    public boolean retryable() {
        return code.retryable();
    }
}
