package dev.weft.resolvers.sql;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.sql.SQLException;
import java.util.Optional;

/** What PostgreSQL refuses, in the API's words. */
public final class SqlErrors {
    private SqlErrors() {}

    /** The refusal behind a failure; empty for what is nobody's input, which is an internal error. */
    public static Optional<ApiError> translate(SQLException failure) {
        return code(failure).map(code -> ApiError.of(code, message(code, failure)));
    }

    /** Whether the transaction may succeed when it is simply run again. */
    static boolean isTransient(SQLException failure) {
        return switch (state(failure)) {
            case "40001", "40P01", "0A000" -> true;
            default -> false;
        };
    }

    /** Whether a prepared statement met a table that has changed since; it is prepared anew when it runs again. */
    static boolean isStalePlan(SQLException failure) {
        return state(failure).equals("0A000");
    }

    /** Whether a statement names what the tables do not have, or have no more: they are of another revision. */
    static boolean isOutdated(SQLException failure) {
        return switch (state(failure)) {
            case "42P01", "42703", "42704", "42P10" -> true;
            default -> false;
        };
    }

    static RuntimeException asException(SQLException failure) {
        return translate(failure)
                .<RuntimeException>map(error -> new ApiException(error, failure))
                .orElseGet(() -> isOutdated(failure)
                        ? new OutdatedTables(failure)
                        : new IllegalStateException("PostgreSQL refused a statement", failure));
    }

    /** Whether nobody can tell what became of a statement that was sent. */
    static boolean isConnectionLost(SQLException failure) {
        return isConnection(state(failure)) && !state(failure).equals("53300");
    }

    /** A commit was sent, and the connection lost before its answer came. */
    static RuntimeException outcomeUnknown(SQLException failure) {
        return new ApiException(
                ApiError.of(
                                ErrorCode.DATABASE_UNAVAILABLE,
                                "The connection to the database was lost while the mutation was being saved, so it may"
                                        + " have been carried out or not")
                        .withHint("Look whether it was before you send it again; with the header 'Idempotency-Key' it"
                                + " can be sent again as it is"),
                failure);
    }

    private static Optional<ErrorCode> code(SQLException failure) {
        String state = state(failure);
        return switch (state) {
            case "23505" -> Optional.of(ErrorCode.UNIQUE_VIOLATION);
            case "23503", "23001" -> Optional.of(ErrorCode.FOREIGN_KEY_VIOLATION);
            case "23502" -> Optional.of(ErrorCode.NOT_NULL_VIOLATION);
            case "23514" -> Optional.of(ErrorCode.CHECK_VIOLATION);
            case "23P01" -> Optional.of(ErrorCode.EXCLUSION_VIOLATION);
            case "22003", "22001", "22008", "22015", "54000" -> Optional.of(ErrorCode.VALUE_OUT_OF_RANGE);
            case "2201B", "22025", "22021", "22P05", "22P02", "22007" -> Optional.of(ErrorCode.BAD_USER_INPUT);
            case "42601" -> ofPath(failure);
            case "42883", "3F000" -> ofExtension(failure);
            case "40001", "40P01" -> Optional.of(ErrorCode.SERIALIZATION_FAILURE);
            case "57014", "25P03", "25P04" -> Optional.of(ErrorCode.TIMEOUT);
            case "53100" -> Optional.of(ErrorCode.STORAGE_FULL);
            case "55P03" -> Optional.of(ErrorCode.CATALOG_BUSY);
            default -> isConnection(state) ? Optional.of(ErrorCode.DATABASE_UNAVAILABLE) : Optional.empty();
        };
    }

    /** The one text of a caller that PostgreSQL parses as a language of its own is an SQL/JSON path. */
    private static Optional<ErrorCode> ofPath(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("jsonpath") ? Optional.of(ErrorCode.BAD_USER_INPUT) : Optional.empty();
    }

    /** The one thing that a statement needs and a database may lack is the extension for similar texts. */
    private static Optional<ErrorCode> ofExtension(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("weft_ext") ? Optional.of(ErrorCode.BAD_USER_INPUT) : Optional.empty();
    }

    private static boolean isConnection(String state) {
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }

    private static String message(ErrorCode code, SQLException failure) {
        return switch (code) {
            case UNIQUE_VIOLATION -> "Another row already has this value; choose another one";
            case FOREIGN_KEY_VIOLATION ->
                "The row that is referred to does not exist, or others still refer to this one";
            case NOT_NULL_VIOLATION -> "A required value is missing";
            case CHECK_VIOLATION -> "A value breaks a rule of its field";
            case EXCLUSION_VIOLATION -> "Another row excludes this one";
            case VALUE_OUT_OF_RANGE -> "A value is too large, too small or too long for its field";
            case BAD_USER_INPUT -> badInput(state(failure));
            case SERIALIZATION_FAILURE -> "Others changed the same rows at the same time; send the request again";
            case TIMEOUT -> "The database took too long; ask for less or filter by an indexed field";
            case STORAGE_FULL -> "The database has no space left";
            case CATALOG_BUSY -> "The collection is being changed; send the request again";
            default -> "The database cannot be reached; send the request again";
        };
    }

    private static String badInput(String state) {
        return switch (state) {
            case "2201B" -> "A regular expression in the filter is malformed or too complex";
            case "22025" -> "A pattern in the filter ends within an escape; double the backslash";
            case "42883", "3F000" ->
                "This database cannot search for similar texts: it lacks PostgreSQL's extension pg_trgm;"
                        + " use 'search' or 'icontains' instead";
            case "42601" -> "An SQL/JSON path in the filter is malformed";
            case "22021", "22P05" -> "A text holds a character that cannot be stored";
            default -> "A value has the wrong form for its field";
        };
    }

    private static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
