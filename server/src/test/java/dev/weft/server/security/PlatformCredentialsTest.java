package dev.weft.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.access.Caller;
import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.AccountTokens;
import dev.weft.server.account.Accounts;
import dev.weft.server.account.PasswordHashes;
import dev.weft.server.account.SessionTokens;
import dev.weft.server.account.SignInLimits;
import dev.weft.server.account.Visitor;
import dev.weft.server.apikey.ApiKeyCheck;
import dev.weft.server.apikey.ApiKeyKind;
import dev.weft.server.apikey.ApiKeys;
import dev.weft.server.company.Companies;
import dev.weft.server.company.MemberRoles;
import dev.weft.server.company.Project;
import dev.weft.server.company.Projects;
import dev.weft.server.platform.TestPlatform;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.secret.SecretBox;
import dev.weft.server.user.ForeignTokens;
import dev.weft.server.user.IdentityProviders;
import dev.weft.server.user.IssuerAddresses;
import dev.weft.server.user.IssuerClient;
import dev.weft.server.user.SigningKeys;
import dev.weft.server.user.UserCredentials;
import dev.weft.server.user.UserSessions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformCredentialsTest {
    private final TestPlatform platform = new TestPlatform();
    private final AccountTokens tokens = AccountTokens.of(platform.sql, platform.keys, platform.clock, platform.clock);
    private final PasswordHashes hashes = new PasswordHashes();
    private final Accounts accounts = new Accounts(
            platform.sql,
            hashes,
            tokens.sessions(),
            new SignInLimits(true, platform.sql, platform.clock),
            platform.clock,
            Companies::createOwn);
    private final Projects projects = new Projects(platform.sql, (transaction, id, actor) -> {});
    private final ApiKeyCheck check = new ApiKeyCheck(platform.sql, platform.clock, platform.clock);
    private final ApiKeys keys = new ApiKeys(platform.sql, platform.clock, check);
    private final PlatformCredentials callers =
            new PlatformCredentials(tokens, check, new MemberRoles(projects, platform.clock), users());

    private final SessionTokens ada = signUp("ada@example.com");
    private final SessionTokens eve = signUp("eve@example.com");
    private final ProjectRef shop = project(ada, "shop");
    private final ProjectRef evil = project(eve, "evil");
    private final String shopKey = key(ada, shop);
    private final String evilKey = key(eve, evil);

    @AfterEach
    void close() {
        hashes.close();
        platform.close();
    }

    @Test
    void nobodyIsAnonymous() {
        assertThat(callers.resolve(shop, Set.of(), Credentials.NONE)).isEqualTo(new Caller.Anonymous());
    }

    @Test
    void theOwnerOfTheCompanyIsTheOwnerOfItsProjects() {
        assertThat(callers.resolve(shop, Set.of(), bearer(ada.accessToken())))
                .isEqualTo(new Caller.Member(ada.account(), Role.OWNER));
        assertThat(callers.resolve(shop, Set.of(), new Credentials("bearer  " + ada.accessToken(), null))
                        .roles())
                .isEqualTo(RoleSet.OWNER);
    }

    @Test
    void adminsAndMembersActAsWhatTheyAre() {
        join(eve, "ADMIN");
        assertThat(callers.resolve(shop, Set.of(), bearer(eve.accessToken())))
                .isEqualTo(new Caller.Member(eve.account(), Role.ADMIN));

        platform.sql.execute("update weft.member set role = 'MEMBER' where account_id = ?", eve.account());
        platform.clock.pass(Duration.ofSeconds(1));
        assertThat(callers.resolve(shop, Set.of(), bearer(eve.accessToken())))
                .isEqualTo(new Caller.Member(eve.account(), Role.MEMBER));
    }

    @Test
    void whoIsTakenOutOfTheCompanyIsOutWithinASecond() {
        join(eve, "ADMIN");
        callers.resolve(shop, Set.of(), bearer(eve.accessToken()));

        platform.sql.execute(
                "delete from weft.member where company_id = ? and account_id = ?", companyOfAda(), eve.account());
        platform.clock.pass(Duration.ofSeconds(1));
        refused(ErrorCode.NOT_FOUND, shop, bearer(eve.accessToken()));
    }

    private void join(SessionTokens account, String role) {
        platform.sql.execute(
                "insert into weft.member (company_id, account_id, role, joined_at) values (?, ?, ?, now())",
                companyOfAda(),
                account.account(),
                role);
    }

    private UUID companyOfAda() {
        return projects.find(ada.account(), "shop").orElseThrow().company();
    }

    @Test
    void anAccountThatIsNoMemberFindsNothing() {
        refused(ErrorCode.NOT_FOUND, shop, bearer(eve.accessToken()));
    }

    @Test
    void aKeyOpensItsOwnProjectAlone() {
        assertThat(callers.resolve(shop, Set.of(), new Credentials(null, shopKey))
                        .roles())
                .isEqualTo(RoleSet.of(Role.SERVICE));
        refused(ErrorCode.UNAUTHENTICATED, shop, new Credentials(null, evilKey));
    }

    @Test
    void aKeyIsNoTokenAndATokenIsNoKey() {
        refused(ErrorCode.UNAUTHENTICATED, shop, bearer(shopKey));
        refused(ErrorCode.UNAUTHENTICATED, shop, new Credentials(null, ada.accessToken()));
        refused(ErrorCode.UNAUTHENTICATED, shop, bearer(ada.refreshToken()));
    }

    @Test
    void twoCredentialsAreOneTooMany() {
        refused(ErrorCode.BAD_REQUEST, shop, new Credentials("Bearer " + ada.accessToken(), shopKey));
    }

    @Test
    void aBadHeaderIsNeverAnonymous() {
        for (String header :
                List.of("", "Bearer", "Bearer ", "Bearer x", "Basic YWRhOnB3", "Token x", "Bearer a.b.c")) {
            refused(ErrorCode.UNAUTHENTICATED, shop, new Credentials(header, null));
        }
    }

    @Test
    void aBadKeyIsNeverAnonymous() {
        for (String key : List.of("", " ", "weft_sk_", "weft_sk_x", "null")) {
            refused(ErrorCode.UNAUTHENTICATED, shop, new Credentials(null, key));
        }
    }

    @Test
    void whoSignedOutIsNobodyAtOnce() {
        callers.resolve(shop, Set.of(), bearer(ada.accessToken()));
        tokens.sessions().endAll(ada.account());

        refused(ErrorCode.UNAUTHENTICATED, shop, bearer(ada.accessToken()));
    }

    @Test
    void aMemberWhoIsRemovedIsAStrangerWithinASecond() {
        callers.resolve(shop, Set.of(), bearer(ada.accessToken()));
        platform.sql
                .query("delete from weft.member where account_id = ?", ada.account())
                .execute();
        platform.clock.pass(Duration.ofSeconds(1));

        refused(ErrorCode.NOT_FOUND, shop, bearer(ada.accessToken()));
    }

    private void refused(ErrorCode code, ProjectRef project, Credentials credentials) {
        assertThatThrownBy(() -> callers.resolve(project, Set.of(), credentials))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Credentials bearer(@Nullable String token) {
        return new Credentials("Bearer " + token, null);
    }

    private SessionTokens signUp(String email) {
        return accounts.signUp(email, "seven blue herons", null, new Visitor("192.0.2.7", null));
    }

    private UserCredentials users() {
        SigningKeys signing = new SigningKeys(
                platform.sql, new SecretBox(new byte[SecretBox.KEY_BYTES]), platform.clock, platform.clock);
        UserSessions sessions = new UserSessions(
                platform.sql, signing, AccountTokens.refreshTokens(platform.keys), platform.clock, platform.clock);
        ForeignTokens foreign = new ForeignTokens(
                platform.sql,
                new IdentityProviders(platform.sql, platform.clock),
                new IssuerClient(new IssuerAddresses(true, false)),
                platform.clock,
                platform.clock);
        return new UserCredentials(platform.sql, sessions, foreign);
    }

    private ProjectRef project(SessionTokens owner, String slug) {
        Project project = projects.create(owner.account(), slug, slug, null, "test");
        return new ProjectRef(project.id(), project.slug(), project.databaseSchema());
    }

    private String key(SessionTokens owner, ProjectRef project) {
        return keys.create(project.id(), "CI", ApiKeyKind.SECRET, null, Set.of(), null, owner.account())
                .secret();
    }
}
