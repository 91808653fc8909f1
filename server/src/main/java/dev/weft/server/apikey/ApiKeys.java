package dev.weft.server.apikey;

import static dev.weft.server.apikey.ApiKeyTable.API_KEY;
import static dev.weft.server.apikey.ApiKeyTable.CREATED_AT;
import static dev.weft.server.apikey.ApiKeyTable.CREATED_BY;
import static dev.weft.server.apikey.ApiKeyTable.EXPIRES_AT;
import static dev.weft.server.apikey.ApiKeyTable.HASH;
import static dev.weft.server.apikey.ApiKeyTable.ID;
import static dev.weft.server.apikey.ApiKeyTable.KIND;
import static dev.weft.server.apikey.ApiKeyTable.LAST_USED_AT;
import static dev.weft.server.apikey.ApiKeyTable.NAME;
import static dev.weft.server.apikey.ApiKeyTable.PREFIX;
import static dev.weft.server.apikey.ApiKeyTable.PROJECT;
import static dev.weft.server.apikey.ApiKeyTable.REVOKED_AT;
import static dev.weft.server.apikey.ApiKeyTable.ROLE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;

import dev.weft.access.Role;
import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.DisplayName;
import dev.weft.server.secret.Digests;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes the keys of projects. Whether a key is good, {@link ApiKeyCheck} says. */
public final class ApiKeys {
    private static final List<Field<?>> SHOWN =
            List.of(PROJECT, ID, NAME, KIND, ROLE, PREFIX, CREATED_AT, EXPIRES_AT, LAST_USED_AT, REVOKED_AT);

    private final DSLContext sql;
    private final InstantSource clock;
    private final ApiKeyCheck check;

    public ApiKeys(DSLContext sql, InstantSource clock, ApiKeyCheck check) {
        this.sql = sql;
        this.clock = clock;
        this.check = check;
    }

    /**
     * A key that was just made.
     *
     * @param secret the whole key, which nobody can show again
     */
    public record Created(ApiKey key, String secret) {
        /** Never the secret. */
        @Override
        public String toString() {
            return "Created[" + key.prefix() + "...]";
        }
    }

    /**
     * A new key of the project.
     *
     * @param role API name of the role to act as: a built-in one that policies bind, or one of the project's own; null
     *     for the kind's own
     * @param ownRoles names of the project's own roles
     * @param expiresAt null for a key that does not expire
     * @throws ApiException BAD_USER_INPUT
     */
    public Created create(
            ProjectId project,
            String name,
            ApiKeyKind kind,
            @Nullable String role,
            Set<String> ownRoles,
            @Nullable OffsetDateTime expiresAt,
            UUID createdBy) {
        String displayName = DisplayName.read(name, List.of("input", "name"));
        String actsAs = role == null ? kind.role().apiName() : checked(role, kind, ownRoles);
        OffsetDateTime now = now();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw refused("expiresAt", "The key would have expired already; choose a time to come, or leave it out.");
        }
        ApiKeySecret secret = ApiKeySecret.create(kind);
        Record row = sql.insertInto(API_KEY)
                .set(ID, secret.id())
                .set(PROJECT, project.value())
                .set(NAME, displayName)
                .set(KIND, kind.name())
                .set(ROLE, actsAs)
                .set(PREFIX, secret.shownPrefix())
                .set(HASH, Digests.sha256(secret.text()))
                .set(CREATED_BY, createdBy)
                .set(CREATED_AT, now)
                .set(EXPIRES_AT, expiresAt)
                .returningResult(SHOWN)
                .fetchSingle();
        return new Created(key(row), secret.text());
    }

    /**
     * Revokes a key for good. Revoking it again changes nothing.
     *
     * @throws ApiException NOT_FOUND
     */
    public ApiKey revoke(ProjectId project, UUID id) {
        ApiKey revoked = sql.update(API_KEY)
                .set(REVOKED_AT, coalesce(REVOKED_AT, val(now())))
                .where(ID.eq(id).and(PROJECT.eq(project.value())))
                .returningResult(SHOWN)
                .fetchOptional(ApiKeys::key)
                .orElseThrow(
                        () -> new ApiException(ApiError.of(ErrorCode.NOT_FOUND, "The project has no key with this id.")
                                .at(List.of("id"))
                                .onFields(List.of("id"))));
        check.forget(id);
        return revoked;
    }

    /** The keys of each project, newest first, in one statement. */
    public Map<UUID, List<ApiKey>> of(Set<UUID> projects) {
        return sql.select(SHOWN)
                .from(API_KEY)
                .where(PROJECT.eq(any(projects.toArray(UUID[]::new))))
                .orderBy(CREATED_AT.desc(), ID)
                .fetchGroups(PROJECT, ApiKeys::key);
    }

    /** The keys that act in a role of a project and that are not revoked, for a sentence; nothing when there are none. */
    public static List<String> actingAs(DSLContext sql, ProjectId project, String role) {
        int count = sql.fetchCount(
                API_KEY, PROJECT.eq(project.value()).and(ROLE.eq(role)).and(REVOKED_AT.isNull()));
        return count == 0 ? List.of() : List.of(count == 1 ? "1 API key" : "%,d API keys".formatted(count));
    }

    private static String checked(String role, ApiKeyKind kind, Set<String> ownRoles) {
        boolean bound = ownRoles.contains(role)
                || Role.named(role).filter(known -> !known.unrestricted()).isPresent();
        if (!bound && !role.equals(kind.role().apiName())) {
            String why = Role.named(role).isPresent()
                    ? "A " + kind + " key may not act as '" + role + "', whom no policy binds; name another role."
                    : "The project has no such role; see its roles.";
            throw refused("role", why);
        }
        return role;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ApiKey key(Record row) {
        return new ApiKey(
                row.get(ID),
                row.get(NAME),
                ApiKeyKind.valueOf(row.get(KIND)),
                row.get(ROLE),
                row.get(PREFIX),
                row.get(CREATED_AT),
                row.get(EXPIRES_AT),
                row.get(LAST_USED_AT),
                row.get(REVOKED_AT));
    }

    private static ApiException refused(String field, String message) {
        return new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, message)
                .at(List.of("input", field))
                .onFields(List.of(field)));
    }
}
