package dev.weft.server.account;

import static dev.weft.server.account.AccountTables.SESSION_ACCOUNT;
import static dev.weft.server.account.AccountTables.SESSION_ID;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.AccountTokens.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Who is signed in. A session lives on by its refresh token, which is another one after every use. */
public final class Sessions {
    private static final Duration IDLE = Duration.ofDays(14);
    private static final Duration ABSOLUTE = Duration.ofDays(90);
    private static final Duration CACHED = Duration.ofMillis(700);
    private static final int MAX_CACHED = 10_000;

    private final DSLContext sql;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final InstantSource clock;
    private final LoadingCache<UUID, Optional<UUID>> liveAccounts;

    Sessions(
            DSLContext sql,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            InstantSource clock,
            Ticker ticker) {
        this.sql = sql;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
        this.liveAccounts = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(CACHED)
                .maximumSize(MAX_CACHED)
                .build(session -> Optional.ofNullable(new SessionStore(sql).liveAccount(session, clock.instant())));
    }

    /** Why a session ended. */
    enum EndReason {
        SIGNED_OUT,
        TOKEN_REUSED,
        REVOKED,
        PASSWORD_CHANGED
    }

    /** Starts a session in the caller's transaction. */
    SessionTokens open(DSLContext transaction, UUID account, Visitor visitor) {
        Instant now = clock.instant();
        UUID session = UUID.randomUUID();
        String refreshToken = refreshTokens.first();
        SessionStore store = new SessionStore(transaction);
        store.open(session, account, visitor, now, now.plus(ABSOLUTE));
        store.addToken(session, RefreshTokens.hash(refreshToken), now.plus(IDLE));
        return tokens(session, account, refreshToken, now.plus(IDLE), now);
    }

    /**
     * The next tokens of the session. The presented token is of no use afterwards, but for a moment in which it answers
     * the same successor.
     *
     * @throws ApiException UNAUTHENTICATED for a token that is unknown, expired or dead; a dead one ends its session
     */
    public SessionTokens refresh(String presented) {
        Instant now = clock.instant();
        Optional<SessionTokens> refreshed =
                sql.transactionResult(transaction -> refresh(new SessionStore(transaction.dsl()), presented, now));
        return refreshed.orElseThrow(() ->
                new ApiException(ErrorCode.UNAUTHENTICATED, "The refresh token is not valid any more; sign in again."));
    }

    private Optional<SessionTokens> refresh(SessionStore store, String presented, Instant now) {
        byte[] hash = RefreshTokens.hash(presented);
        String successor = refreshTokens.successorOf(presented);
        Rotation.State token = store.lock(hash, RefreshTokens.hash(successor));
        if (token == null) {
            return Optional.empty();
        }
        Instant expiresAt = earlier(now.plus(IDLE), token.sessionExpiresAt());
        return switch (Rotation.of(token, now)) {
            case ROTATE -> {
                store.retireToken(token.session(), hash, now);
                store.addToken(token.session(), RefreshTokens.hash(successor), expiresAt);
                yield Optional.of(tokens(token.session(), token.account(), successor, expiresAt, now));
            }
            case ANSWER_AGAIN -> Optional.of(tokens(token.session(), token.account(), successor, expiresAt, now));
            case END_SESSION -> {
                forget(store.end(SESSION_ID.eq(token.session()), EndReason.TOKEN_REUSED, now));
                yield Optional.empty();
            }
            case REFUSE -> Optional.empty();
        };
    }

    /** Whose refresh token this is, while it is live. */
    public Optional<SignedIn> holder(String refreshToken) {
        byte[] hash = RefreshTokens.hash(refreshToken);
        return Optional.ofNullable(new SessionStore(sql).holder(hash, clock.instant()));
    }

    public void end(UUID session) {
        endWhere(SESSION_ID.eq(session));
    }

    public void endAll(UUID account) {
        endWhere(SESSION_ACCOUNT.eq(account));
    }

    /** The account's sessions that have not ended, the latest first. */
    public List<OpenSession> of(UUID account) {
        return new SessionStore(sql).open(account, clock.instant());
    }

    /** Ends one session of the account; false when it has none such, or it had ended. */
    public boolean revoke(UUID account, UUID session) {
        Condition which = SESSION_ACCOUNT.eq(account).and(SESSION_ID.eq(session));
        List<UUID> ended = new SessionStore(sql).end(which, EndReason.REVOKED, clock.instant());
        forget(ended);
        return !ended.isEmpty();
    }

    /** Ends the account's sessions but for one, in the caller's transaction, and tells which. */
    List<UUID> endOthers(DSLContext transaction, UUID account, UUID kept) {
        Condition which = SESSION_ACCOUNT.eq(account).and(SESSION_ID.ne(kept));
        return new SessionStore(transaction).end(which, EndReason.PASSWORD_CHANGED, clock.instant());
    }

    /** Whether the session is one of this account's and has not ended; an end elsewhere is noticed within a second. */
    boolean isLive(UUID session, UUID account) {
        return liveAccounts.get(session).filter(account::equals).isPresent();
    }

    private void endWhere(Condition which) {
        forget(new SessionStore(sql).end(which, EndReason.SIGNED_OUT, clock.instant()));
    }

    void forget(List<UUID> ended) {
        liveAccounts.invalidateAll(ended);
    }

    private SessionTokens tokens(
            UUID session, UUID account, String refreshToken, Instant refreshExpiresAt, Instant now) {
        AccessTokens.Issued access = accessTokens.issue(account, session, now);
        return new SessionTokens(account, access.token(), access.expiresAt(), refreshToken, refreshExpiresAt);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
