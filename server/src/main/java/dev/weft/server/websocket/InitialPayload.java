package dev.weft.server.websocket;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.realtime.StreamEnd;
import dev.weft.server.security.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client says of itself in {@code connection_init}: the headers that it could not send. */
final class InitialPayload {
    private static final int FORBIDDEN = 4403;
    private static final int TRY_AGAIN_LATER = 1013;
    private static final int MAX_REASON_BYTES = 123;

    private InitialPayload() {}

    /**
     * The credentials of the payload, or those of the handshake where it has none.
     *
     * @throws ApiException BAD_REQUEST where one of them is no text, or is there twice
     */
    static Credentials credentials(Map<String, @Nullable Object> payload, Credentials ofHandshake) {
        Credentials shown = Credentials.of(name -> text(payload, name));
        return shown.equals(Credentials.NONE) ? ofHandshake : shown;
    }

    private static @Nullable String text(Map<String, @Nullable Object> payload, String name) {
        String found = null;
        for (Map.Entry<String, @Nullable Object> member : payload.entrySet()) {
            if (!member.getKey().equalsIgnoreCase(name) || member.getValue() == null) {
                continue;
            }
            if (found != null || !(member.getValue() instanceof String text)) {
                throw new ApiException(ErrorCode.BAD_REQUEST, "'" + name + "' must be one string.");
            }
            found = text;
        }
        return found;
    }

    /** With what code a socket is closed whose client is not let in. */
    static int closeCode(ApiException refused) {
        return switch (refused.code()) {
            case UNAUTHENTICATED, NOT_FOUND -> CloseCode.UNAUTHORISED.number();
            case FORBIDDEN -> FORBIDDEN;
            case RATE_LIMITED -> StreamEnd.TOO_MANY.closeCode();
            case BAD_REQUEST, BAD_USER_INPUT -> CloseCode.MALFORMED.number();
            default -> TRY_AGAIN_LATER;
        };
    }

    /** As much of the message as a close frame can hold. */
    static String sentence(ApiException refused) {
        String message = refused.first().message();
        return message.getBytes(StandardCharsets.UTF_8).length <= MAX_REASON_BYTES
                ? message
                : refused.code().name();
    }
}
