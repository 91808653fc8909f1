package dev.weft.server.user;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one issuer. They are fetched by whoever needs them first, again after a few minutes, and at once when a token
 * names a key that is not among them. An issuer that does not answer is left alone for a while, and meanwhile its last
 * keys go on.
 */
final class IssuerKeys {
    /** After that keys are fetched again, so that one that the issuer has withdrawn is noticed. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** Between two fetches, whatever tokens say. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** How long keys serve of which the issuer says nothing any more. */
    static final Duration OUTAGE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final long PATIENCE_SECONDS = 4;

    private final URI uri;
    private final Fetch fetch;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Kept kept;
    private volatile Instant triedAt = Instant.MIN;

    /** Asks the issuer. */
    @FunctionalInterface
    interface Fetch {
        String body(URI uri) throws IOException;
    }

    private record Kept(JWKSet keys, Instant at) {}

    IssuerKeys(URI uri, Fetch fetch, InstantSource clock) {
        this.uri = uri;
        this.fetch = fetch;
        this.clock = clock;
    }

    /** Those that may have signed a token with this header; none when the issuer's keys are not known. */
    List<JWK> matching(JWSHeader header) {
        Kept current = kept;
        List<JWK> found = matching(current, header);
        if (found.isEmpty() || isOlder(current, FRESH)) {
            refresh(current);
            found = matching(kept, header);
        }
        return found;
    }

    private List<JWK> matching(@Nullable Kept keys, JWSHeader header) {
        return keys == null || isOlder(keys, OUTAGE)
                ? List.of()
                : new JWKSelector(JWKMatcher.forJWSHeader(header)).select(keys.keys());
    }

    private boolean isOlder(@Nullable Kept keys, Duration age) {
        return keys == null || keys.at().plus(age).isBefore(clock.instant());
    }

    /** One fetches, the others wait a little; whoever has keys of some kind does not wait at all. */
    private void refresh(@Nullable Kept seen) {
        try {
            if (!fetching.tryLock(seen == null ? PATIENCE_SECONDS : 0, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            Instant now = clock.instant();
            if (!now.isBefore(triedAt.plus(PAUSE))) {
                triedAt = now;
                kept = new Kept(JWKSet.parse(fetch.body(uri)), now);
            }
        } catch (IOException | ParseException e) {
            LOG.warn("The keys at {} cannot be had: {}", uri, e.getMessage());
        } finally {
            fetching.unlock();
        }
    }
}
