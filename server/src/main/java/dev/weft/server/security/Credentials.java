package dev.weft.server.security;

import org.jspecify.annotations.Nullable;

/**
 * What a request shows to prove who sent it: two headers of HTTP, or the same names in {@code connection_init}.
 *
 * @param authorization the whole header, e.g. {@code Bearer ...}
 * @param apiKey the header {@code X-API-Key}
 */
public record Credentials(
        @Nullable String authorization, @Nullable String apiKey) {
    public static final Credentials NONE = new Credentials(null, null);

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
