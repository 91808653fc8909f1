package dev.weft.resolvers.write;

import dev.weft.resolvers.plan.Predicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of some rows, with all that is nested in them.
 *
 * @param path where in the arguments it stands
 * @param ifVersion the version that the rows must have; null for any
 */
record RowUpdate(
        ArgumentPath path,
        Target target,
        RowChanges changes,
        List<ColumnOp> ops,
        @Nullable String ifVersion) {
    RowUpdate {
        ops = List.copyOf(ops);
    }

    /** Which rows. */
    sealed interface Target {
        record ByKey(Object key) implements Target {}

        /** @param most how many it may find */
        record ByFilter(Predicate filter, int most) implements Target {}
    }

    boolean isEmpty() {
        return changes.isEmpty() && ops.isEmpty();
    }
}
