package dev.weft.resolvers.write;

import dev.weft.model.Column;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.List;

/** A field gets a new value or an operation on its old one. */
final class OpsRules {
    private OpsRules() {}

    /** @param path of the operations */
    static void check(RowChanges changes, List<ColumnOp> ops, ArgumentPath path, Findings findings) {
        for (ColumnOp op : ops) {
            Column column = op.column();
            for (Assignment assignment : changes.assignments()) {
                if (assignment.column().equals(column)) {
                    findings.badInput(twice(column, "patch"), path.child(column.apiName()), List.of(column.apiName()));
                }
            }
        }
    }

    /** @param elsewhere where it has its new value */
    static String twice(Column column, String elsewhere) {
        return "Field '" + column.apiName() + "' is in '" + elsewhere + "' and in 'ops': give it in one of them";
    }
}
