package dev.weft.resolvers.execution;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Tells texts that come again from those that come once, so that these are not kept. Forgets in time; a text that is
 * taken for another one is kept a little sooner.
 */
final class SeenTexts {
    private static final int SIZE = 1 << 13;

    private final AtomicIntegerArray hashes = new AtomicIntegerArray(SIZE);

    /** Whether the text was there lately; from now on it was. */
    boolean add(String text) {
        int hash = text.hashCode();
        return hashes.getAndSet((hash ^ (hash >>> 16)) & (SIZE - 1), hash) == hash;
    }
}
