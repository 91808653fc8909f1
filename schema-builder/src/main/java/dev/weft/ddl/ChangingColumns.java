package dev.weft.ddl;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Columns that are being added, or whose values change in the change's last transaction: nothing can be made ready for
 * them before.
 */
final class ChangingColumns {
    private ChangingColumns() {}

    /** Each as {@code table.column}. */
    static Set<String> of(List<DdlStep> steps) {
        Set<String> columns = new HashSet<>();
        for (DdlStep step : steps) {
            switch (step) {
                case DdlStep.AddColumn add -> columns.add(add.table() + "." + add.column().name());
                case DdlStep.AlterType alter -> columns.add(alter.table() + "." + alter.column());
                case DdlStep.ChangeValues change -> columns.add(change.table() + "." + change.column());
                case DdlStep.FillNulls fill when breaksOldRule(fill, steps) ->
                    columns.add(fill.table() + "." + fill.column());
                default -> {}
            }
        }
        return columns;
    }

    /** A value of a new rule may not fit the rule that holds until the end. */
    private static boolean breaksOldRule(DdlStep.FillNulls fill, List<DdlStep> steps) {
        return steps.stream()
                .takeWhile(step -> !step.equals(fill))
                .anyMatch(step -> step instanceof DdlStep.DropConstraint(String table, String name)
                        && table.equals(fill.table())
                        && Arrays.stream(ConstraintNames.Aspect.values())
                                .anyMatch(aspect -> name.equals(ConstraintNames.check(table, fill.column(), aspect))));
    }
}
