package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of one request, each of the type that GraphQL over HTTP gives it.
 *
 * @param documentId hash of a document that need not be sent
 */
record RequestMembers(
        @Nullable String query,
        @Nullable String documentId,
        @Nullable String operationName,
        Map<String, Object> variables,
        Map<String, Object> extensions) {

    /** @throws ApiException BAD_REQUEST when the value is no object, or a member has another type */
    static RequestMembers of(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> members)) {
            throw new ApiException(ErrorCode.BAD_REQUEST, "A request is a JSON object with 'query'.");
        }
        return new RequestMembers(
                text(members, "query"),
                text(members, "documentId"),
                text(members, "operationName"),
                object(members, "variables"),
                object(members, "extensions"));
    }

    /** @param document what was persisted, or the request's own */
    GraphQlRequest asking(String document) {
        return new GraphQlRequest(document, operationName, variables, extensions);
    }

    private static @Nullable String text(Map<?, ?> members, String name) {
        Object value = members.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new ApiException(ErrorCode.BAD_REQUEST, "'" + name + "' must be a string.");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<?, ?> members, String name) {
        Object value = members.get(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw new ApiException(ErrorCode.BAD_REQUEST, "'" + name + "' must be an object.");
    }
}
