package dev.weft.server.realtime;

import dev.weft.server.http.RequestOrigin;
import dev.weft.server.http.Standing;
import dev.weft.server.security.Credentials;
import java.time.Instant;

/**
 * By whose rights a connection lives.
 *
 * @param endpoint its path
 * @param standing as it was found last
 * @param payer on whom the connection is counted
 * @param expiresAt when the credentials end by themselves
 */
public record Authority(
        String endpoint,
        Credentials credentials,
        RequestOrigin origin,
        Standing standing,
        Object payer,
        Instant expiresAt) {
    Authority with(Standing now) {
        return new Authority(endpoint, credentials, origin, now, payer, expiresAt);
    }
}
