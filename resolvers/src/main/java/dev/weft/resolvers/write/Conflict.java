package dev.weft.resolvers.write;

import dev.weft.model.Column;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a new row meets one that has the same key.
 *
 * @param key its columns
 * @param update whether the row that was there is changed; otherwise it stays
 * @param fields that it takes from the new row; null for all that the caller supplied
 * @param ops on what it holds
 * @param where which rows are changed
 */
public record Conflict(
        List<Column> key, boolean update, @Nullable List<Column> fields, List<ColumnOp> ops, Predicate where) {
    public Conflict {
        key = List.copyOf(key);
        fields = fields == null ? null : List.copyOf(fields);
        ops = List.copyOf(ops);
    }

    static Conflict ignore(List<Column> key) {
        return new Conflict(key, false, List.of(), List.of(), Predicate.ALWAYS);
    }

    /** Whether the row gives every part of the key; one that does not meets none. */
    boolean canMeet(NewRow row) {
        return key.stream().allMatch(column -> row.value(column) != null);
    }

    /** What the old row takes from this one. The key is equal in both, and what has an operation keeps to that. */
    List<Column> taken(NewRow row) {
        List<Column> taken = new ArrayList<>();
        List<Column> offered = fields == null
                ? row.assignments().stream()
                        .filter(Assignment::supplied)
                        .map(Assignment::column)
                        .toList()
                : fields;
        for (Column column : offered) {
            if (column.kind() != Column.Kind.PRIMARY_KEY
                    && !key.contains(column)
                    && ops.stream().noneMatch(op -> op.column().equals(column))) {
                taken.add(column);
            }
        }
        return taken;
    }
}
