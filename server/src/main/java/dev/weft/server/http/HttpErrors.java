package dev.weft.server.http;

import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** The answer to a request that reaches no endpoint: the same shape as every other error. */
final class HttpErrors {
    private static final int INTERNAL = 500;

    private HttpErrors() {}

    static void write(HttpServletResponse response, int status, String requestId) throws IOException {
        JsonWriter.Bytes json = JsonWriter.write(ErrorBody.of(List.of(error(status)), requestId));
        response.setStatus(status);
        response.setContentType(ResponseFormat.JSON.contentType());
        response.setHeader("Cache-Control", "no-store");
        CarefulHeaders.set(response, CarefulHeaders.NO_CONTENT);
        response.setHeader(RequestIds.HEADER, requestId);
        response.setContentLength(json.size());
        json.sendTo(response.getOutputStream());
    }

    private static ApiError error(int status) {
        return switch (status) {
            case 404 -> ApiError.of(ErrorCode.NOT_FOUND, "There is nothing at this address.");
            case 405 -> ApiError.of(ErrorCode.METHOD_NOT_ALLOWED, "This address does not take that method.");
            case 406 -> ApiError.of(ErrorCode.NOT_ACCEPTABLE, "There is nothing of the type that you accept.");
            case 413 -> ApiError.of(ErrorCode.PAYLOAD_TOO_LARGE, "The body is too large.");
            case 415 -> ApiError.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body has a type that is not taken here.");
            case 431 -> ApiError.of(ErrorCode.HEADERS_TOO_LARGE, "The headers are too large or too many.");
            default ->
                status < INTERNAL
                        ? ApiError.of(ErrorCode.BAD_REQUEST, "The request is no proper HTTP.")
                        : ApiError.of(
                                ErrorCode.INTERNAL_SERVER_ERROR,
                                "Something went wrong on the server. Its log has more under the request's id.");
        };
    }
}
