package dev.weft.error;

import java.util.List;

/** Refuses what a caller asked for. Carries every finding, never SQL, class names or other people's data. */
public final class ApiException extends RuntimeException {
    private final List<ApiError> errors;

    public ApiException(ErrorCode code, String message) {
        this(ApiError.of(code, message));
    }

    public ApiException(ApiError error) {
        this(List.of(error));
    }

    /** Several findings of one request, reported together; at least one. */
    public ApiException(List<ApiError> errors) {
        super(errors.getFirst().message());
        this.errors = List.copyOf(errors);
    }

    /** With the failure of the database or a library behind it, for the log alone. */
    public ApiException(ApiError error, Throwable cause) {
        super(error.message(), cause);
        this.errors = List.of(error);
    }

    public List<ApiError> errors() {
        return errors;
    }

    public ApiError first() {
        return errors.getFirst();
    }

    public ErrorCode code() {
        return first().code();
    }
}
