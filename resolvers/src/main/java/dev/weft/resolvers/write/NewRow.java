package dev.weft.resolvers.write;

import dev.weft.model.Column;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row to insert, all of whose values are known.
 *
 * @param path where in the arguments it stands
 */
record NewRow(ArgumentPath path, List<Assignment> assignments) {
    NewRow {
        assignments = List.copyOf(assignments);
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
