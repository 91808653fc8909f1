package dev.weft.server.user;

import static dev.weft.server.user.UserTables.ENDED_AT;
import static dev.weft.server.user.UserTables.END_REASON;
import static dev.weft.server.user.UserTables.ROTATED_AT;
import static dev.weft.server.user.UserTables.SESSION;
import static dev.weft.server.user.UserTables.SESSION_CREATED_AT;
import static dev.weft.server.user.UserTables.SESSION_EXPIRES_AT;
import static dev.weft.server.user.UserTables.SESSION_ID;
import static dev.weft.server.user.UserTables.SESSION_PROJECT;
import static dev.weft.server.user.UserTables.SESSION_USER;
import static dev.weft.server.user.UserTables.TOKEN;
import static dev.weft.server.user.UserTables.TOKEN_EXPIRES_AT;
import static dev.weft.server.user.UserTables.TOKEN_HASH;
import static dev.weft.server.user.UserTables.TOKEN_SESSION;

import dev.weft.catalog.ProjectId;
import dev.weft.server.account.Rotation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Sessions of end users and their refresh tokens in PostgreSQL. Every call runs in the caller's transaction. */
final class UserSessionStore {
    private final DSLContext sql;
    private final ProjectId project;

    UserSessionStore(DSLContext sql, ProjectId project) {
        this.sql = sql;
        this.project = project;
    }

    /** Why a session ended. */
    enum EndReason {
        SIGNED_OUT,
        TOKEN_REUSED,
        PASSWORD_CHANGED
    }

    /** Forgets sessions of the user that could not be used any more, and starts another. */
    void open(UUID session, UUID user, Instant now, Instant expiresAt) {
        sql.deleteFrom(SESSION)
                .where(of(user).and(SESSION_EXPIRES_AT.le(time(now))))
                .execute();
        sql.insertInto(SESSION)
                .set(SESSION_ID, session)
                .set(SESSION_PROJECT, project.value())
                .set(SESSION_USER, user)
                .set(SESSION_CREATED_AT, time(now))
                .set(SESSION_EXPIRES_AT, time(expiresAt))
                .execute();
    }

    void addToken(UUID session, byte[] hash, Instant expiresAt) {
        sql.insertInto(TOKEN)
                .set(TOKEN_HASH, hash)
                .set(TOKEN_SESSION, session)
                .set(TOKEN_EXPIRES_AT, time(expiresAt))
                .execute();
    }

    /** Retires the token, and forgets those of its ancestors that could not be used any more. */
    void retireToken(UUID session, byte[] hash, Instant now) {
        sql.update(TOKEN).set(ROTATED_AT, time(now)).where(TOKEN_HASH.eq(hash)).execute();
        sql.deleteFrom(TOKEN)
                .where(TOKEN_SESSION.eq(session).and(TOKEN_EXPIRES_AT.le(time(now))))
                .execute();
    }

    /** The token with its session; whoever presents another token of the session meanwhile waits. */
    Rotation.@Nullable State lock(byte[] hash, byte[] successorHash) {
        Rotation.State token = sql.select(
                        SESSION_ID, SESSION_USER, TOKEN_EXPIRES_AT, SESSION_EXPIRES_AT, ENDED_AT, ROTATED_AT)
                .from(TOKEN)
                .join(SESSION)
                .on(SESSION_ID.eq(TOKEN_SESSION))
                .where(TOKEN_HASH.eq(hash).and(SESSION_PROJECT.eq(project.value())))
                .forUpdate()
                .fetchOne(row -> new Rotation.State(
                        row.get(SESSION_ID),
                        row.get(SESSION_USER),
                        row.get(TOKEN_EXPIRES_AT).toInstant(),
                        row.get(SESSION_EXPIRES_AT).toInstant(),
                        row.get(ENDED_AT) != null,
                        instant(row.get(ROTATED_AT)),
                        false));
        return token == null || token.rotatedAt() == null ? token : token.withSuccessorLive(isLive(successorHash));
    }

    /** Ends sessions that have not ended yet and tells which. */
    List<UUID> end(Condition which, EndReason reason, Instant now) {
        return sql.update(SESSION)
                .set(ENDED_AT, time(now))
                .set(END_REASON, reason.name())
                .where(which.and(SESSION_PROJECT.eq(project.value())).and(ENDED_AT.isNull()))
                .returning(SESSION_ID)
                .fetch(SESSION_ID);
    }

    static Condition one(UUID session) {
        return SESSION_ID.eq(session);
    }

    Condition of(UUID user) {
        return SESSION_PROJECT.eq(project.value()).and(SESSION_USER.eq(user));
    }

    private boolean isLive(byte[] hash) {
        return sql.fetchExists(
                sql.selectOne().from(TOKEN).where(TOKEN_HASH.eq(hash).and(ROTATED_AT.isNull())));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
