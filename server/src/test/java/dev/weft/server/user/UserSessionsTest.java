package dev.weft.server.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.identity.Tokens;
import dev.weft.server.project.ProjectRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserSessionsTest {
    private static final int PARALLEL = 32;

    private final TestUsers test = new TestUsers();
    private final TestUsers.Server one = test.one;
    private final TestUsers.Server two = test.new Server();
    private final ProjectRef shop = test.shop;
    private final Tokens ada = one.signUp(shop, "ada@example.com");

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void anAccessTokenNamesItsUserOnEveryServer() {
        assertThat(one.sessions.verify(shop, ada.accessToken()).user()).isEqualTo(ada.user());
        assertThat(two.sessions.verify(shop, ada.accessToken()).user()).isEqualTo(ada.user());
    }

    @Test
    void aTokenIsGoodInItsOwnProjectAlone() {
        ProjectRef other = test.project("other");
        one.signUp(other, "ada@example.com");

        refused(() -> one.sessions.verify(other, ada.accessToken()));
        refused(() -> one.identity(other).refresh(ada.refreshToken()));
        assertThat(one.identity(shop).refresh(ada.refreshToken()).user()).isEqualTo(ada.user());
    }

    @Test
    void aTokenIsGoodForAQuarterOfAnHour() {
        test.clock.pass(Duration.ofMinutes(16));

        refused(() -> one.sessions.verify(shop, ada.accessToken()));
    }

    @Test
    void parallelRefreshesOfOneTokenHaveOneLiveSuccessor() throws Exception {
        List<Future<Tokens>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(PARALLEL)) {
            for (int i = 0; i < PARALLEL; i++) {
                TestUsers.Server server = i % 2 == 0 ? one : two;
                Callable<Tokens> refresh = () -> server.identity(shop).refresh(ada.refreshToken());
                answers.add(threads.submit(refresh));
            }
        }
        List<String> successors = new ArrayList<>();
        for (Future<Tokens> answer : answers) {
            successors.add(answer.get().refreshToken());
        }

        assertThat(successors).hasSize(PARALLEL).containsOnly(successors.getFirst());
        assertThat(test.platform.sql.fetchValue(
                        "select count(*) from weft.user_refresh_token where rotated_at is null"))
                .isEqualTo(1L);
        one.identity(shop).refresh(successors.getFirst());
    }

    @Test
    void theParentAnswersTheSameSuccessorForTenSeconds() {
        String successor = one.identity(shop).refresh(ada.refreshToken()).refreshToken();
        test.clock.pass(Duration.ofSeconds(10));

        assertThat(two.identity(shop).refresh(ada.refreshToken()).refreshToken())
                .isEqualTo(successor);
    }

    @Test
    void aTokenThatIsUsedTwiceEndsTheSessionOnEveryServerWithinASecond() {
        Tokens next = one.identity(shop).refresh(ada.refreshToken());
        two.sessions.verify(shop, next.accessToken());
        test.clock.pass(Duration.ofMillis(10_001));
        two.sessions.verify(shop, next.accessToken());

        refused(() -> one.identity(shop).refresh(ada.refreshToken()));
        refused(() -> one.identity(shop).refresh(next.refreshToken()));
        refused(() -> one.sessions.verify(shop, next.accessToken()));
        test.clock.pass(Duration.ofSeconds(1));
        refused(() -> two.sessions.verify(shop, next.accessToken()));
    }

    @Test
    void aGrandparentEndsTheSessionAtOnce() {
        Tokens second = one.identity(shop).refresh(ada.refreshToken());
        Tokens third = one.identity(shop).refresh(second.refreshToken());

        refused(() -> one.identity(shop).refresh(ada.refreshToken()));
        refused(() -> one.identity(shop).refresh(third.refreshToken()));
    }

    @Test
    void aRefreshTokenIsGoodForFourteenDaysWithoutUseAndNinetyInAll() {
        String token = ada.refreshToken();
        for (int day = 10; day < 90; day += 10) {
            test.clock.pass(Duration.ofDays(10));
            token = one.identity(shop).refresh(token).refreshToken();
        }
        String last = token;
        test.clock.pass(Duration.ofDays(10));
        refused(() -> one.identity(shop).refresh(last));

        Tokens idle = one.signIn(shop, "ada@example.com", TestUsers.PASSWORD);
        test.clock.pass(Duration.ofDays(14));
        refused(() -> one.identity(shop).refresh(idle.refreshToken()));
    }

    @Test
    void signOutEndsTheAccessTokensOnEveryServerWithinASecond() {
        Tokens other = one.signIn(shop, "ada@example.com", TestUsers.PASSWORD);
        two.sessions.verify(shop, ada.accessToken());
        assertThat(test.finish(shop, one.as(shop, ada).signOut(false))).isTrue();

        refused(() -> one.sessions.verify(shop, ada.accessToken()));
        refused(() -> one.identity(shop).refresh(ada.refreshToken()));
        test.clock.pass(Duration.ofSeconds(1));
        refused(() -> two.sessions.verify(shop, ada.accessToken()));
        two.sessions.verify(shop, other.accessToken());
    }

    @Test
    void signOutEverywhereEndsAllSessionsOfTheUser() {
        Tokens other = one.signIn(shop, "ada@example.com", TestUsers.PASSWORD);
        Tokens bob = one.signUp(shop, "bob@example.com");
        test.finish(shop, one.as(shop, ada).signOut(true));

        refused(() -> one.sessions.verify(shop, other.accessToken()));
        one.sessions.verify(shop, bob.accessToken());
        assertThat(test.finish(shop, one.identity(shop).signOut(true))).isFalse();
    }

    @Test
    void anotherPasswordEndsTheOtherSessions() {
        Tokens other = one.signIn(shop, "ada@example.com", TestUsers.PASSWORD);
        two.sessions.verify(shop, other.accessToken());
        test.finish(shop, one.as(shop, ada).changePassword(TestUsers.PASSWORD, "nine grey swans"));
        test.clock.pass(Duration.ofSeconds(1));

        refused(() -> two.sessions.verify(shop, other.accessToken()));
        refused(() -> one.identity(shop).refresh(other.refreshToken()));
        two.sessions.verify(shop, ada.accessToken());
        one.identity(shop).refresh(ada.refreshToken());
        one.signIn(shop, "ada@example.com", "nine grey swans");
        wrong(() -> one.signIn(shop, "ada@example.com", TestUsers.PASSWORD));
    }

    @Test
    void rolesAndTheUserItselfAreLookedAtAgainWithinASecond() {
        assertThat(two.sessions.verify(shop, ada.accessToken()).roles()).isEmpty();
        test.execute("update users set roles = '{editor}'");
        test.clock.pass(Duration.ofSeconds(1));
        assertThat(two.sessions.verify(shop, ada.accessToken()).roles()).containsExactly("editor");

        test.execute("delete from users");
        test.clock.pass(Duration.ofSeconds(1));
        refused(() -> two.sessions.verify(shop, ada.accessToken()));
        wrong(() -> one.signIn(shop, "ada@example.com", TestUsers.PASSWORD));
    }

    private static void refused(ThrowingCallable work) {
        fails(ErrorCode.UNAUTHENTICATED, work);
    }

    private static void wrong(ThrowingCallable work) {
        fails(ErrorCode.INVALID_CREDENTIALS, work);
    }

    private static void fails(ErrorCode code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
