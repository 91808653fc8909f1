package dev.weft.resolvers.cost;

/** Prices, in parts of what the caller is told. Scalars are free. */
final class Price {
    /** A point of what the caller is told. */
    static final long POINT = 25;

    /** An object of the response: a row, a group. */
    static final long OBJECT = 1;

    /** A total, an aggregate or groups, which may have to look at every row of the collection. */
    static final long STATISTIC = POINT;

    /** A row that is written. */
    static final long WRITE = POINT / 5;

    private Price() {}

    /** Points, rounded up. */
    static long told(long parts) {
        return (parts + POINT - 1) / POINT;
    }
}
