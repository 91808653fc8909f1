package dev.weft.server.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request before its body is read.
 *
 * @param endpoint names the endpoint in the log and in the cache of persisted queries, e.g. {@code /graphql/shop}
 * @param idempotencyKey as its header says; null where there is none
 */
record GraphQlExchange(
        String endpoint,
        GraphQlEngine engine,
        ResponseFormat format,
        String requestId,
        @Nullable String idempotencyKey) {
    Answer answer(Map<String, Object> body, boolean executed) {
        return Answer.of(ErrorBody.identified(body, requestId), executed, format);
    }
}
