package dev.weft.server.user;

import static dev.weft.server.user.UserTables.KEY;
import static dev.weft.server.user.UserTables.KEY_CREATED_AT;
import static dev.weft.server.user.UserTables.KEY_ID;
import static dev.weft.server.user.UserTables.KEY_NUMBER;
import static dev.weft.server.user.UserTables.KEY_PROJECT;
import static dev.weft.server.user.UserTables.SEALED;
import static dev.weft.server.user.UserTables.SIGNS_FROM;
import static org.jooq.impl.DSL.any;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.weft.catalog.ProjectId;
import dev.weft.server.account.AccessTokens;
import dev.weft.server.secret.SecretBox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign the tokens of end users, each project's its own. The first is made when it is first needed. Another
 * is published at once and signs a little later: by then every server has read the keys again.
 */
public final class SigningKeys {
    /** Until a new key signs: longer than servers remember keys, and than their clocks should be apart. */
    static final Duration PUBLISHED_BEFORE = Duration.ofSeconds(5);

    private static final Duration CACHED = Duration.ofMillis(700);
    private static final int MAX_CACHED = 10_000;

    private final DSLContext sql;
    private final SecretBox box;
    private final InstantSource clock;
    private final Cache<ProjectId, List<SigningKey>> keys;
    /** By the key's id: reading a key costs more than looking whether there are others. */
    private final Cache<UUID, AccessTokens> opened =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).build();

    public SigningKeys(DSLContext sql, SecretBox box, InstantSource clock, Ticker ticker) {
        this.sql = sql;
        this.box = box;
        this.clock = clock;
        this.keys = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(CACHED)
                .maximumSize(MAX_CACHED)
                .build();
    }

    /** Those that sign or verify now, or will sign in a moment; the oldest first. */
    public List<SigningKey> of(ProjectId project) {
        List<SigningKey> known = keys.getIfPresent(project);
        if (known == null) {
            known = load(project);
            keys.put(project, known);
        }
        Instant now = clock.instant();
        return known.stream().filter(key -> key.isAliveAt(now)).toList();
    }

    /** The key that the token says it was signed by. */
    Optional<AccessTokens> claimedBy(ProjectId project, String token) {
        for (SigningKey key : of(project)) {
            if (key.tokens().claim(token)) {
                return Optional.of(key.tokens());
            }
        }
        return Optional.empty();
    }

    /** What signs now. */
    AccessTokens signing(ProjectId project) {
        Instant now = clock.instant();
        List<SigningKey> all = of(project);
        return all.stream()
                .filter(key -> key.signsAt(now))
                .findFirst()
                .orElseGet(all::getFirst)
                .tokens();
    }

    /** What others need to verify tokens of the project: a JSON Web Key Set. */
    public Map<String, Object> published(ProjectId project) {
        return Map.of(
                "keys",
                of(project).stream().map(key -> key.tokens().publicKey()).toList());
    }

    /**
     * Makes another key, which signs from then on. What the keys before it have signed stays good until it expires; keys
     * whose tokens have all expired are forgotten.
     */
    public SigningKey rotate(ProjectId project) {
        List<SigningKey> before = load(project);
        SigningKey last = before.getLast();
        Instant now = clock.instant();
        insert(project, last.number() + 1, now, now.plus(PUBLISHED_BEFORE));
        UUID[] dead = before.stream()
                .filter(key -> !key.isAliveAt(now))
                .map(SigningKey::id)
                .toArray(UUID[]::new);
        sql.deleteFrom(KEY).where(KEY_ID.eq(any(dead))).execute();
        keys.invalidate(project);
        return load(project).getLast();
    }

    private List<SigningKey> load(ProjectId project) {
        List<SigningKey> found = find(project);
        if (!found.isEmpty()) {
            return found;
        }
        Instant now = clock.instant();
        insert(project, 1, now, now);
        return find(project);
    }

    /** Of servers that do it at once one is heard. */
    private void insert(ProjectId project, int number, Instant now, Instant signsFrom) {
        UUID id = UUID.randomUUID();
        sql.insertInto(KEY)
                .set(KEY_ID, id)
                .set(KEY_PROJECT, project.value())
                .set(KEY_NUMBER, number)
                .set(SEALED, box.seal(AccessTokens.newKey(), purpose(project, id)))
                .set(KEY_CREATED_AT, now.atOffset(ZoneOffset.UTC))
                .set(SIGNS_FROM, signsFrom.atOffset(ZoneOffset.UTC))
                .onConflictDoNothing()
                .execute();
    }

    private List<SigningKey> find(ProjectId project) {
        Result<? extends Record> rows = sql.select(KEY_ID, KEY_NUMBER, SEALED, KEY_CREATED_AT, SIGNS_FROM)
                .from(KEY)
                .where(KEY_PROJECT.eq(project.value()))
                .orderBy(KEY_NUMBER)
                .fetch();
        List<SigningKey> found = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Instant replacedAt = i + 1 == rows.size()
                    ? null
                    : rows.get(i + 1).get(SIGNS_FROM).toInstant();
            found.add(key(project, rows.get(i), replacedAt));
        }
        return found;
    }

    private SigningKey key(ProjectId project, Record row, @Nullable Instant replacedAt) {
        UUID id = row.get(KEY_ID);
        AccessTokens tokens = opened.get(
                id, _ -> new AccessTokens(realm(project), id, box.open(row.get(SEALED), purpose(project, id)), clock));
        return new SigningKey(
                id,
                row.get(KEY_NUMBER),
                row.get(KEY_CREATED_AT).toInstant(),
                row.get(SIGNS_FROM).toInstant(),
                replacedAt,
                tokens);
    }

    /** What the tokens of a project name as their issuer and their audience: stable, whatever the project is called. */
    static AccessTokens.Realm realm(ProjectId project) {
        return new AccessTokens.Realm(
                "urn:weft:project:" + project.value(), project.value().toString());
    }

    private static String purpose(ProjectId project, UUID key) {
        return "signing-key:" + project.value() + ":" + key;
    }
}
