package dev.weft.server.account;

import static dev.weft.server.account.AccountTables.ADDRESS;
import static dev.weft.server.account.AccountTables.ENDED_AT;
import static dev.weft.server.account.AccountTables.END_REASON;
import static dev.weft.server.account.AccountTables.LAST_USED_AT;
import static dev.weft.server.account.AccountTables.REFRESH_TOKEN;
import static dev.weft.server.account.AccountTables.ROTATED_AT;
import static dev.weft.server.account.AccountTables.SESSION;
import static dev.weft.server.account.AccountTables.SESSION_ACCOUNT;
import static dev.weft.server.account.AccountTables.SESSION_CREATED_AT;
import static dev.weft.server.account.AccountTables.SESSION_EXPIRES_AT;
import static dev.weft.server.account.AccountTables.SESSION_ID;
import static dev.weft.server.account.AccountTables.TOKEN_EXPIRES_AT;
import static dev.weft.server.account.AccountTables.TOKEN_HASH;
import static dev.weft.server.account.AccountTables.TOKEN_SESSION;
import static dev.weft.server.account.AccountTables.USER_AGENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import dev.weft.server.account.AccountTokens.SignedIn;
import dev.weft.server.account.Sessions.EndReason;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Sessions and their refresh tokens in PostgreSQL. Every call runs in the caller's transaction. */
final class SessionStore {
    private final DSLContext sql;

    SessionStore(DSLContext sql) {
        this.sql = sql;
    }

    void open(UUID session, UUID account, Visitor visitor, Instant now, Instant expiresAt) {
        sql.deleteFrom(SESSION)
                .where(SESSION_ACCOUNT.eq(account).and(SESSION_EXPIRES_AT.le(time(now))))
                .execute();
        sql.insertInto(SESSION)
                .set(SESSION_ID, session)
                .set(SESSION_ACCOUNT, account)
                .set(SESSION_CREATED_AT, time(now))
                .set(SESSION_EXPIRES_AT, time(expiresAt))
                .set(ADDRESS, visitor.address())
                .set(USER_AGENT, visitor.userAgent())
                .execute();
    }

    void addToken(UUID session, byte[] hash, Instant expiresAt) {
        sql.insertInto(REFRESH_TOKEN)
                .set(TOKEN_HASH, hash)
                .set(TOKEN_SESSION, session)
                .set(TOKEN_EXPIRES_AT, time(expiresAt))
                .execute();
    }

    /** Retires the token, and forgets those of its ancestors that could not be used any more. */
    void retireToken(UUID session, byte[] hash, Instant now) {
        sql.update(REFRESH_TOKEN)
                .set(ROTATED_AT, time(now))
                .where(TOKEN_HASH.eq(hash))
                .execute();
        sql.deleteFrom(REFRESH_TOKEN)
                .where(TOKEN_SESSION.eq(session).and(TOKEN_EXPIRES_AT.le(time(now))))
                .execute();
        sql.update(SESSION)
                .set(LAST_USED_AT, time(now))
                .where(SESSION_ID.eq(session))
                .execute();
    }

    /** Those of the account that have not ended, the latest first. */
    List<OpenSession> open(UUID account, Instant now) {
        return sql.select(
                        SESSION_ID,
                        SESSION_CREATED_AT,
                        coalesce(LAST_USED_AT, SESSION_CREATED_AT),
                        SESSION_EXPIRES_AT,
                        ADDRESS,
                        USER_AGENT)
                .from(SESSION)
                .where(SESSION_ACCOUNT.eq(account).and(ENDED_AT.isNull()).and(SESSION_EXPIRES_AT.gt(time(now))))
                .and(exists(selectOne()
                        .from(REFRESH_TOKEN)
                        .where(TOKEN_SESSION.eq(SESSION_ID).and(TOKEN_EXPIRES_AT.gt(time(now))))))
                .orderBy(SESSION_CREATED_AT.desc(), SESSION_ID)
                .fetch(row -> new OpenSession(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    /** The token with its session; whoever presents another token of the session meanwhile waits. */
    Rotation.@Nullable State lock(byte[] hash, byte[] successorHash) {
        Rotation.State token = sql.select(
                        SESSION_ID, SESSION_ACCOUNT, TOKEN_EXPIRES_AT, SESSION_EXPIRES_AT, ENDED_AT, ROTATED_AT)
                .from(REFRESH_TOKEN)
                .join(SESSION)
                .on(SESSION_ID.eq(TOKEN_SESSION))
                .where(TOKEN_HASH.eq(hash))
                .forUpdate()
                .fetchOne(row -> new Rotation.State(
                        row.get(SESSION_ID),
                        row.get(SESSION_ACCOUNT),
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
                .where(which.and(ENDED_AT.isNull()))
                .returning(SESSION_ID)
                .fetch(SESSION_ID);
    }

    @Nullable
    UUID liveAccount(UUID session, Instant now) {
        return sql.select(SESSION_ACCOUNT)
                .from(SESSION)
                .where(SESSION_ID.eq(session).and(ENDED_AT.isNull()).and(SESSION_EXPIRES_AT.gt(time(now))))
                .fetchOne(SESSION_ACCOUNT);
    }

    @Nullable
    SignedIn holder(byte[] hash, Instant now) {
        return sql.select(SESSION_ACCOUNT, SESSION_ID)
                .from(REFRESH_TOKEN)
                .join(SESSION)
                .on(SESSION_ID.eq(TOKEN_SESSION))
                .where(TOKEN_HASH.eq(hash).and(ROTATED_AT.isNull()).and(ENDED_AT.isNull()))
                .and(TOKEN_EXPIRES_AT.gt(time(now)))
                .fetchOne(row -> new SignedIn(row.get(SESSION_ACCOUNT), row.get(SESSION_ID)));
    }

    private boolean isLive(byte[] hash) {
        return sql.fetchExists(
                sql.selectOne().from(REFRESH_TOKEN).where(TOKEN_HASH.eq(hash).and(ROTATED_AT.isNull())));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
