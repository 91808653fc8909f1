package dev.weft.server.sample;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Choices that look random and are the same every time. */
final class Chance {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Random random;
    private long clock;

    Chance(long seed, long startMillis) {
        this.random = new Random(seed);
        this.clock = startMillis;
    }

    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    <T> T one(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /** Some of the items, each once, in their order. */
    <T> List<T> some(List<T> items, int low, int high) {
        int count = Math.min(items.size(), between(low, high));
        return random.ints(0, items.size())
                .distinct()
                .limit(count)
                .sorted()
                .mapToObj(items::get)
                .toList();
    }

    /** An exact amount with two digits after the point. */
    String amount(int lowCents, int highCents) {
        int cents = between(lowCents, highCents);
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }

    /** A key of version 7, later than those before. */
    String key() {
        clock += between(1, 5_000);
        long high = (clock << 16) | VERSION_7 | random.nextInt(0x1000);
        long low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low).toString();
    }

    /** A key without an order. */
    String randomKey() {
        return new UUID((random.nextLong() & ~0xf000L) | 0x4000L, VARIANT | (random.nextLong() >>> 2)).toString();
    }
}
