package dev.weft.server.http;

import java.util.Map;

/**
 * What is known of a request before its body is read.
 *
 * @param endpoint names the endpoint in the log and in the cache of persisted queries, e.g. {@code /graphql/shop}
 */
record GraphQlExchange(String endpoint, GraphQlEngine engine, ResponseFormat format, String requestId) {
    Answer answer(Map<String, Object> body, boolean executed) {
        return Answer.of(ErrorBody.identified(body, requestId), executed, format);
    }
}
