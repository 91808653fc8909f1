package dev.weft.server.security;

import dev.weft.server.account.AccessClaims;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * When credentials that were found good end by themselves. Requests forgive clocks that are apart; a connection that was
 * open before its token's last second ends with it.
 */
public final class TokenExpiry {
    private TokenExpiry() {}

    /** @return {@link Instant#MAX} for what has no end that is written in it */
    public static Instant of(Credentials credentials, Instant now) {
        return credentials
                .bearer()
                .flatMap(TokenExpiry::claimed)
                .map(end -> end.isAfter(now) ? end : end.plus(AccessClaims.SKEW))
                .orElse(Instant.MAX);
    }

    private static Optional<Instant> claimed(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length < 2) {
            return Optional.empty();
        }
        try {
            String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            JsonNode end = JsonMapper.shared().readTree(payload).path("exp");
            return end.isNumber() && end.canConvertToLong()
                    ? Optional.of(Instant.ofEpochSecond(end.longValue()))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }
}
