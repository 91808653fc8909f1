package dev.weft.server.websocket;

import dev.weft.error.ApiError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message of the client asks of the server. */
sealed interface Step {
    /** Find out who calls by this, then {@link Protocol#acknowledge}. */
    record Initialise(Map<String, @Nullable Object> payload) implements Step {}

    record Start(String id, Map<String, @Nullable Object> payload) implements Step {}

    /** Answer the operation with this error; it was not begun. */
    record Refuse(String id, ApiError error) implements Step {}

    record Stop(String id) implements Step {}

    record Reply(Map<String, @Nullable Object> message) implements Step {}

    record Close(CloseCode why) implements Step {}

    record Nothing() implements Step {}
}
