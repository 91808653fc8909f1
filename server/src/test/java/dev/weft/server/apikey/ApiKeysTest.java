package dev.weft.server.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.Account;
import dev.weft.server.apikey.ApiKeyCheck.GoodKey;
import dev.weft.server.company.Companies;
import dev.weft.server.company.Projects;
import dev.weft.server.platform.TestPlatform;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private final TestPlatform platform = new TestPlatform();
    private final Account ada = platform.account("ada@example.com");
    private final ProjectId project = project("shop");
    private final ApiKeyCheck check = new ApiKeyCheck(platform.sql, platform.clock, platform.clock);
    private final ApiKeys keys = new ApiKeys(platform.sql, platform.clock, check);

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aKeyNamesItsProjectAndActsAsItsKind() {
        ApiKeys.Created secret = create(ApiKeyKind.SECRET, null);
        ApiKeys.Created publishable = create(ApiKeyKind.PUBLISHABLE, null);

        assertThat(secret.secret()).startsWith("weft_sk_").hasSize(8 + 70);
        assertThat(check.identify(secret.secret()))
                .contains(new GoodKey(secret.key().id(), project, RoleSet.of(Role.SERVICE)));
        assertThat(publishable.secret()).startsWith("weft_pk_");
        assertThat(check.identify(publishable.secret())).map(GoodKey::roles).contains(RoleSet.ANONYMOUS);
    }

    @Test
    void theSecretIsNotStored() {
        ApiKeys.Created created = create(ApiKeyKind.SECRET, null);
        String rows = String.valueOf(platform.sql.fetchValue("select string_agg(k::text, ' ') from weft.api_key k"));

        assertThat(rows).contains(created.key().prefix());
        assertThat(rows)
                .doesNotContain(
                        created.secret().substring(created.key().prefix().length()));
        assertThat(created.toString()).doesNotContain(created.secret());
    }

    @Test
    void noChangedLetterOpensAnything() {
        String secret = create(ApiKeyKind.SECRET, null).secret();
        for (int i = 0; i < secret.length(); i++) {
            char other = secret.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(check.identify(secret.substring(0, i) + other + secret.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(check.identify("")).isEmpty();
        assertThat(check.identify(secret + "A")).isEmpty();
        assertThat(check.identify(secret.replace("weft_sk_", "weft_pk_"))).isEmpty();
    }

    @Test
    void aKeyOfTheRightIdWithOtherBitsIsRefused() {
        ApiKeys.Created created = create(ApiKeyKind.SECRET, null);
        ApiKeySecret forged = ApiKeySecret.create(ApiKeyKind.SECRET);
        platform.sql
                .query(
                        "update weft.api_key set id = ? where id = ?",
                        forged.id(),
                        created.key().id())
                .execute();

        assertThat(check.identify(forged.text())).isEmpty();
    }

    @Test
    void aKeyExpires() {
        OffsetDateTime soon = platform.clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC);
        String secret = create(ApiKeyKind.SECRET, soon).secret();
        assertThat(check.identify(secret)).isPresent();
        platform.clock.pass(Duration.ofSeconds(60));

        assertThat(check.identify(secret)).isEmpty();
    }

    @Test
    void aRevokedKeyIsDeadHereAtOnceAndElsewhereWithinASecond() {
        ApiKeyCheck elsewhere = new ApiKeyCheck(platform.sql, platform.clock, platform.clock);
        ApiKeys.Created created = create(ApiKeyKind.SECRET, null);
        assertThat(check.identify(created.secret())).isPresent();
        assertThat(elsewhere.identify(created.secret())).isPresent();

        ApiKey revoked = keys.revoke(project, created.key().id());
        assertThat(check.identify(created.secret())).isEmpty();
        platform.clock.pass(Duration.ofSeconds(1));
        assertThat(elsewhere.identify(created.secret())).isEmpty();
        assertThat(keys.revoke(project, created.key().id()).revokedAt()).isEqualTo(revoked.revokedAt());
    }

    @Test
    void aKeyIsRevokedByItsOwnProjectAlone() {
        ApiKeys.Created created = create(ApiKeyKind.SECRET, null);
        ProjectId other = project("other");

        refused(ErrorCode.NOT_FOUND, () -> keys.revoke(other, created.key().id()));
        refused(ErrorCode.NOT_FOUND, () -> keys.revoke(project, UUID.randomUUID()));
        assertThat(check.identify(created.secret())).isPresent();
    }

    @Test
    void theLastUseIsWrittenOnceAMinute() {
        String secret = create(ApiKeyKind.SECRET, null).secret();
        assertThat(lastUsed()).isNull();
        check.identify(secret);
        OffsetDateTime first = lastUsed();
        platform.clock.pass(Duration.ofSeconds(59));
        check.identify(secret);
        assertThat(lastUsed()).isEqualTo(first).isNotNull();

        platform.clock.pass(Duration.ofSeconds(1));
        check.identify(secret);
        assertThat(lastUsed()).isAfter(first);
    }

    @Test
    void aRoleOfItsOwnAPastExpiryAndABlankNameAreRefused() {
        OffsetDateTime past = platform.clock.instant().atOffset(ZoneOffset.UTC);

        refused(
                ErrorCode.BAD_USER_INPUT,
                () -> keys.create(project, "CI", ApiKeyKind.SECRET, "editor", Set.of(), null, ada.id()));
        refused(ErrorCode.BAD_USER_INPUT, () -> create(ApiKeyKind.SECRET, past));
        refused(
                ErrorCode.BAD_USER_INPUT,
                () -> keys.create(project, " ", ApiKeyKind.SECRET, null, Set.of(), null, ada.id()));
        assertThat(keys.of(Set.of(project.value()))).isEmpty();
    }

    @Test
    void aKeyActsAsTheRoleThatItWasMadeFor() {
        ApiKeys.Created editor =
                keys.create(project, "CI", ApiKeyKind.SECRET, "editor", Set.of("editor"), null, ada.id());
        ApiKeys.Created member = keys.create(project, "CI", ApiKeyKind.PUBLISHABLE, "member", Set.of(), null, ada.id());

        assertThat(editor.key().role()).isEqualTo("editor");
        assertThat(check.identify(editor.secret())).map(GoodKey::roles).contains(RoleSet.of(List.of("editor")));
        assertThat(check.identify(member.secret())).map(GoodKey::roles).contains(RoleSet.of(Role.MEMBER));
    }

    @Test
    void noKeyIsGivenARoleThatNoPolicyBinds() {
        for (String role : List.of("owner", "admin", "service")) {
            refused(
                    ErrorCode.BAD_USER_INPUT,
                    () -> keys.create(project, "CI", ApiKeyKind.PUBLISHABLE, role, Set.of(), null, ada.id()));
        }
        refused(
                ErrorCode.BAD_USER_INPUT,
                () -> keys.create(project, "CI", ApiKeyKind.SECRET, "owner", Set.of(), null, ada.id()));
    }

    private ApiKeys.Created create(ApiKeyKind kind, @Nullable OffsetDateTime expiresAt) {
        return keys.create(project, "CI", kind, null, Set.of(), expiresAt, ada.id());
    }

    private @Nullable OffsetDateTime lastUsed() {
        return keys.of(Set.of(project.value()))
                .values()
                .iterator()
                .next()
                .getFirst()
                .lastUsedAt();
    }

    private ProjectId project(String slug) {
        if (new Companies(platform.sql).of(ada.id()).isEmpty()) {
            Companies.createOwn(platform.sql, ada);
        }
        Projects projects = new Projects(platform.sql, (transaction, id, actor) -> {});
        return projects.create(ada.id(), slug, slug, null, "test").id();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
