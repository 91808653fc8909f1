package dev.weft.server.account;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.weft.server.secret.PlatformKeys;
import dev.weft.server.secret.PlatformKeys.PlatformKey;
import dev.weft.server.secret.PlatformKeys.Purpose;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import org.jooq.DSLContext;

/** Tells whose access token this is. */
public final class AccountTokens {
    private final AccessTokens accessTokens;
    private final Sessions sessions;

    private AccountTokens(AccessTokens accessTokens, Sessions sessions) {
        this.accessTokens = accessTokens;
        this.sessions = sessions;
    }

    /** With the platform's current keys. */
    public static AccountTokens of(DSLContext sql, PlatformKeys keys, InstantSource clock, Ticker ticker) {
        PlatformKey signing = keys.current(Purpose.ACCESS_TOKENS, AccessTokens::newKey);
        AccessTokens access = new AccessTokens(AccessTokens.Realm.PLATFORM, signing.id(), signing.secret(), clock);
        RefreshTokens refresh = refreshTokens(keys);
        return new AccountTokens(access, new Sessions(sql, access, refresh, clock, ticker));
    }

    /** With the platform's current key, for sessions of every kind. */
    public static RefreshTokens refreshTokens(PlatformKeys keys) {
        return new RefreshTokens(keys.current(Purpose.REFRESH_TOKENS, AccountTokens::newRefreshKey)
                .secret());
    }

    public Sessions sessions() {
        return sessions;
    }

    /**
     * An account that is signed in.
     *
     * @param session that its access token belongs to
     */
    public record SignedIn(UUID account, UUID session) {}

    /** Whether the token says that it is one of a platform account. */
    public boolean claim(String token) {
        return accessTokens.claim(token);
    }

    /**
     * Who is signed in with this access token.
     *
     * @throws dev.weft.error.ApiException UNAUTHENTICATED when it is not a token of ours, has expired, or its session
     *     has ended
     */
    public SignedIn verify(String token) {
        AccessClaims claims = accessTokens.verify(token);
        if (!sessions.isLive(claims.session(), claims.subject())) {
            throw AccessTokens.refused();
        }
        return new SignedIn(claims.subject(), claims.session());
    }

    private static byte[] newRefreshKey() {
        byte[] key = new byte[RefreshTokens.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
