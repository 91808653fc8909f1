package dev.weft.server.http;

import jakarta.servlet.http.HttpServletResponse;

/** Headers that keep browsers careful with whatever is answered. */
final class CarefulHeaders {
    static final String CONTENT = "Content-Security-Policy";

    /** For answers that are no pages. */
    static final String NO_CONTENT = "default-src 'none'; frame-ancestors 'none'";

    private CarefulHeaders() {}

    static void set(HttpServletResponse response, String content) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader(CONTENT, content);
    }
}
