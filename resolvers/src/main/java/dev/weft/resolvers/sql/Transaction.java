package dev.weft.resolvers.sql;

/**
 * How the writes of one operation hang together.
 *
 * @param perField whether each root field stands or falls for itself
 * @param dryRun whether everything is undone in the end
 * @param whole whether there must be a transaction even around a single statement
 */
public record Transaction(Isolation isolation, boolean perField, boolean dryRun, boolean whole) {
    public static final Transaction DEFAULT = new Transaction(Isolation.READ_COMMITTED, false, false, false);

    /** What a transaction sees of others. */
    public enum Isolation {
        READ_COMMITTED("read committed"),
        REPEATABLE_READ("repeatable read"),
        SERIALIZABLE("serializable");

        private final String sql;

        Isolation(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /** Whether one statement that commits by itself would be the same. */
    boolean allowsSingleStatement() {
        return isolation == Isolation.READ_COMMITTED && !perField && !dryRun && !whole;
    }

    /** The same with a transaction in any case. */
    public Transaction asWhole() {
        return new Transaction(isolation, perField, dryRun, true);
    }
}
