package dev.weft.resolvers.write;

import dev.weft.model.Column;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New values of the row with this primary key, all of them known or made of what the row holds.
 *
 * @param path where in the arguments it stands, with {@code id}, {@code ops} and {@code ifVersion}
 * @param patch where its new values stand
 * @param ifVersion the version that the row must have; null for any
 */
record KeyedChange(
        ArgumentPath path,
        ArgumentPath patch,
        Object key,
        List<Assignment> assignments,
        List<ColumnOp> ops,
        @Nullable String ifVersion) {
    KeyedChange {
        assignments = List.copyOf(assignments);
        ops = List.copyOf(ops);
    }

    /** Changes of one kind are one statement. */
    record Kind(List<Column> columns, List<ColumnOp.Kind> ops, boolean versioned) {}

    Kind kind() {
        return new Kind(
                assignments.stream().map(Assignment::column).toList(),
                ops.stream().map(ColumnOp::kind).toList(),
                ifVersion != null);
    }

    boolean isEmpty() {
        return assignments.isEmpty() && ops.isEmpty();
    }
}
