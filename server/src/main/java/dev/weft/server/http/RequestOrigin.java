package dev.weft.server.http;

import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from.
 *
 * @param client what sends it, as it says itself
 * @param address of the client; a header that names another is believed only of a trusted proxy
 * @param userAgent as it says itself; null when it says nothing
 * @param requestId ties the request to its answer and to lines of the log
 */
public record RequestOrigin(
        ClientName client, String address, @Nullable String userAgent, String requestId) {
    /** The same under another id. */
    public RequestOrigin withRequestId(String id) {
        return new RequestOrigin(client, address, userAgent, id);
    }

    /** For what the server asks itself. */
    public static final RequestOrigin SELF = new RequestOrigin(ClientName.UNKNOWN, "127.0.0.1", null, "");
}
