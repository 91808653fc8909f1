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

/** What a valid access token says. Read strictly: a claim that is missing, repeated or of another type is refused. */
record AccessClaims(UUID account, UUID session) {
    static final String ISSUER = "weft";
    static final String AUDIENCE = "weft-platform";

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Optional<AccessClaims> read(String payload, Instant now) {
        try {
            JsonNode claims = STRICT.readTree(payload);
            return isOurs(claims) && isForNow(claims, now.getEpochSecond())
                    ? uuid(claims, "sub")
                            .flatMap(account -> uuid(claims, "sid").map(session -> new AccessClaims(account, session)))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(JsonNode claims) {
        return isText(claims, "iss", ISSUER)
                && isText(claims, "aud", AUDIENCE)
                && uuid(claims, "jti").isPresent();
    }

    private static boolean isForNow(JsonNode claims, long now) {
        if (!isSeconds(claims, "iat") || !isSeconds(claims, "exp")) {
            return false;
        }
        long issuedAt = claims.path("iat").longValue();
        long expiresAt = claims.path("exp").longValue();
        return issuedAt <= now + SKEW.toSeconds()
                && expiresAt > now - SKEW.toSeconds()
                && expiresAt > issuedAt
                && expiresAt - issuedAt <= AccessTokens.LIFETIME.toSeconds();
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
