package dev.weft.server.websocket;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.http.JsonReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of graphql-transport-ws for one socket: which message may come when, and what has to be done about it. Does
 * nothing itself. Messages come one after the other, operations may end on any thread.
 */
final class Protocol {
    static final String NAME = "graphql-transport-ws";

    private static final Step NOTHING = new Step.Nothing();
    private static final int MAX_ID = 255;

    private final int maxOperations;
    private final Set<String> running = new HashSet<>();
    private State state = State.NEW;

    private enum State {
        NEW,
        INITIALISING,
        READY,
        CLOSED
    }

    /** @param maxOperations that may run at once */
    Protocol(int maxOperations) {
        this.maxOperations = maxOperations;
    }

    /** What to do about a message of text. */
    synchronized Step received(String text) {
        if (state == State.CLOSED) {
            return NOTHING;
        }
        try {
            return step(JsonReader.read(text));
        } catch (ApiException unclean) {
            return unclean.code() == ErrorCode.BAD_USER_INPUT ? refused(text, unclean) : close(CloseCode.MALFORMED);
        }
    }

    /** What to do about a message that is no text. */
    synchronized Step receivedBytes() {
        return state == State.CLOSED ? NOTHING : close(CloseCode.MALFORMED);
    }

    /** The time for {@code connection_init} is over. */
    synchronized Step initialisationTimedOut() {
        return state == State.NEW ? close(CloseCode.TOO_LATE) : NOTHING;
    }

    /** It is known who calls; false when the socket was closed meanwhile. */
    synchronized boolean acknowledge() {
        if (state != State.INITIALISING) {
            return false;
        }
        state = State.READY;
        return true;
    }

    /** An operation has ended, so its id is free; false when it had been before. */
    synchronized boolean ended(String id) {
        return running.remove(id);
    }

    synchronized boolean isIdle() {
        return running.isEmpty();
    }

    synchronized void closed() {
        state = State.CLOSED;
        running.clear();
    }

    private Step step(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> message) || !(message.get("type") instanceof String type)) {
            return close(CloseCode.MALFORMED);
        }
        return switch (type) {
            case "connection_init" -> initialise(message);
            case "subscribe" -> start(message);
            case "complete" -> stop(message);
            case "ping" -> hasGoodPayload(message) ? pong(message) : close(CloseCode.MALFORMED);
            case "pong" -> hasGoodPayload(message) ? NOTHING : close(CloseCode.MALFORMED);
            default -> close(CloseCode.MALFORMED);
        };
    }

    private Step initialise(Map<?, ?> message) {
        if (state != State.NEW) {
            return close(CloseCode.INITIALISED_TWICE);
        }
        if (!hasGoodPayload(message)) {
            return close(CloseCode.MALFORMED);
        }
        state = State.INITIALISING;
        Map<String, @Nullable Object> payload = object(message.get("payload"));
        return new Step.Initialise(payload == null ? Map.of() : payload);
    }

    private Step start(Map<?, ?> message) {
        String id = id(message);
        Map<String, @Nullable Object> payload = object(message.get("payload"));
        if (id == null || payload == null || !isRequest(payload)) {
            return close(CloseCode.MALFORMED);
        }
        if (state != State.READY) {
            return close(CloseCode.UNAUTHORISED);
        }
        if (running.contains(id)) {
            return close(CloseCode.ID_IN_USE);
        }
        if (running.size() >= maxOperations) {
            return new Step.Refuse(
                    id,
                    ApiError.of(
                            ErrorCode.RATE_LIMITED,
                            "This socket runs " + maxOperations
                                    + " operations, which is the most; complete one first."));
        }
        running.add(id);
        return new Step.Start(id, payload);
    }

    private Step stop(Map<?, ?> message) {
        String id = id(message);
        if (id == null) {
            return close(CloseCode.MALFORMED);
        }
        running.remove(id);
        return new Step.Stop(id);
    }

    /** A message that holds what nothing can use, in a good shape, concerns its operation alone. */
    private Step refused(String text, ApiException unclean) {
        try {
            Object json = JsonReader.readUnclean(text);
            String id =
                    json instanceof Map<?, ?> message && "subscribe".equals(message.get("type")) ? id(message) : null;
            return id == null || state != State.READY || running.contains(id)
                    ? close(CloseCode.MALFORMED)
                    : new Step.Refuse(id, unclean.first());
        } catch (ApiException _) {
            return close(CloseCode.MALFORMED);
        }
    }

    private static Step pong(Map<?, ?> ping) {
        Map<String, @Nullable Object> pong = new LinkedHashMap<>();
        pong.put("type", "pong");
        if (ping.get("payload") != null) {
            pong.put("payload", ping.get("payload"));
        }
        return new Step.Reply(pong);
    }

    private static boolean isRequest(Map<String, @Nullable Object> payload) {
        return isText(payload.get("query"))
                && isText(payload.get("documentId"))
                && isText(payload.get("operationName"))
                && isObject(payload.get("variables"))
                && isObject(payload.get("extensions"))
                && (payload.get("query") != null
                        || payload.get("documentId") != null
                        || payload.get("extensions") != null);
    }

    private static boolean hasGoodPayload(Map<?, ?> message) {
        return isObject(message.get("payload"));
    }

    private static boolean isText(@Nullable Object value) {
        return value == null || value instanceof String;
    }

    private static boolean isObject(@Nullable Object value) {
        return value == null || value instanceof Map<?, ?>;
    }

    private static @Nullable String id(Map<?, ?> message) {
        return message.get("id") instanceof String id && !id.isEmpty() && id.length() <= MAX_ID ? id : null;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, @Nullable Object>) value : null;
    }

    private Step close(CloseCode why) {
        closed();
        return new Step.Close(why);
    }
}
