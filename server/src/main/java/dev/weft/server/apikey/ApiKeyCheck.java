package dev.weft.server.apikey;

import static dev.weft.server.apikey.ApiKeyTable.API_KEY;
import static dev.weft.server.apikey.ApiKeyTable.EXPIRES_AT;
import static dev.weft.server.apikey.ApiKeyTable.HASH;
import static dev.weft.server.apikey.ApiKeyTable.ID;
import static dev.weft.server.apikey.ApiKeyTable.LAST_USED_AT;
import static dev.weft.server.apikey.ApiKeyTable.PROJECT;
import static dev.weft.server.apikey.ApiKeyTable.REVOKED_AT;
import static dev.weft.server.apikey.ApiKeyTable.ROLE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectId;
import dev.weft.server.secret.Digests;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Says which key was shown. What was revoked elsewhere is noticed within a second. */
public final class ApiKeyCheck {
    private static final Duration CACHED = Duration.ofMillis(700);
    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);
    private static final int MAX_CACHED = 10_000;

    private final DSLContext sql;
    private final InstantSource clock;
    private final LoadingCache<UUID, Optional<Stored>> keys;
    private final Cache<UUID, Boolean> usedLately;

    public ApiKeyCheck(DSLContext sql, InstantSource clock, Ticker ticker) {
        this.sql = sql;
        this.clock = clock;
        this.keys = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(CACHED)
                .maximumSize(MAX_CACHED)
                .build(this::load);
        this.usedLately = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(BETWEEN_USES)
                .maximumSize(MAX_CACHED)
                .build();
    }

    /** A key that is good now. */
    public record GoodKey(UUID id, ProjectId project, RoleSet roles) {}

    /** The key behind the text; empty for one that is mistyped, unknown, expired or revoked. */
    public Optional<GoodKey> identify(String secret) {
        Optional<GoodKey> good = ApiKeySecret.parse(secret)
                .flatMap(key -> keys.get(key.id())
                        .filter(stored -> stored.matches(key.text()) && stored.isGoodAt(now()))
                        .map(stored -> new GoodKey(key.id(), stored.project(), stored.roles())));
        good.ifPresent(key -> noteUse(key.id()));
        return good;
    }

    void forget(UUID id) {
        keys.invalidate(id);
    }

    private void noteUse(UUID id) {
        if (usedLately.asMap().putIfAbsent(id, true) == null) {
            sql.update(API_KEY)
                    .set(LAST_USED_AT, now())
                    .where(ID.eq(id))
                    .and(LAST_USED_AT.isNull().or(LAST_USED_AT.le(now().minus(BETWEEN_USES))))
                    .execute();
        }
    }

    private Optional<Stored> load(UUID id) {
        return sql.select(PROJECT, ROLE, HASH, EXPIRES_AT)
                .from(API_KEY)
                .where(ID.eq(id).and(REVOKED_AT.isNull()))
                .fetchOptional(Stored::of);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static final class Stored {
        private final ProjectId project;
        private final RoleSet roles;
        private final byte[] hash;
        private final @Nullable OffsetDateTime expiresAt;

        private Stored(ProjectId project, RoleSet roles, byte[] hash, @Nullable OffsetDateTime expiresAt) {
            this.project = project;
            this.roles = roles;
            this.hash = hash;
            this.expiresAt = expiresAt;
        }

        static Stored of(Record row) {
            return new Stored(
                    new ProjectId(row.get(PROJECT)),
                    RoleSet.of(List.of(row.get(ROLE))),
                    row.get(HASH),
                    row.get(EXPIRES_AT));
        }

        ProjectId project() {
            return project;
        }

        RoleSet roles() {
            return roles;
        }

        boolean matches(String secret) {
            return MessageDigest.isEqual(hash, Digests.sha256(secret));
        }

        boolean isGoodAt(OffsetDateTime now) {
            return expiresAt == null || now.isBefore(expiresAt);
        }
    }
}
