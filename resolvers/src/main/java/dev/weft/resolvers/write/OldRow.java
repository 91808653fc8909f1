package dev.weft.resolvers.write;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row that is there, with what becomes of it and of the rows around it.
 *
 * @param path where in the arguments it stands, with {@code id}, {@code ops} and {@code ifVersion}
 * @param ifVersion the version that the row must have; null for any
 */
record OldRow(
        ArgumentPath path,
        Object key,
        RowChanges changes,
        List<ColumnOp> ops,
        @Nullable String ifVersion) {
    OldRow {
        ops = List.copyOf(ops);
    }

    /** What is touched of the row itself. */
    Set<String> touched() {
        return Touched.by(changes, ops);
    }

    /**
     * @param values all new values, foreign keys of rows that were found or made included
     */
    KeyedChange with(List<RowChanges.Assignment> values) {
        return new KeyedChange(path, changes.path(), key, values, ops, ifVersion);
    }
}
