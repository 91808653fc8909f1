package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A request that wants to become a WebSocket. */
final class SocketRequest {
    private SocketRequest() {}

    static boolean isOne(HttpServletRequest request) {
        String upgrade = request.getHeader("Upgrade");
        return request.getMethod().equals("GET")
                && upgrade != null
                && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
    }

    /**
     * Browsers ask nobody before they open a socket to another site, so they are stopped here. Others send no origin.
     *
     * @param allowed whether the endpoint lets an origin in
     * @throws ApiException FORBIDDEN
     */
    static void check(HttpServletRequest request, Predicate<String> allowed) {
        String origin = request.getHeader("Origin");
        if (origin != null && !isSameSite(origin, request.getHeader("Host")) && !allowed.test(origin)) {
            throw new ApiException(
                    ErrorCode.FORBIDDEN, "Pages of this origin may not call; add it to the project's allowed origins.");
        }
    }

    private static boolean isSameSite(String origin, @Nullable String host) {
        int authority = origin.indexOf("://");
        return authority >= 0 && origin.substring(authority + 3).equalsIgnoreCase(host);
    }
}
