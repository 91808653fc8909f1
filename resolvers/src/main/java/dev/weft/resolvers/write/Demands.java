package dev.weft.resolvers.write;

import java.util.List;
import java.util.function.Function;
import org.jooq.CaseConditionStep;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What is demanded of the rows that one statement writes, one demand for each of them. What the statement itself can tell
 * it tells; the rest waits until everything is written.
 */
final class Demands {
    private final List<Demand> ofRows;
    private final List<Demand> distinct;

    Demands(List<Demand> ofRows) {
        this.ofRows = List.copyOf(ofRows);
        this.distinct = this.ofRows.stream().distinct().toList();
    }

    /** Whether the statement has to tell something. */
    private boolean areTold() {
        return distinct.stream().anyMatch(demand -> !demand.isNone() && demand.isToldAtOnce());
    }

    /** Whether nothing is demanded of any row. */
    boolean areNone() {
        return distinct.stream().allMatch(Demand::isNone);
    }

    /** The position of each row's demand among the different ones. */
    Integer[] positions() {
        return ofRows.stream().map(distinct::indexOf).toArray(Integer[]::new);
    }

    /**
     * The reply with the fault of each row, if that can be told.
     *
     * @param position tells of a row which demand is its own; null where there is one
     */
    Reply told(Reply reply, @Nullable Field<Integer> position) {
        return areTold() ? reply.telling(alias -> fault(alias, position)) : reply;
    }

    private Field<Integer> fault(String alias, @Nullable Field<Integer> position) {
        if (position == null) {
            return told(distinct.getFirst(), alias);
        }
        CaseConditionStep<Integer> fault = null;
        for (int i = 0; i < distinct.size(); i++) {
            Field<Integer> own = told(distinct.get(i), alias);
            fault = fault == null
                    ? DSL.when(position.eq(DSL.inline(i)), own)
                    : fault.when(position.eq(DSL.inline(i)), own);
        }
        return fault == null ? DSL.castNull(SQLDataType.INTEGER) : fault;
    }

    private static Field<Integer> told(Demand demand, String alias) {
        return demand.isToldAtOnce() ? demand.fault(alias) : DSL.castNull(SQLDataType.INTEGER);
    }

    /**
     * Takes note of what the statement told, and of what is still to be told.
     *
     * @param rows by their positions; those that were not written are left out
     * @param at where in the reply the fault stands
     * @param subject of a row's position
     */
    void settle(
            List<? extends @Nullable Told> rows, int at, Function<Integer, Faults.Subject> subject, Pending pending) {
        Faults faults = new Faults();
        for (int i = 0; i < rows.size(); i++) {
            Told row = rows.get(i);
            Demand demand = ofRows.get(i);
            if (row == null || demand.isNone()) {
                continue;
            }
            if (demand.isToldAtOnce()) {
                faults.add(row.number(at), demand, subject.apply(i));
            } else {
                pending.add(demand, row.row().key(), subject.apply(i));
            }
        }
        faults.throwIfAny();
    }
}
