package dev.weft.resolvers.cost;

/** Sums and products of costs that stop at a figure beyond every limit instead of overflowing. */
final class Sum {
    static final long MOST = 1_000_000_000_000_000L;

    private Sum() {}

    static long plus(long a, long b) {
        return Math.min(a + b, MOST);
    }

    static long times(long a, long b) {
        return a != 0 && b > MOST / a ? MOST : a * b;
    }
}
