package dev.weft.server.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an access token says. Read strictly: a claim that is missing, repeated or of another type is refused.
 *
 * @param issuedAt in seconds since 1970
 * @param expiresAt in seconds since 1970
 */
record AccessClaims(UUID account, UUID session, long issuedAt, long expiresAt) {
    static final String ISSUER = "weft";
    static final String AUDIENCE = "weft-platform";

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Empty for what is not a token of ours, whenever it would be good. */
    static Optional<AccessClaims> read(String payload) {
        try {
            JsonNode claims = STRICT.readTree(payload);
            return isOurs(claims) && isSeconds(claims, "iat") && isSeconds(claims, "exp")
                    ? uuid(claims, "sub")
                            .flatMap(account -> uuid(claims, "sid")
                                    .map(session -> new AccessClaims(
                                            account,
                                            session,
                                            claims.path("iat").longValue(),
                                            claims.path("exp").longValue())))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    boolean areGoodAt(Instant instant) {
        long now = instant.getEpochSecond();
        return issuedAt <= now + SKEW.toSeconds()
                && expiresAt > now - SKEW.toSeconds()
                && expiresAt > issuedAt
                && expiresAt - issuedAt <= AccessTokens.LIFETIME.toSeconds();
    }

    private static boolean isOurs(JsonNode claims) {
        return isText(claims, "iss", ISSUER)
                && isText(claims, "aud", AUDIENCE)
                && uuid(claims, "jti").isPresent();
    }

    private static boolean isSeconds(JsonNode claims, String name) {
        JsonNode value = claims.path(name);
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0;
    }

    private static boolean isText(JsonNode claims, String name, String expected) {
        JsonNode value = claims.path(name);
        return value.isString() && value.stringValue().equals(expected);
    }

    private static Optional<UUID> uuid(JsonNode claims, String name) {
        JsonNode value = claims.path(name);
        try {
            return value.isString() ? Optional.of(UUID.fromString(value.stringValue())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
