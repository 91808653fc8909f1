package dev.weft.resolvers.identity;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What a client gets to keep of a session.
 *
 * @param expiresAt of the access token
 */
public record Tokens(UUID user, String accessToken, OffsetDateTime expiresAt, String refreshToken) {
    /** Never the tokens. */
    @Override
    public String toString() {
        return "Tokens[user=" + user + ", expiresAt=" + expiresAt + "]";
    }
}
