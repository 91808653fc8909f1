package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.GroupsPlan;
import dev.weft.resolvers.plan.GroupsPlan.Term;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RelatedPlan;
import dev.weft.resolvers.plan.Slot;
import dev.weft.resolvers.policy.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.GroupField;
import org.jooq.OrderField;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectHavingStep;
import org.jooq.SelectLimitStep;
import org.jooq.SelectSeekStepN;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Groups of a list's rows as one statement: a group's keys, then its figures. Keys and orders are named by their
 * position among the columns, because an expression with parameters equals no other expression.
 *
 * @param reading how the rows are read
 */
record GroupStatements(ReadStatements reading) {
    private static final String PARENT = "parent";
    private static final String KEY = "key";
    private static final String GROUPS = "groups";

    Query groups(PagePlan list, GroupsPlan plan) {
        WholeList rows = WholeList.of(reading, Use.TOTAL, list);
        return groups(plan, rows.table(), rows.condition());
    }

    /** Every parent's groups, after the parent's key. */
    Query groups(RelatedPlan list, GroupsPlan plan, Collection<?> parents) {
        Field<Object> parent = Tables.qualified(list.parentKey(), PARENT, KEY);
        WholeList rows = WholeList.of(reading, Use.TOTAL, list, parents);
        Condition theirs = Objects.requireNonNull(rows.link()).eq(parent).and(rows.condition());
        Table<?> groups = groups(plan, rows.table(), theirs).asTable(GROUPS);
        List<Field<?>> columns = new ArrayList<>();
        columns.add(parent);
        for (int slot = 0; slot < plan.keys().size() + plan.figures().size(); slot++) {
            columns.add(DSL.field(DSL.name(GROUPS, name(slot))));
        }
        return DSL.select(columns)
                .from(DSL.unnest(Values.keys(list.parentKey(), parents)).as(PARENT, KEY))
                .crossJoin(DSL.lateral(groups));
    }

    private Select<Record> groups(GroupsPlan plan, Table<?> rows, Condition where) {
        GroupSource source = new GroupSource(rows, reading.scope(), plan.keys());
        SelectHavingStep<Record> grouped = DSL.select(columns(plan, source))
                .from(source.table())
                .where(where)
                .groupBy(positions(plan.keys().size()));
        SelectSeekStepN<Record> ordered = (plan.having().equals(Predicate.ALWAYS)
                        ? grouped
                        : grouped.having(new Conditions(reading.operands()).of(plan.having())))
                .orderBy(plan.order().stream().map(GroupStatements::order).toList());
        SelectLimitStep<Record> limited = ordered;
        return plan.offset() == 0
                ? limited.limit(DSL.inline(plan.size()))
                : limited.limit(DSL.inline(plan.size())).offset(ReadStatements.bound(Slot.OFFSET));
    }

    private List<Field<?>> columns(GroupsPlan plan, GroupSource source) {
        List<Field<?>> columns = new ArrayList<>();
        source.keys().forEach(key -> columns.add(key.as(name(columns.size()))));
        plan.figures()
                .forEach(figure -> columns.add(reading.operands().field(figure).as(name(columns.size()))));
        return columns;
    }

    /** Columns by number: names that a derived table adds can never meet those that a builder chose. */
    private static String name(int slot) {
        return "c" + slot;
    }

    private static List<GroupField> positions(int keys) {
        List<GroupField> positions = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            positions.add(position(key));
        }
        return positions;
    }

    private static Field<Integer> position(int slot) {
        return DSL.inline(slot + 1);
    }

    private static OrderField<?> order(Term term) {
        Field<Integer> column = position(term.slot());
        SortField<Integer> sorted = term.descending() ? column.desc() : column.asc();
        return term.nullsAsUsual() ? sorted : term.nullsFirst() ? sorted.nullsFirst() : sorted.nullsLast();
    }
}
