package dev.weft.server.account;

import java.time.Instant;
import java.util.UUID;

/**
 * What a client gets to keep of a session.
 *
 * @param expiresAt of the access token
 * @param refreshExpiresAt of the refresh token, when it is not used before
 */
public record SessionTokens(
        UUID account, String accessToken, Instant expiresAt, String refreshToken, Instant refreshExpiresAt) {
    /** Never the tokens. */
    @Override
    public String toString() {
        return "SessionTokens[account=" + account + ", expiresAt=" + expiresAt + "]";
    }
}
