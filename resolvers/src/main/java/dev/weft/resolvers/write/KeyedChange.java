package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.model.Column;
import dev.weft.resolvers.write.RowChanges.Assignment;
import dev.weft.resolvers.write.RowChanges.By;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /**
     * Changes of one kind are one statement.
     *
     * @param by who says what each column becomes; empty where that makes no difference
     */
    record Kind(List<Column> columns, List<By> by, List<ColumnOp.Kind> ops, boolean versioned) {}

    Kind kind(RowRights rights) {
        return new Kind(
                assignments.stream().map(Assignment::column).toList(),
                rights.bound() ? assignments.stream().map(Assignment::by).toList() : List.of(),
                ops.stream().map(ColumnOp::kind).toList(),
                ifVersion != null);
    }

    /** With what the server sets besides, if there is anything to do. */
    KeyedChange preset(RowRights rights) {
        if (isEmpty() || !rights.bound()) {
            return this;
        }
        List<Assignment> all = new ArrayList<>(assignments);
        all.addAll(rights.presets(PolicyAction.UPDATE, touched()));
        return new KeyedChange(path, patch, key, all, ops, ifVersion);
    }

    /** What is touched of the row. */
    Set<String> touched() {
        return Touched.by(assignments, ops);
    }

    Demand demand(RowRights rights) {
        return rights.demand(PolicyAction.UPDATE, touched(), assignments);
    }

    /** Null where it gives none, too. */
    @Nullable
    Object value(Column column) {
        for (Assignment assignment : assignments) {
            if (assignment.column().equals(column)) {
                return assignment.value();
            }
        }
        return null;
    }

    boolean isEmpty() {
        return assignments.isEmpty() && ops.isEmpty();
    }
}
