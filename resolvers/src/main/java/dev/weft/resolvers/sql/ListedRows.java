package dev.weft.resolvers.sql;

import dev.weft.model.Column;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.PagePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * All rows of a list, of which a page is read.
 *
 * @param table where they stand as {@link ReadStatements#ROW}, with what they are ordered by
 * @param operands of theirs
 * @param condition which of the table's rows they are
 */
record ListedRows(Table<?> table, Operands operands, Condition condition) {
    /**
     * @param reading how the rows are read
     * @param table of the collection's rows
     * @param linked which of them belong to the parent, where there is one
     */
    static ListedRows of(ReadStatements reading, PagePlan plan, Table<?> table, Condition linked) {
        Set<Operand> needed = new LinkedHashSet<>(plan.order().operands());
        needed.addAll(plan.shape().computed());
        Joined joined = Joined.of(reading.scope(), table, needed);
        Condition condition = linked.and(reading.filter(plan));
        ListedRows all = new ListedRows(joined.table(), joined.operands(), condition);
        return plan.distinct().isEmpty() ? all : all.distinct(plan, needed);
    }

    /** The first of each group of equal rows. What is computed comes out of the inner table under a number. */
    private ListedRows distinct(PagePlan plan, Set<Operand> needed) {
        Map<Operand, Field<Object>> known = new HashMap<>();
        List<Field<?>> columns = new ArrayList<>();
        columns(plan, needed).forEach(column -> columns.add(operands.column(column)));
        columns.add(Tables.systemColumn(ReadStatements.ROW));
        for (Operand operand : needed) {
            if (!(operand instanceof Operand.OfColumn)) {
                String name = "O" + known.size();
                columns.add(operands.field(operand).as(name));
                known.put(operand, Tables.qualified(operand.type(), ReadStatements.ROW, name));
            }
        }
        List<Field<Object>> same =
                plan.distinct().stream().map(operands::column).toList();
        List<org.jooq.OrderField<?>> order = new ArrayList<>(same);
        order.addAll(new Keyset(operands).orderBy(plan.order()));
        Table<?> firsts = DSL.select(columns)
                .distinctOn(same)
                .from(table)
                .where(condition)
                .orderBy(order)
                .asTable(ReadStatements.ROW);
        return new ListedRows(firsts, new Operands(operands.scope(), known), DSL.noCondition());
    }

    private static Set<Column> columns(PagePlan plan, Set<Operand> needed) {
        Set<Column> columns = new LinkedHashSet<>(plan.shape().columns());
        for (Operand operand : needed) {
            if (operand instanceof Operand.OfColumn(Column column)) {
                columns.add(column);
            }
        }
        return columns;
    }
}
