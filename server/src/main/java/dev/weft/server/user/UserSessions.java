package dev.weft.server.user;

import static dev.weft.server.user.UserTables.ENDED_AT;
import static dev.weft.server.user.UserTables.SESSION;
import static dev.weft.server.user.UserTables.SESSION_EXPIRES_AT;
import static dev.weft.server.user.UserTables.SESSION_ID;
import static dev.weft.server.user.UserTables.SESSION_PROJECT;
import static dev.weft.server.user.UserTables.SESSION_USER;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.weft.resolvers.identity.Tokens;
import dev.weft.server.account.AccessClaims;
import dev.weft.server.account.AccessTokens;
import dev.weft.server.account.RefreshTokens;
import dev.weft.server.account.Rotation;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.user.UserSessionStore.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Which end users are signed in. A session lives on by its refresh token, which is another one after every use. What ends
 * a session elsewhere, takes a role away or deletes the user is noticed within a second.
 */
public final class UserSessions {
    private static final Duration IDLE = Duration.ofDays(14);
    private static final Duration ABSOLUTE = Duration.ofDays(90);
    private static final Duration CACHED = Duration.ofMillis(700);
    private static final int MAX_CACHED = 100_000;

    private final DSLContext sql;
    private final SigningKeys keys;
    private final RefreshTokens refreshTokens;
    private final InstantSource clock;
    private final Cache<UUID, Optional<Live>> live;

    public UserSessions(
            DSLContext sql, SigningKeys keys, RefreshTokens refreshTokens, InstantSource clock, Ticker ticker) {
        this.sql = sql;
        this.keys = keys;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
        this.live = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(CACHED)
                .maximumSize(MAX_CACHED)
                .build();
    }

    /** A session that has not ended, of a user who is there. */
    private record Live(UUID project, UUID user, List<String> roles) {}

    /**
     * An end user who is signed in.
     *
     * @param session that the access token belongs to
     * @param roles as they stand in the user's row
     */
    public record SignedInUser(UUID user, UUID session, List<String> roles) {}

    /** Whether the token says that it is one of the project's own. */
    public boolean claims(ProjectRef project, String token) {
        return keys.claimedBy(project.id(), token).isPresent();
    }

    /**
     * Who is signed in with this access token.
     *
     * @throws dev.weft.error.ApiException UNAUTHENTICATED when it is not one of the project's own tokens, has expired, its
     *     session has ended or its user is gone
     */
    public SignedInUser verify(ProjectRef project, String token) {
        AccessClaims claims = keys.claimedBy(project.id(), token)
                .orElseThrow(AccessTokens::refused)
                .verify(token);
        return live.get(claims.session(), session -> load(project, session))
                .filter(found -> found.user().equals(claims.subject())
                        && found.project().equals(project.id().value()))
                .map(found -> new SignedInUser(found.user(), claims.session(), found.roles()))
                .orElseThrow(AccessTokens::refused);
    }

    /** What signs the project's tokens now. Looked up before a transaction begins: it may take a connection of its own. */
    AccessTokens signing(ProjectRef project) {
        return keys.signing(project.id());
    }

    /** Starts a session in the caller's transaction. */
    Tokens open(DSLContext transaction, ProjectRef project, UUID user, AccessTokens signing) {
        Instant now = clock.instant();
        UUID session = UUID.randomUUID();
        String refreshToken = refreshTokens.first();
        UserSessionStore store = new UserSessionStore(transaction, project.id());
        store.open(session, user, now, now.plus(ABSOLUTE));
        store.addToken(session, RefreshTokens.hash(refreshToken), now.plus(IDLE));
        return tokens(signing, session, user, refreshToken, now);
    }

    /**
     * The next tokens of the session. The presented token is of no use afterwards, but for a moment in which it answers
     * the same successor. Empty for a token that is unknown, expired or dead; a dead one ends its session.
     */
    Optional<Tokens> refresh(ProjectRef project, String presented) {
        Instant now = clock.instant();
        AccessTokens signing = signing(project);
        return sql.transactionResult(
                transaction -> refresh(new UserSessionStore(transaction.dsl(), project.id()), signing, presented, now));
    }

    private Optional<Tokens> refresh(UserSessionStore store, AccessTokens signing, String presented, Instant now) {
        byte[] hash = RefreshTokens.hash(presented);
        String successor = refreshTokens.successorOf(presented);
        Rotation.State token = store.lock(hash, RefreshTokens.hash(successor));
        if (token == null) {
            return Optional.empty();
        }
        return switch (Rotation.of(token, now)) {
            case ROTATE -> {
                store.retireToken(token.session(), hash, now);
                Instant idle = now.plus(IDLE);
                Instant end = token.sessionExpiresAt();
                store.addToken(token.session(), RefreshTokens.hash(successor), idle.isBefore(end) ? idle : end);
                yield Optional.of(tokens(signing, token.session(), token.account(), successor, now));
            }
            case ANSWER_AGAIN -> Optional.of(tokens(signing, token.session(), token.account(), successor, now));
            case END_SESSION -> {
                forget(store.end(UserSessionStore.one(token.session()), EndReason.TOKEN_REUSED, now));
                yield Optional.empty();
            }
            case REFUSE -> Optional.empty();
        };
    }

    /** Ends one session in the caller's transaction, and tells which have ended. */
    List<UUID> end(DSLContext transaction, ProjectRef project, UUID session) {
        return end(transaction, project, UserSessionStore.one(session), EndReason.SIGNED_OUT);
    }

    /** The same of all sessions of the user. */
    List<UUID> endAll(DSLContext transaction, ProjectRef project, UUID user) {
        return end(transaction, project, SESSION_USER.eq(user), EndReason.SIGNED_OUT);
    }

    /** The same, but for one that goes on with another password. */
    List<UUID> endOthers(DSLContext transaction, ProjectRef project, UUID user, UUID session) {
        return end(transaction, project, SESSION_USER.eq(user).and(SESSION_ID.ne(session)), EndReason.PASSWORD_CHANGED);
    }

    private List<UUID> end(DSLContext transaction, ProjectRef project, Condition which, EndReason reason) {
        return new UserSessionStore(transaction, project.id()).end(which, reason, clock.instant());
    }

    /** Sessions that have ended on this server are known to have ended at once. */
    void forget(List<UUID> sessions) {
        live.invalidateAll(sessions);
    }

    private Optional<Live> load(ProjectRef project, UUID session) {
        UserRows rows = new UserRows(sql, project);
        return sql.select(SESSION_PROJECT, SESSION_USER, rows.roles())
                .from(SESSION)
                .join(rows.users())
                .on(rows.id().eq(SESSION_USER))
                .where(SESSION_ID
                        .eq(session)
                        .and(SESSION_PROJECT.eq(project.id().value())))
                .and(ENDED_AT.isNull())
                .and(SESSION_EXPIRES_AT.gt(UserSessionStore.time(clock.instant())))
                .fetchOptional(row -> new Live(row.value1(), row.value2(), Arrays.asList(row.value3())));
    }

    private static Tokens tokens(AccessTokens signing, UUID session, UUID user, String refreshToken, Instant now) {
        AccessTokens.Issued access = signing.issue(user, session, now);
        return new Tokens(user, access.token(), access.expiresAt().atOffset(ZoneOffset.UTC), refreshToken);
    }
}
