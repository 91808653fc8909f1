package dev.weft.server.http;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The bytes of a body, inflated, never more than the limit. */
final class RequestBody {
    private RequestBody() {}

    /** @throws ApiException PAYLOAD_TOO_LARGE, before the rest is read; UNSUPPORTED_MEDIA_TYPE for another encoding */
    static byte[] read(HttpServletRequest request, int limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        String encoding = request.getHeader("Content-Encoding");
        return switch (normalised(encoding)) {
            case "", "identity" -> limited(request.getInputStream(), limit);
            case "gzip", "x-gzip" -> inflated(request.getInputStream(), limit);
            default ->
                throw new ApiException(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is or with Content-Encoding: gzip.");
        };
    }

    private static String normalised(@Nullable String encoding) {
        return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    }

    private static byte[] inflated(InputStream body, int limit) throws IOException {
        try (InputStream inflating = new GZIPInputStream(body)) {
            return limited(inflating, limit);
        } catch (ZipException | EOFException e) {
            throw new ApiException(ApiError.of(ErrorCode.BAD_REQUEST, "The body is no valid gzip stream."), e);
        }
    }

    private static byte[] limited(InputStream body, int limit) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw tooLarge(limit);
        }
        return bytes;
    }

    private static ApiException tooLarge(int limit) {
        return new ApiException(
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The body has more than " + limit + " bytes. Split it into several requests.");
    }
}
