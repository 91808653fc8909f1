package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What policies say of a row that is new or meets another: the one half obeys those of new rows, the other those of
 * changes.
 *
 * @param touched what becomes different of a row that was met
 * @param open which rows that are met may be changed
 * @param presets of rows that are met
 * @param created what must be true of a new row
 * @param changed what must be true of one that was met and changed
 */
record Halves(Set<String> touched, Predicate open, List<Assignment> presets, Demand created, Demand changed) {
    static Halves of(RowRights rights, Conflict conflict, NewRow row) {
        if (!rights.bound()) {
            Demand none = Demand.none(rights.collection());
            return new Halves(Set.of(), Predicate.ALWAYS, List.of(), none, none);
        }
        List<Column> taken = conflict.taken(row);
        List<Assignment> assignments = row.assignments().stream()
                .filter(assignment -> taken.contains(assignment.column()))
                .toList();
        Set<String> touched = Touched.both(Touched.by(assignments, conflict.ops()), row.links());
        taken.forEach(column -> touched.add(column.catalogName()));
        return new Halves(
                touched,
                new Predicate.And(List.of(rights.readable(conflict.key()), rights.rows(PolicyAction.UPDATE, touched))),
                conflict.update() ? rights.presets(PolicyAction.UPDATE, touched) : List.of(),
                row.made(rights),
                rights.demand(PolicyAction.UPDATE, touched, assignments));
    }

    /** The reply with the fault of each row, if the statement can tell it. */
    Reply told(Reply reply, Condition isNew) {
        return isTold(created) || isTold(changed)
                ? reply.telling(alias -> DSL.when(isNew, fault(created, alias)).otherwise(fault(changed, alias)))
                : reply;
    }

    private static Field<Integer> fault(Demand demand, String alias) {
        return isTold(demand) ? demand.fault(alias) : DSL.castNull(SQLDataType.INTEGER);
    }

    private static boolean isTold(Demand demand) {
        return !demand.isNone() && demand.isToldAtOnce();
    }

    Demand of(boolean isNew) {
        return isNew ? created : changed;
    }
}
