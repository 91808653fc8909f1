package dev.weft.server.http;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nobody expected: the log gets all of it, the client a sentence. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** @param where for the log, e.g. {@code /graphql/shop} */
    static ApiException refusal(RuntimeException failure, String where) {
        return DatabaseOutage.behind(failure)
                .map(outage -> {
                    LOG.warn("The database was not there for {}: {}", where, failure.getMessage());
                    return outage;
                })
                .orElseGet(() -> {
                    LOG.error("A request to {} failed", where, failure);
                    ApiError error = ApiError.of(
                            ErrorCode.INTERNAL_SERVER_ERROR,
                            "Something went wrong on the server. Its log has more under the request's id.");
                    return new ApiException(error, failure);
                });
    }
}
