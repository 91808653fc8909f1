package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes out: a GraphQL response, or a list of them, and its status.
 *
 * @param retryAfter seconds after which the client is told to try again; 0 where it is told nothing
 * @param allow the header {@code Allow}, where another method would do
 */
record Answer(
        Object body, int status, long retryAfter, @Nullable String allow) {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY = 429;

    static Answer ok(Object body) {
        return new Answer(body, OK, 0, null);
    }

    /** What was sent before. */
    static Answer again(KeptAnswer kept) {
        return new Answer(kept, kept.status(), 0, null);
    }

    /** As it goes over the wire. */
    KeptAnswer kept() {
        return new KeptAnswer(status, JsonWriter.write(body).toByteArray());
    }

    /** What came of a well-formed request. */
    static Answer of(Map<String, Object> body, boolean executed, ResponseFormat format) {
        Map<String, Object> honest = isOutage(body) ? Map.of("errors", body.get("errors")) : body;
        return honest.get("data") == null ? withStatus(honest, format.status(statusOf(honest, executed))) : ok(honest);
    }

    /** Nulls in place of everything that was asked for, because the database was not there, are no partial success. */
    private static boolean isOutage(Map<String, Object> body) {
        return statusOf(body, true) == UNAVAILABLE
                && switch (body.get("data")) {
                    case Map<?, ?> data -> data.values().stream().allMatch(Objects::isNull);
                    case RawJson data -> data.isEmpty();
                    case null, default -> true;
                };
    }

    /** A request that is not even one, or that nobody may send: the status is the same in both formats. */
    static Answer refusal(ApiException refused, String requestId) {
        int status = refused.code().httpStatus();
        return withStatus(ErrorBody.of(refused.errors(), requestId), status == OK ? SERVER_ERROR : status);
    }

    Answer allowing(String methods) {
        return new Answer(body, status, retryAfter, methods);
    }

    /** @param seconds 0 changes nothing */
    Answer retryingAfter(long seconds) {
        return seconds == 0 ? this : new Answer(body, status, seconds, allow);
    }

    private static Answer withStatus(Map<String, Object> body, int status) {
        return new Answer(body, status, status == UNAVAILABLE || status == TOO_MANY ? 1 : 0, null);
    }

    private static int statusOf(Map<String, Object> body, boolean executed) {
        ErrorCode code = body.get("errors") instanceof List<?> errors
                        && !errors.isEmpty()
                        && errors.getFirst() instanceof Map<?, ?> first
                ? ErrorBody.code(first)
                : null;
        if (code == null) {
            return executed ? OK : BAD_REQUEST;
        }
        return executed ? statusOfExecuted(code) : code.httpStatus();
    }

    /** An operation that ran was answered, whatever it found; only who may ask, and whether it could run, is told. */
    private static int statusOfExecuted(ErrorCode code) {
        int status = code.httpStatus();
        return status == UNAUTHENTICATED || status == TOO_MANY || status == UNAVAILABLE ? status : OK;
    }
}
