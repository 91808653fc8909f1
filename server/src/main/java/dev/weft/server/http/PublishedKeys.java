package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /graphql/{project}/.well-known/jwks.json}: what others need to verify tokens of a project's end users. Anybody may
 * ask.
 */
record PublishedKeys(GraphQlRoutes routes) {
    private static final String PATH = "/.well-known/jwks.json";
    private static final String METHODS = "GET, HEAD, OPTIONS";

    static boolean isAskedFor(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path != null && path.endsWith(PATH);
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", METHODS);
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        String path = request.getPathInfo();
        Optional<Map<String, Object>> keys;
        try {
            keys = routes.keys(path.substring(1, path.length() - PATH.length()));
        } catch (RuntimeException e) {
            ApiException refusal = Failures.refusal(e, request.getRequestURI());
            send(response, refusal.code().httpStatus(), ErrorBody.of(refusal.errors(), RequestIds.of(request)));
            return;
        }
        if (keys.isEmpty()) {
            ApiException refusal = new ApiException(ErrorCode.NOT_FOUND, "There is no such project.");
            send(response, refusal.code().httpStatus(), ErrorBody.of(refusal.errors(), RequestIds.of(request)));
            return;
        }
        response.setHeader("Cache-Control", "public, max-age=60");
        response.setHeader("Access-Control-Allow-Origin", "*");
        send(response, HttpServletResponse.SC_OK, keys.get());
    }

    private static void send(HttpServletResponse response, int status, Map<String, ?> body) throws IOException {
        JsonWriter.Bytes json = JsonWriter.write(body);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(json.size());
        json.sendTo(response.getOutputStream());
    }
}
