package dev.weft.server.security;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows to prove who sent it: two headers of HTTP, or the same names in {@code connection_init}.
 *
 * @param authorization the whole header, e.g. {@code Bearer ...}
 * @param apiKey the header {@code X-API-Key}
 * @param acting as whom the sender wants to act
 */
public record Credentials(
        @Nullable String authorization, @Nullable String apiKey, Acting acting) {
    public static final Credentials NONE = new Credentials(null, null);

    private static final String SCHEME = "bearer ";

    public Credentials(@Nullable String authorization, @Nullable String apiKey) {
        this(authorization, apiKey, Acting.NOBODY);
    }

    /**
     * Out of headers, or of what comes under the same names.
     *
     * @param value by its name; null where there is none
     */
    public static Credentials of(Function<String, @Nullable String> value) {
        return new Credentials(value.apply("Authorization"), value.apply("X-API-Key"), Acting.of(value));
    }

    /**
     * The token that the authorization holds; empty without an authorization.
     *
     * @throws ApiException UNAUTHENTICATED for one of another scheme
     */
    public Optional<String> bearer() {
        if (authorization == null) {
            return Optional.empty();
        }
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new ApiException(
                    ErrorCode.UNAUTHENTICATED, "The Authorization header must read 'Bearer' and an access token.");
        }
        return Optional.of(authorization.substring(SCHEME.length()).strip());
    }

    public boolean isEmpty() {
        return authorization == null && apiKey == null;
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "Credentials[authorization=" + shown(authorization) + ", apiKey=" + shown(apiKey) + "]";
    }

    private static String shown(@Nullable String secret) {
        return secret == null ? "none" : "given";
    }
}
