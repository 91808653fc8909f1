package dev.weft.server.user;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The issuers that projects trust, in the database. What was changed elsewhere is noticed within a second. */
public final class IdentityProviders {
    private static final Table<Record> TABLE = table(name("weft", "identity_provider"));
    private static final Field<UUID> PROJECT = column("project_id", UUID.class);
    private static final Field<String> ISSUER = column("issuer", String.class);
    private static final Field<String> AUDIENCE = column("audience", String.class);
    private static final Field<String> JWKS_URI = column("jwks_uri", String.class);
    private static final Field<String> ROLE_CLAIM = column("role_claim", String.class);
    private static final Field<JSONB> ROLE_MAP = column("role_map", JSONB.class);
    private static final Field<String> USER_CLAIM = column("user_claim", String.class);
    private static final Field<OffsetDateTime> CREATED_AT = column("created_at", OffsetDateTime.class);
    private static final List<Field<?>> SHOWN =
            List.of(PROJECT, ISSUER, AUDIENCE, JWKS_URI, ROLE_CLAIM, ROLE_MAP, USER_CLAIM, CREATED_AT);

    private static final int MOST = 20;
    private static final Duration CACHED = Duration.ofMillis(700);
    private static final int MAX_CACHED = 10_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final DSLContext sql;
    private final LoadingCache<ProjectId, List<IdentityProvider>> known;

    public IdentityProviders(DSLContext sql, Ticker ticker) {
        this.sql = sql;
        this.known = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(CACHED)
                .maximumSize(MAX_CACHED)
                .build(project -> of(Set.of(project)).getOrDefault(project, List.of()));
    }

    /** Those of a project, for every request. */
    List<IdentityProvider> of(ProjectId project) {
        return known.get(project);
    }

    /** Those of many projects, in one statement. A project without any is left out. */
    public Map<ProjectId, List<IdentityProvider>> of(Set<ProjectId> projects) {
        UUID[] ids = projects.stream().map(ProjectId::value).toArray(UUID[]::new);
        return sql.select(SHOWN)
                .from(TABLE)
                .where(PROJECT.eq(any(ids)))
                .orderBy(CREATED_AT, ISSUER)
                .fetchGroups(row -> new ProjectId(row.get(PROJECT)), IdentityProviders::provider);
    }

    /**
     * Adds the issuer, or puts it in the place of what was said of it before.
     *
     * @throws ApiException BAD_USER_INPUT where there would be too many
     */
    public IdentityProvider set(ProjectId project, IdentityProvider provider) {
        IdentityProvider stored = sql.transactionResult(transaction -> {
            IdentityProvider written = write(transaction.dsl(), project, provider);
            if (transaction.dsl().fetchCount(TABLE, PROJECT.eq(project.value())) > MOST) {
                throw new ApiException(ApiError.of(
                                ErrorCode.BAD_USER_INPUT,
                                "A project trusts " + MOST + " issuers at most; remove one that is not used any more.")
                        .at(List.of("input", "issuer")));
            }
            return written;
        });
        known.invalidate(project);
        return stored;
    }

    private static IdentityProvider write(DSLContext transaction, ProjectId project, IdentityProvider provider) {
        return transaction
                .insertInto(TABLE)
                .set(PROJECT, project.value())
                .set(ISSUER, provider.issuer())
                .set(AUDIENCE, provider.audience())
                .set(JWKS_URI, provider.jwksUri().toString())
                .set(ROLE_CLAIM, provider.roleClaim())
                .set(ROLE_MAP, json(provider.roleMap()))
                .set(USER_CLAIM, provider.userClaim())
                .set(CREATED_AT, provider.createdAt())
                .onConflict(PROJECT, ISSUER)
                .doUpdate()
                .set(AUDIENCE, excluded(AUDIENCE))
                .set(JWKS_URI, excluded(JWKS_URI))
                .set(ROLE_CLAIM, excluded(ROLE_CLAIM))
                .set(ROLE_MAP, excluded(ROLE_MAP))
                .set(USER_CLAIM, excluded(USER_CLAIM))
                .returningResult(SHOWN)
                .fetchSingle(IdentityProviders::provider);
    }

    /** Whether there was such an issuer. Its tokens are refused from then on. */
    public boolean remove(ProjectId project, String issuer) {
        int removed = sql.deleteFrom(TABLE)
                .where(PROJECT.eq(project.value()).and(ISSUER.eq(issuer)))
                .execute();
        known.invalidate(project);
        return removed > 0;
    }

    /** The issuers of a project whose claims are mapped to the role, for a sentence. */
    static List<String> mappingTo(DSLContext sql, ProjectId project, String role) {
        return sql
                .select(SHOWN)
                .from(TABLE)
                .where(PROJECT.eq(project.value()))
                .fetch(IdentityProviders::provider)
                .stream()
                .filter(provider ->
                        provider.roleMap() != null && provider.roleMap().containsValue(role))
                .map(provider -> "the issuer " + provider.issuer())
                .toList();
    }

    private static IdentityProvider provider(Record row) {
        return new IdentityProvider(
                row.get(ISSUER),
                row.get(AUDIENCE),
                URI.create(row.get(JWKS_URI)),
                row.get(ROLE_CLAIM),
                map(row.get(ROLE_MAP)),
                row.get(USER_CLAIM),
                row.get(CREATED_AT));
    }

    private static @Nullable JSONB json(@Nullable Map<String, String> map) {
        return map == null ? null : JSONB.jsonb(JSON.writeValueAsString(map));
    }

    private static @Nullable Map<String, String> map(@Nullable JSONB json) {
        return json == null ? null : JSON.readValue(json.data(), new TypeReference<Map<String, String>>() {});
    }

    private static <T> Field<T> column(String column, Class<T> type) {
        return field(name("weft", "identity_provider", column), type);
    }
}
