package dev.weft.server.http;

import dev.weft.error.ApiError;
import dev.weft.subscriptions.Sink;
import java.util.List;
import java.util.Map;

/** Where an operation's results go on a connection that stays open. */
public interface ResultSink extends Sink {
    /** Ties what is sent to lines of the log. */
    String requestId();

    /** The operation ends with these errors, as a GraphQL response shows them. */
    void refused(List<Map<String, Object>> errors);

    @Override
    default void failed(List<ApiError> errors) {
        refused(ErrorBody.entries(errors));
    }
}
