package dev.weft.server.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Lets the first of many like things through, and later one that tells how many were kept back. */
final class Repetitions {
    private static final Duration SPAN = Duration.ofSeconds(10);
    private static final int MOST = 20_000;

    private final Cache<Object, AtomicLong> lately =
            Caffeine.newBuilder().expireAfterWrite(SPAN).maximumSize(MOST).build();
    private final Cache<Object, AtomicLong> keptBack = Caffeine.newBuilder()
            .expireAfterWrite(SPAN.multipliedBy(6))
            .maximumSize(MOST)
            .build();

    /** How many were kept back before this one; empty when it is kept back itself. */
    OptionalLong next(Object key) {
        boolean first = lately.asMap().putIfAbsent(key, new AtomicLong()) == null;
        AtomicLong count = keptBack.get(key, _ -> new AtomicLong());
        if (!first) {
            count.incrementAndGet();
            return OptionalLong.empty();
        }
        return OptionalLong.of(count.getAndSet(0));
    }
}
