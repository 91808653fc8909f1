package dev.weft.server.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.server.account.AttemptStore.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.DSLContext;

/**
 * How often passwords may be tried, counted by all servers together. A subject that was refused is remembered in memory,
 * so that a flood reaches neither the database nor the hashes.
 */
public final class SignInLimits {
    private static final Duration ADDRESS_SPAN = Duration.ofMinutes(1);
    private static final Window SIGN_INS = new Window("sign-in", 10, ADDRESS_SPAN);
    private static final Window SIGN_UPS = new Window("sign-up", 60, ADDRESS_SPAN);
    private static final Window FAILURES = new Window("failure", 5, Duration.ofMinutes(15));
    private static final int MAX_REMEMBERED = 100_000;
    private static final int CALLS_PER_CLEANING = 64;

    private final boolean on;
    private final AttemptStore store;
    private final InstantSource clock;
    private final String scope;
    private final Cache<Subject, Instant> refused;

    public SignInLimits(boolean on, DSLContext sql, InstantSource clock) {
        this(
                on,
                new AttemptStore(sql),
                clock,
                "platform",
                Caffeine.newBuilder()
                        .maximumSize(MAX_REMEMBERED)
                        .expireAfterWrite(FAILURES.span())
                        .build());
    }

    private SignInLimits(
            boolean on, AttemptStore store, InstantSource clock, String scope, Cache<Subject, Instant> refused) {
        this.on = on;
        this.store = store;
        this.clock = clock;
        this.scope = scope;
        this.refused = refused;
    }

    private record Subject(Window window, String name) {}

    /**
     * The same limits, counted apart.
     *
     * @param name of what is signed in to, e.g. a project's id
     */
    public SignInLimits within(String name) {
        return new SignInLimits(on, store, clock, name, refused);
    }

    /**
     * Counts a sign-in from the address.
     *
     * @throws TooManyAttempts when there were too many
     */
    public void signIn(String address) {
        count(SIGN_INS, address);
    }

    /**
     * Counts a sign-up from the address.
     *
     * @throws TooManyAttempts when there were too many
     */
    public void signUp(String address) {
        count(SIGN_UPS, address);
    }

    /**
     * Counts a failure of the account before the password is looked at, so that parallel guesses count too; a right
     * password takes it back.
     *
     * @param email of an account, whether or not there is one
     * @throws TooManyAttempts when there were too many
     */
    public void attempt(String email) {
        count(FAILURES, email);
    }

    public void succeeded(String email) {
        if (on) {
            store.removeLatest(FAILURES, subject(email));
        }
    }

    private void count(Window window, String name) {
        if (!on) {
            return;
        }
        Instant now = clock.instant();
        Subject subject = new Subject(window, subject(name));
        Instant until = refused.getIfPresent(subject);
        if (until != null && now.isBefore(until)) {
            throw new TooManyAttempts(Duration.between(now, until));
        }
        if (ThreadLocalRandom.current().nextInt(CALLS_PER_CLEANING) == 0) {
            store.forget(now);
        }
        store.tryAdd(window, subject.name(), now).ifPresent(wait -> {
            refused.put(subject, now.plus(wait));
            throw new TooManyAttempts(wait);
        });
    }

    private String subject(String name) {
        return scope + "\n" + name;
    }
}
