package dev.weft.server.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How often passwords may be tried. Counted in this server's memory: with several servers behind a balancer, each
 * allows as much.
 */
public final class SignInLimits {
    private static final int SIGN_INS = 10;
    private static final int SIGN_UPS = 60;
    private static final Duration ADDRESS_SPAN = Duration.ofMinutes(1);
    private static final int FAILURES = 5;
    private static final Duration FAILURE_SPAN = Duration.ofMinutes(15);
    private static final int MAX_TRACKED = 100_000;

    private final boolean on;
    private final InstantSource clock;
    private final String scope;
    private final LoadingCache<String, SlidingWindow> signIns;
    private final LoadingCache<String, SlidingWindow> signUps;
    private final LoadingCache<String, SlidingWindow> failures;

    public SignInLimits(boolean on, InstantSource clock) {
        this(
                on,
                clock,
                "",
                windows(SIGN_INS, ADDRESS_SPAN),
                windows(SIGN_UPS, ADDRESS_SPAN),
                windows(FAILURES, FAILURE_SPAN));
    }

    private SignInLimits(
            boolean on,
            InstantSource clock,
            String scope,
            LoadingCache<String, SlidingWindow> signIns,
            LoadingCache<String, SlidingWindow> signUps,
            LoadingCache<String, SlidingWindow> failures) {
        this.on = on;
        this.clock = clock;
        this.scope = scope;
        this.signIns = signIns;
        this.signUps = signUps;
        this.failures = failures;
    }

    /** The same limits, counted apart. */
    public SignInLimits within(String name) {
        return new SignInLimits(on, clock, name, signIns, signUps, failures);
    }

    /**
     * Counts a sign-in from the address.
     *
     * @throws TooManyAttempts when there were too many
     */
    public void signIn(String address) {
        count(signIns, address);
    }

    /**
     * Counts a sign-up from the address.
     *
     * @throws TooManyAttempts when there were too many
     */
    public void signUp(String address) {
        count(signUps, address);
    }

    /**
     * Counts a failure of the account before the password is looked at, so that parallel guesses count too; a right
     * password takes it back.
     *
     * @param email of an account, whether or not there is one
     * @throws TooManyAttempts when there were too many
     */
    public void attempt(String email) {
        count(failures, email);
    }

    public void succeeded(String email) {
        if (on) {
            failures.get(scope + email).removeLatest();
        }
    }

    private void count(LoadingCache<String, SlidingWindow> windows, String key) {
        if (on) {
            windows.get(scope + key).tryAdd(clock.instant()).ifPresent(wait -> {
                throw new TooManyAttempts(wait);
            });
        }
    }

    private static LoadingCache<String, SlidingWindow> windows(int limit, Duration span) {
        return Caffeine.newBuilder()
                .expireAfterAccess(span)
                .maximumSize(MAX_TRACKED)
                .build(key -> new SlidingWindow(limit, span));
    }
}
