package dev.weft.ddl;

import dev.weft.catalog.ProjectCatalog;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Columns that are being added, or whose values change in the change's last transaction: nothing can be made ready for
 * them before.
 */
final class ChangingColumns {
    private ChangingColumns() {}

    /**
     * Each as {@code table.column}.
     *
     * @param before whose rules hold until the end; a backfill that breaks one waits for the end
     */
    static Set<String> of(List<DdlStep> steps, ProjectCatalog before) {
        Set<String> columns = new HashSet<>();
        for (DdlStep step : steps) {
            switch (step) {
                case DdlStep.AddColumn add ->
                    columns.add(add.table() + "." + add.column().name());
                case DdlStep.AlterType alter -> columns.add(alter.table() + "." + alter.column());
                case DdlStep.ChangeValues change -> columns.add(change.table() + "." + change.column());
                case DdlStep.FillNulls fill
                when breaksRule(fill, before) -> columns.add(fill.table() + "." + fill.column());
                default -> {}
            }
        }
        return columns;
    }

    private static boolean breaksRule(DdlStep.FillNulls fill, ProjectCatalog before) {
        return before.collections().stream()
                .filter(collection -> collection.name().equals(fill.table()))
                .flatMap(collection -> collection.fields().stream())
                .filter(field -> field.column().equals(fill.column()))
                .flatMap(field -> TableDefinition.checks(fill.table(), field).stream())
                .anyMatch(check -> !admits(check.rule(), fill.json()));
    }

    /** Whether it certainly does. */
    private static boolean admits(Check.Rule rule, Object json) {
        return switch (rule) {
            case Check.Rule.OneOf(List<String> options) -> options.contains(json.toString());
            case Check.Rule.EachOneOf(List<String> options) ->
                json instanceof List<?> items && options.containsAll(items);
            case Check.Rule.NoNullElements _ -> true;
            case Check.Rule.MaxLength(int characters) -> json.toString().length() <= characters;
            case Check.Rule.Range(BigDecimal min, BigDecimal max) -> {
                BigDecimal number = new BigDecimal(json.toString());
                yield (min == null || number.compareTo(min) >= 0) && (max == null || number.compareTo(max) <= 0);
            }
            case Check.Rule.Scale(int digits) ->
                new BigDecimal(json.toString()).stripTrailingZeros().scale() <= digits;
            case Check.Rule.Matches _, Check.Rule.NotNull _, Check.Rule.Converts _, Check.Rule.HasCopy _ -> false;
        };
    }
}
