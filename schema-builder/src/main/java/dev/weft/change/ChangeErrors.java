package dev.weft.change;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import org.jooq.exception.DataAccessException;

/** What PostgreSQL says no to in a schema change, for the builder. */
final class ChangeErrors {
    private static final ApiError WITHOUT_EXTENSION = ApiError.of(
            ErrorCode.INVALID_FIELD,
            "An index of similar texts needs PostgreSQL's extension pg_trgm, which this database lacks; leave 'similar'"
                    + " out, or have the extension created in the schema weft_ext");

    private ChangeErrors() {}

    static ApiException translate(DataAccessException failure) {
        if (failure.getCause() instanceof ApiException refusal) {
            return refusal;
        }
        String state = failure.sqlState();
        return new ApiException(
                lacksExtension(failure) ? WITHOUT_EXTENSION : error(state == null ? "" : state), failure);
    }

    /** PostgreSQL names what it misses without the quotes that the statement has. */
    private static boolean lacksExtension(DataAccessException failure) {
        return String.valueOf(failure.getMessage()).contains("weft_ext.gin_trgm_ops");
    }

    private static ApiError error(String state) {
        return switch (state) {
            case "23502" ->
                ApiError.of(ErrorCode.NOT_NULL_VIOLATION, "Rows exist that have no value for a required field");
            case "23505" ->
                ApiError.of(ErrorCode.UNIQUE_VIOLATION, "Rows exist that share a value that must be unique");
            case "23514" -> ApiError.of(ErrorCode.CHECK_VIOLATION, "Rows exist that break a limit of the field");
            case "54000", "54001", "54011" ->
                ApiError.of(
                        ErrorCode.INVALID_FIELD, "PostgreSQL's limit on the size of a table or an index is reached");
            case "55P03" ->
                ApiError.of(ErrorCode.CATALOG_BUSY, "A long transaction holds a table that this change needs");
            case "57014" -> ApiError.of(ErrorCode.TIMEOUT, "The change took longer than it may; nothing was changed");
            case "53100" -> ApiError.of(ErrorCode.STORAGE_FULL, "The database has no space left");
            default ->
                isUnavailable(state)
                        ? ApiError.of(ErrorCode.DATABASE_UNAVAILABLE, "The database cannot be reached; try again soon")
                        : ApiError.of(ErrorCode.INTERNAL_SERVER_ERROR, "The schema could not be changed");
        };
    }

    private static boolean isUnavailable(String state) {
        return state.isEmpty() || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }
}
