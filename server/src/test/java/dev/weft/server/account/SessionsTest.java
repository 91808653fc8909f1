package dev.weft.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.AccountTokens.SignedIn;
import dev.weft.server.platform.SettableClock;
import dev.weft.server.platform.TestPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final int PARALLEL = 32;

    private static final Visitor VISITOR = new Visitor("192.0.2.7", "a browser");

    private final TestPlatform platform = new TestPlatform();
    private final SettableClock clock = platform.clock;
    private final AccountTokens tokens = newServer();
    private final Sessions sessions = tokens.sessions();
    private final Account ada = platform.account("ada@example.com");

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aRefreshedSessionHasOtherTokensOfTheSameAccount() {
        SessionTokens first = open();
        SessionTokens second = sessions.refresh(first.refreshToken());

        assertThat(second.account()).isEqualTo(ada.id());
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken()).hasSizeGreaterThan(43);
        assertThat(tokens.verify(second.accessToken()).session())
                .isEqualTo(tokens.verify(first.accessToken()).session());
    }

    @Test
    void anAccountSeesItsOpenSessionsAndEndsOneOfThem() {
        SessionTokens first = open();
        clock.pass(Duration.ofMinutes(1));
        SessionTokens second = open();
        UUID lost = tokens.verify(first.accessToken()).session();

        assertThat(sessions.of(ada.id()))
                .extracting(OpenSession::id, OpenSession::address, OpenSession::userAgent)
                .containsExactly(
                        tuple(tokens.verify(second.accessToken()).session(), "192.0.2.7", "a browser"),
                        tuple(lost, "192.0.2.7", "a browser"));
        assertThat(sessions.revoke(UUID.randomUUID(), lost)).isFalse();
        assertThat(sessions.revoke(ada.id(), lost)).isTrue();
        assertThat(sessions.revoke(ada.id(), lost)).isFalse();
        assertThat(sessions.of(ada.id())).extracting(OpenSession::id).doesNotContain(lost);
        assertThatThrownBy(() -> tokens.verify(first.accessToken())).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> sessions.refresh(first.refreshToken())).isInstanceOf(ApiException.class);
        tokens.verify(second.accessToken());
    }

    @Test
    void theParentAnswersTheSameSuccessorForTenSeconds() {
        SessionTokens first = open();
        String successor = sessions.refresh(first.refreshToken()).refreshToken();
        clock.pass(Duration.ofSeconds(10));

        assertThat(sessions.refresh(first.refreshToken()).refreshToken()).isEqualTo(successor);
    }

    @Test
    void aParentShownLaterEndsTheSession() {
        SessionTokens first = open();
        SessionTokens second = sessions.refresh(first.refreshToken());
        clock.pass(Duration.ofMillis(10_001));

        refused(() -> sessions.refresh(first.refreshToken()));
        refused(() -> sessions.refresh(second.refreshToken()));
        refused(() -> tokens.verify(second.accessToken()));
    }

    @Test
    void aGrandparentEndsTheSessionAtOnce() {
        SessionTokens first = open();
        SessionTokens second = sessions.refresh(first.refreshToken());
        SessionTokens third = sessions.refresh(second.refreshToken());

        refused(() -> sessions.refresh(first.refreshToken()));
        refused(() -> sessions.refresh(third.refreshToken()));
    }

    @Test
    void parallelRefreshesOfOneTokenHaveOneLiveSuccessor() throws Exception {
        SessionTokens first = open();
        List<Future<SessionTokens>> answers = new ArrayList<>();
        Callable<SessionTokens> refresh = () -> sessions.refresh(first.refreshToken());
        try (ExecutorService threads = Executors.newFixedThreadPool(PARALLEL)) {
            for (int i = 0; i < PARALLEL; i++) {
                answers.add(threads.submit(refresh));
            }
        }

        List<String> successors = new ArrayList<>();
        for (Future<SessionTokens> answer : answers) {
            successors.add(answer.get().refreshToken());
        }
        assertThat(successors).hasSize(PARALLEL).containsOnly(successors.getFirst());
        assertThat(count("select count(*) from weft.refresh_token where rotated_at is null"))
                .isEqualTo(1);
        assertThat(sessions.refresh(successors.getFirst()).refreshToken()).isNotEqualTo(successors.getFirst());
    }

    @Test
    void aRefreshTokenIsGoodForFourteenDaysWithoutUse() {
        String token = open().refreshToken();
        clock.pass(Duration.ofDays(14).minusSeconds(1));
        String next = sessions.refresh(token).refreshToken();
        clock.pass(Duration.ofDays(14));

        refused(() -> sessions.refresh(next));
    }

    @Test
    void aSessionLastsNinetyDaysHoweverOftenItIsUsed() {
        String token = open().refreshToken();
        for (int day = 10; day < 90; day += 10) {
            clock.pass(Duration.ofDays(10));
            token = sessions.refresh(token).refreshToken();
        }
        clock.pass(Duration.ofDays(10));

        String last = token;
        refused(() -> sessions.refresh(last));
    }

    @Test
    void tokensThatNobodyIssuedAreRefused() {
        open();
        refused(() -> sessions.refresh(""));
        refused(() -> sessions.refresh("weft_rt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
    }

    @Test
    void anEndedSessionTakesItsTokensWithIt() {
        SessionTokens ended = open();
        SessionTokens other = open();
        tokens.verify(ended.accessToken());
        sessions.end(tokens.verify(ended.accessToken()).session());

        refused(() -> tokens.verify(ended.accessToken()));
        refused(() -> sessions.refresh(ended.refreshToken()));
        assertThat(tokens.verify(other.accessToken()).account()).isEqualTo(ada.id());
    }

    @Test
    void allSessionsOfAnAccountCanEndAtOnce() {
        SessionTokens one = open();
        SessionTokens other = open();
        Account bob = platform.account("bob@example.com");
        SessionTokens bobs = sessions.open(platform.sql, bob.id(), VISITOR);
        sessions.endAll(ada.id());

        refused(() -> tokens.verify(one.accessToken()));
        refused(() -> sessions.refresh(other.refreshToken()));
        assertThat(tokens.verify(bobs.accessToken()).account()).isEqualTo(bob.id());
    }

    @Test
    void anotherServerNoticesTheEndWithinASecond() {
        AccountTokens elsewhere = newServer();
        SessionTokens session = open();
        SignedIn who = elsewhere.verify(session.accessToken());
        sessions.end(who.session());
        clock.pass(Duration.ofSeconds(1));

        refused(() -> elsewhere.verify(session.accessToken()));
    }

    @Test
    void noTokenIsStored() {
        SessionTokens session = open();
        sessions.refresh(session.refreshToken());
        String rows = String.valueOf(platform.sql.fetchValue(
                "select string_agg(encode(t.hash, 'base64') || t::text, ' ') from weft.refresh_token t"));

        assertThat(rows).contains("\\x").doesNotContain(session.refreshToken().substring("weft_rt_".length()));
    }

    @Test
    void theHolderOfALiveRefreshTokenIsKnown() {
        SessionTokens session = open();
        assertThat(sessions.holder(session.refreshToken()))
                .map(SignedIn::account)
                .contains(ada.id());

        sessions.refresh(session.refreshToken());
        assertThat(sessions.holder(session.refreshToken())).isEmpty();
    }

    private AccountTokens newServer() {
        return AccountTokens.of(platform.sql, platform.keys, clock, clock);
    }

    private SessionTokens open() {
        return sessions.open(platform.sql, ada.id(), VISITOR);
    }

    private int count(String query) {
        Integer count = platform.sql.fetchOne(query).get(0, Integer.class);
        return count == null ? 0 : count;
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
    }
}
