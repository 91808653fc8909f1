package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the arguments of one mutation, so that the caller hears of everything at once. */
final class Findings {
    private final List<ApiError> errors = new ArrayList<>();

    void invalid(String message, ArgumentPath path, String field) {
        errors.add(ApiError.of(ErrorCode.VALIDATION_FAILED, message)
                .at(path.names())
                .onFields(List.of(field)));
    }

    void badInput(String message, ArgumentPath path, List<String> fields) {
        errors.add(
                ApiError.of(ErrorCode.BAD_USER_INPUT, message).at(path.names()).onFields(fields));
    }

    void add(ApiException refusal) {
        errors.addAll(refusal.errors());
    }

    /** What was found since this was last asked. */
    List<ApiError> take() {
        List<ApiError> taken = List.copyOf(errors);
        errors.clear();
        return taken;
    }

    List<ApiError> errors() {
        return List.copyOf(errors);
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
    }
}
