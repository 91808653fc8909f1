package dev.weft.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.company.Companies;
import dev.weft.server.company.Company;
import dev.weft.server.company.MemberRole;
import dev.weft.server.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class AccountsTest {
    private static final String PASSWORD = "seven blue herons";
    private static final Visitor ADDRESS = from("192.0.2.7");

    private final TestPlatform platform = new TestPlatform();
    private final CountingEncoder encoder = new CountingEncoder();
    private final PasswordHashes hashes = new PasswordHashes(encoder);
    private final AccountTokens tokens = AccountTokens.of(platform.sql, platform.keys, platform.clock, platform.clock);
    private final Accounts accounts = accounts(true);

    @AfterEach
    void close() {
        hashes.close();
        platform.close();
    }

    @Test
    void aNewAccountIsSignedInAndOwnsACompany() {
        SessionTokens session = accounts.signUp("Ada@Example.com", PASSWORD, "Ada Lovelace", ADDRESS);

        assertThat(tokens.verify(session.accessToken()).account()).isEqualTo(session.account());
        assertThat(accounts.find(session.account())).get().satisfies(account -> {
            assertThat(account.email()).isEqualTo("ada@example.com");
            assertThat(account.name()).isEqualTo("Ada Lovelace");
        });
        assertThat(new Companies(platform.sql).of(session.account()))
                .extracting(Company::name, Company::slug, Company::myRole)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Ada Lovelace", "ada-lovelace", MemberRole.OWNER));
    }

    @Test
    void companiesOfNamesakesHaveSlugsOfTheirOwn() {
        SessionTokens one = accounts.signUp("ada@example.com", PASSWORD, null, ADDRESS);
        SessionTokens other = accounts.signUp("ada@example.org", PASSWORD, null, ADDRESS);

        assertThat(slugOf(one)).isEqualTo("ada");
        assertThat(slugOf(other)).startsWith("ada-");
    }

    @Test
    void anEmailIsTakenWhateverItsCase() {
        accounts.signUp("ada@example.com", PASSWORD, null, ADDRESS);

        refused(ErrorCode.EMAIL_TAKEN, () -> accounts.signUp("ADA@example.com", PASSWORD, null, ADDRESS));
        assertThat(platform.sql.fetchCount(org.jooq.impl.DSL.table("weft.company")))
                .isEqualTo(1);
    }

    @Test
    void aRefusedSignUpNamesTheFieldAndLeavesNothing() {
        assertThatThrownBy(() -> accounts.signUp("ada@example.com", "Password1234", null, ADDRESS))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.WEAK_PASSWORD);
                    assertThat(e.first().path()).containsExactly("input", "password");
                    assertThat(e.getMessage()).doesNotContain("1234");
                });
        assertThatThrownBy(() -> accounts.signUp("ada", PASSWORD, null, ADDRESS))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
                    assertThat(e.first().path()).containsExactly("input", "email");
                });
        refused(ErrorCode.BAD_USER_INPUT, () -> accounts.signUp("ada@example.com", PASSWORD, "Ada\nEve", ADDRESS));
        assertThat(platform.sql.fetchCount(org.jooq.impl.DSL.table("weft.account")))
                .isZero();
    }

    @Test
    void aWrongPasswordAnUnknownAccountAndNoAddressAnswerAlikeWithTheSameNumberOfHashes() {
        accounts.signUp("ada@example.com", PASSWORD, null, ADDRESS);

        List<ApiException> refusals = List.of(
                countedRefusal("ada@example.com", "seven green herons"),
                countedRefusal("eve@example.com", PASSWORD),
                countedRefusal("no address", PASSWORD),
                countedRefusal("ada@example.com", PASSWORD.repeat(100)));

        assertThat(refusals).extracting(ApiException::code).containsOnly(ErrorCode.INVALID_CREDENTIALS);
        assertThat(refusals)
                .extracting(ApiException::first)
                .containsOnly(refusals.getFirst().first());
    }

    @Test
    void theRightPasswordSignsIn() {
        SessionTokens first = accounts.signUp("ada@example.com", PASSWORD, null, ADDRESS);
        SessionTokens second = accounts.signIn("ADA@example.com", PASSWORD, ADDRESS);

        assertThat(second.account()).isEqualTo(first.account());
        assertThat(tokens.verify(second.accessToken()).session())
                .isNotEqualTo(tokens.verify(first.accessToken()).session());
    }

    @Test
    void fiveFailuresLockAnAccountForAQuarterOfAnHourFromEverywhere() {
        accounts.signUp("ada@example.com", PASSWORD, null, ADDRESS);
        for (int i = 0; i < 5; i++) {
            Visitor address = from("192.0.2." + i);
            refused(
                    ErrorCode.INVALID_CREDENTIALS,
                    () -> accounts.signIn("ada@example.com", "guess " + PASSWORD, address));
        }
        limited(() -> accounts.signIn("ada@example.com", PASSWORD, from("192.0.2.99")));

        platform.clock.pass(Duration.ofMinutes(15));
        accounts.signIn("ada@example.com", PASSWORD, from("192.0.2.99"));
    }

    @Test
    void accountsThatDoNotExistAreLockedAlike() {
        for (int i = 0; i < 5; i++) {
            refused(ErrorCode.INVALID_CREDENTIALS, () -> accounts.signIn("eve@example.com", PASSWORD, ADDRESS));
        }
        limited(() -> accounts.signIn("eve@example.com", PASSWORD, ADDRESS));
    }

    @Test
    void successesDoNotCountAsFailures() {
        accounts.signUp("ada@example.com", PASSWORD, null, ADDRESS);
        for (int i = 0; i < 9; i++) {
            accounts.signIn("ada@example.com", PASSWORD, ADDRESS);
        }
    }

    @Test
    void anAddressMaySignInTenTimesAMinute() {
        for (int i = 0; i < 10; i++) {
            String email = "nobody" + i + "@example.com";
            refused(ErrorCode.INVALID_CREDENTIALS, () -> accounts.signIn(email, PASSWORD, ADDRESS));
        }
        limited(() -> accounts.signIn("ada@example.com", PASSWORD, ADDRESS));
        refused(ErrorCode.INVALID_CREDENTIALS, () -> accounts.signIn("ada@example.com", PASSWORD, from("192.0.2.8")));

        platform.clock.pass(Duration.ofMinutes(1));
        refused(ErrorCode.INVALID_CREDENTIALS, () -> accounts.signIn("ada@example.com", PASSWORD, ADDRESS));
    }

    @Test
    void limitsCanBeSwitchedOff() {
        Accounts unlimited = accounts(false);
        for (int i = 0; i < 20; i++) {
            refused(ErrorCode.INVALID_CREDENTIALS, () -> unlimited.signIn("ada@example.com", PASSWORD, ADDRESS));
        }
    }

    @Test
    void allServersCountTogether() {
        Accounts other = accounts(true);
        for (int i = 0; i < 5; i++) {
            Accounts one = i % 2 == 0 ? accounts : other;
            refused(ErrorCode.INVALID_CREDENTIALS, () -> one.signIn("eve@example.com", PASSWORD, ADDRESS));
        }
        limited(() -> accounts.signIn("eve@example.com", PASSWORD, ADDRESS));
        limited(() -> other.signIn("eve@example.com", PASSWORD, ADDRESS));
    }

    @Test
    void whatIsTriedIsForgottenInTimeAndNeverWrittenDown() {
        refused(ErrorCode.INVALID_CREDENTIALS, () -> accounts.signIn("eve@example.com", PASSWORD, ADDRESS));
        assertThat(platform.sql.fetch("select * from weft.attempt").toString())
                .doesNotContain("eve")
                .doesNotContain("192.0.2.7");

        new AttemptStore(platform.sql).forget(platform.clock.instant().plus(Duration.ofMinutes(16)));
        assertThat(platform.sql.fetchCount(org.jooq.impl.DSL.table("weft.attempt")))
                .isZero();
    }

    @Test
    void anotherPasswordEndsTheOtherSessions() {
        SessionTokens here = accounts.signUp("ada@example.com", PASSWORD, null, ADDRESS);
        SessionTokens elsewhere = accounts.signIn("ada@example.com", PASSWORD, ADDRESS);
        tokens.verify(elsewhere.accessToken());
        accounts.changePassword(
                here.account(), tokens.verify(here.accessToken()).session(), PASSWORD, "nine grey herons");

        tokens.verify(here.accessToken());
        refused(ErrorCode.UNAUTHENTICATED, () -> tokens.verify(elsewhere.accessToken()));
        refused(ErrorCode.UNAUTHENTICATED, () -> tokens.sessions().refresh(elsewhere.refreshToken()));
        refused(ErrorCode.INVALID_CREDENTIALS, () -> accounts.signIn("ada@example.com", PASSWORD, ADDRESS));
        accounts.signIn("ada@example.com", "nine grey herons", ADDRESS);
    }

    @Test
    void thePasswordIsNotChangedByWhoDoesNotKnowIt() {
        SessionTokens session = accounts.signUp("ada@example.com", PASSWORD, null, ADDRESS);
        UUID id = tokens.verify(session.accessToken()).session();
        for (int i = 0; i < 5; i++) {
            refused(
                    ErrorCode.INVALID_CREDENTIALS,
                    () -> accounts.changePassword(session.account(), id, "no " + PASSWORD, "nine grey herons"));
        }
        limited(() -> accounts.changePassword(session.account(), id, PASSWORD, "nine grey herons"));
    }

    @Test
    void aWeakPasswordIsNoNextOne() {
        SessionTokens session = accounts.signUp("ada@example.com", PASSWORD, null, ADDRESS);
        UUID id = tokens.verify(session.accessToken()).session();

        refused(
                ErrorCode.WEAK_PASSWORD,
                () -> accounts.changePassword(session.account(), id, PASSWORD, "Password1234"));
    }

    private static Visitor from(String address) {
        return new Visitor(address, null);
    }

    private Accounts accounts(boolean limited) {
        SignInLimits limits = new SignInLimits(limited, platform.sql, platform.clock);
        return new Accounts(platform.sql, hashes, tokens.sessions(), limits, platform.clock, Companies::createOwn);
    }

    private ApiException countedRefusal(String email, String password) {
        int before = encoder.compared.get();
        try {
            accounts.signIn(email, password, ADDRESS);
        } catch (ApiException e) {
            assertThat(encoder.compared.get()).isEqualTo(before + 1);
            return e;
        }
        throw new AssertionError("signed in as " + email);
    }

    private String slugOf(SessionTokens session) {
        return new Companies(platform.sql).of(session.account()).getFirst().slug();
    }

    private static void limited(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(TooManyAttempts.class, e -> {
            assertThat(e.error().code()).isEqualTo(ErrorCode.RATE_LIMITED);
            assertThat(e.seconds()).isBetween(1L, 900L);
        });
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /** As fast as tests like it, and counted. */
    private static final class CountingEncoder implements PasswordEncoder {
        final AtomicInteger compared = new AtomicInteger();

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            compared.incrementAndGet();
            return Objects.equals(encode(password), hash);
        }
    }
}
