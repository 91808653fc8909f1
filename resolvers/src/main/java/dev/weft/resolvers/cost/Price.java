package dev.weft.resolvers.cost;

/** Prices, in tenths of what the caller is told. Scalars are free. */
final class Price {
    static final long TENTHS = 10;

    /** An object of the response: a row, a group. */
    static final long OBJECT = 1;

    /** A total, an aggregate or groups, which may have to look at every row of the collection. */
    static final long STATISTIC = 10;

    /** A row that is written. */
    static final long WRITE = 10;

    private Price() {}

    /** Tenths as the caller is told them, rounded up. */
    static long told(long tenths) {
        return (tenths + TENTHS - 1) / TENTHS;
    }
}
