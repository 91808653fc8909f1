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
 * @param subject key of the account or of the end user
 * @param issuedAt in seconds since 1970
 * @param notBefore the same; that of issuing where the token does not say it
 * @param expiresAt in seconds since 1970
 */
public record AccessClaims(UUID subject, UUID session, long issuedAt, long notBefore, long expiresAt) {
    /** How far clocks may be apart. */
    public static final Duration SKEW = Duration.ofSeconds(60);

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Empty for what is not a token of ours, whenever it would be good. */
    static Optional<AccessClaims> read(String payload, AccessTokens.Realm realm) {
        try {
            JsonNode claims = STRICT.readTree(payload);
            return isOf(realm, claims) && isSeconds(claims, "iat") && isSeconds(claims, "exp") && hasStart(claims)
                    ? uuid(claims, "sub")
                            .flatMap(subject -> uuid(claims, "sid").map(session -> of(claims, subject, session)))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static AccessClaims of(JsonNode claims, UUID subject, UUID session) {
        long issuedAt = claims.path("iat").longValue();
        return new AccessClaims(
                subject,
                session,
                issuedAt,
                claims.path("nbf").longValue(issuedAt),
                claims.path("exp").longValue());
    }

    private static boolean hasStart(JsonNode claims) {
        return !claims.has("nbf") || isSeconds(claims, "nbf");
    }

    public boolean areGoodAt(Instant instant) {
        long now = instant.getEpochSecond();
        return issuedAt <= now + SKEW.toSeconds()
                && notBefore <= now + SKEW.toSeconds()
                && expiresAt > now - SKEW.toSeconds()
                && expiresAt > issuedAt
                && expiresAt - issuedAt <= AccessTokens.LIFETIME.toSeconds();
    }

    private static boolean isOf(AccessTokens.Realm realm, JsonNode claims) {
        return isText(claims, "iss", realm.issuer())
                && isText(claims, "aud", realm.audience())
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
