package dev.weft.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiPredicate;

/**
 * Tells browsers whether a page of another site may read the answer. Nothing here keeps anybody from asking: credentials
 * do that, and none of them is ever sent by a browser on its own.
 */
final class CrossOrigin {
    private static final String ALLOWED_HEADERS = String.join(
            ", ",
            "Authorization",
            "Content-Type",
            "X-API-Key",
            "X-Role",
            "X-User-Id",
            "X-Claims",
            "X-Request-Id",
            "Idempotency-Key",
            "X-Client-Name",
            "X-Client-Version",
            "apollographql-client-name",
            "apollographql-client-version");
    private static final String EXPOSED_HEADERS = "X-Request-Id, Weft-Revision, Retry-After";
    private static final String SECONDS = "600";

    private CrossOrigin() {}

    /** @param allowed whether the address that is asked lets this origin in */
    static void answer(
            HttpServletRequest request, HttpServletResponse response, BiPredicate<HttpServletRequest, String> allowed) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return;
        }
        response.addHeader("Vary", "Origin");
        if (!allowed.test(request, origin)) {
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        if (request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null) {
            response.setHeader("Access-Control-Allow-Methods", "GET, POST");
            response.setHeader("Access-Control-Allow-Headers", ALLOWED_HEADERS);
            response.setHeader("Access-Control-Max-Age", SECONDS);
        } else {
            response.setHeader("Access-Control-Expose-Headers", EXPOSED_HEADERS);
        }
    }
}
