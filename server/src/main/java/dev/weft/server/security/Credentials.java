package dev.weft.server.security;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.Locale;

/** What a request shows of itself, as it came: nothing in here has been checked. */
public sealed interface Credentials {
    record None() implements Credentials {}

    record Bearer(String token) implements Credentials {
        @Override
        public String toString() {
            return "Bearer[...]";
        }
    }

    record ApiKey(String secret) implements Credentials {
        @Override
        public String toString() {
            return "ApiKey[...]";
        }
    }

    /**
     * Reads the two headers, or the two members of that name in a socket's {@code connection_init}.
     *
     * @param authorization every value of {@code Authorization}
     * @param apiKey every value of {@code X-API-Key}
     * @throws ApiException BAD_REQUEST for more than one credential, UNAUTHENTICATED for another scheme than Bearer
     */
    static Credentials read(List<String> authorization, List<String> apiKey) {
        if (authorization.size() + apiKey.size() > 1) {
            throw new ApiException(ApiError.of(
                            ErrorCode.BAD_REQUEST, "The request carries more than one credential; send exactly one.")
                    .withHint("Send either one Authorization header or one X-API-Key header."));
        }
        if (!apiKey.isEmpty()) {
            return new ApiKey(apiKey.getFirst().strip());
        }
        return authorization.isEmpty() ? new None() : bearer(authorization.getFirst().strip());
    }

    private static Credentials bearer(String header) {
        int space = header.indexOf(' ');
        if (space < 0 || !header.substring(0, space).toLowerCase(Locale.ROOT).equals("bearer")) {
            throw new ApiException(
                    ErrorCode.UNAUTHENTICATED, "The Authorization header must read 'Bearer' and an access token.");
        }
        return new Bearer(header.substring(space + 1).strip());
    }
}
