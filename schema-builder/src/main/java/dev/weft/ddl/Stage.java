package dev.weft.ddl;

import org.jspecify.annotations.Nullable;

/**
 * A part of a long change that happens before its last transaction, beside readers and writers.
 *
 * @param statement what runs; of a backfill as it is shown, for the rows between two keys
 * @param name of what it makes: a constraint, an index, a column; empty for nothing
 * @param undo the statement that takes it back, harmless when there is nothing to take back; null for nothing
 * @param fill how a backfill goes through its table, null for other kinds
 */
public record Stage(
        Kind kind,
        DdlStatement statement,
        String name,
        @Nullable String undo,
        @Nullable Fill fill) {
    public enum Kind {
        /** A rule for new rows; a moment's lock. */
        RULE,
        /** Looks at every row without keeping anybody waiting. */
        VALIDATION,
        /** Built concurrently, outside of any transaction. */
        INDEX,
        /** Gives rows without a value one, batch by batch. */
        FILL
    }

    /**
     * @param update fills the rows after the key {@code {0}} up to {@code {1}} and answers with their keys
     * @param window the last key of the next batch, after {@code {0}}, of at most {@code {1}} rows, and how many it has
     * @param beforeFirst a key that comes before all
     */
    public record Fill(String update, String window, String beforeFirst) {}
}
