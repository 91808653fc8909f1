package dev.weft.server.account;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id hashes of passwords. They are slow on purpose, so they are made on threads of their own: as many at once as
 * there are cores, a few waiting, more are refused.
 */
public final class PasswordHashes implements AutoCloseable {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1_024;
    private static final int PASSES = 2;
    private static final int WAITING_PER_CORE = 32;

    private final PasswordEncoder encoder;
    private final ExecutorService workers;
    private final String dummy;

    public PasswordHashes() {
        this(new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES));
    }

    PasswordHashes(PasswordEncoder encoder) {
        int cores = Runtime.getRuntime().availableProcessors();
        this.encoder = encoder;
        this.workers = new ThreadPoolExecutor(
                cores,
                cores,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(cores * WAITING_PER_CORE),
                Thread.ofPlatform().name("password-", 0).daemon().factory());
        this.dummy = hash("the account that nobody has");
    }

    public String hash(String password) {
        return onWorker(() -> {
            String hash = encoder.encode(password);
            if (hash == null) {
                throw new IllegalStateException("A password has a hash");
            }
            return hash;
        });
    }

    /**
     * Whether the password belongs to the hash. Takes as long without a hash as with one.
     *
     * @param hash null for an account that does not exist
     */
    public boolean matches(String password, @Nullable String hash) {
        boolean comparable =
                hash != null && password.getBytes(StandardCharsets.UTF_8).length <= PasswordRules.MAX_BYTES;
        String compared = comparable ? hash : dummy;
        String tried = comparable ? password : "no such password";
        return onWorker(() -> encoder.matches(tried, compared)) && comparable;
    }

    @Override
    public void close() {
        workers.shutdown();
    }

    private <T> T onWorker(Callable<T> work) {
        try {
            Future<T> future = workers.submit(work);
            return future.get();
        } catch (RejectedExecutionException e) {
            throw new ApiException(ErrorCode.RATE_LIMITED, "Too many people are signing in; try again in a moment.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("A password could not be hashed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ErrorCode.TIMEOUT, "The request was given up; try again.");
        }
    }
}
