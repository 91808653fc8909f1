package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.model.Column;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row to insert, all of whose values are known.
 *
 * @param path where in the arguments it stands
 * @param links names of relations by which it gets links, too
 */
record NewRow(ArgumentPath path, List<Assignment> assignments, Set<String> links) {
    NewRow {
        assignments = List.copyOf(assignments);
    }

    NewRow(ArgumentPath path, List<Assignment> assignments) {
        this(path, assignments, Set.of());
    }

    /** What is touched of it. */
    Set<String> touched() {
        return Touched.both(Touched.by(assignments, List.of()), links);
    }

    /** What must be true of it once it is there. */
    Demand made(RowRights rights) {
        return rights.demand(PolicyAction.CREATE, touched(), assignments);
    }

    /** Null where the row gives none, too. */
    @Nullable
    Object value(Column column) {
        for (Assignment assignment : assignments) {
            if (assignment.column().equals(column)) {
                return assignment.value();
            }
        }
        return null;
    }
}
