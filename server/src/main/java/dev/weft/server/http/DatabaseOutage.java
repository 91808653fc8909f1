package dev.weft.server.http;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be reached, which passes, from a mistake of ours, which does not. */
final class DatabaseOutage {
    private DatabaseOutage() {}

    /** What the client is told when there is an outage somewhere behind the failure. */
    static Optional<ApiException> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOutage(sql)) {
                ApiError error = ApiError.of(
                        ErrorCode.DATABASE_UNAVAILABLE, "The database cannot be reached. Send the request again.");
                return Optional.of(new ApiException(error, failure));
            }
        }
        return Optional.empty();
    }

    /** Classes of SQLSTATE: connection exceptions, shut down by the operator, too many connections; or no free one. */
    private static boolean isOutage(SQLException failure) {
        String state = state(failure.getSQLState());
        return failure instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("53300");
    }

    private static String state(@Nullable String state) {
        return state == null ? "" : state;
    }
}
