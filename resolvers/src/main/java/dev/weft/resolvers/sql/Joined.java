package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.FoldedRow;
import dev.weft.resolvers.plan.Hop;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.policy.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * A table with what its rows are ordered by, or read along with, joined to them: the one row that a to-one relation leads to, figures of many
 * rows. Each is then there once for a row, however often order, cursor and condition look at it, where a subquery would
 * run each time.
 */
final class Joined {
    private final Map<Operand, Field<Object>> known = new HashMap<>();
    private final Map<List<Hop>, Scope> scopes = new HashMap<>();
    private final Scope rows;
    private Table<?> table;

    private Joined(Scope rows, Table<?> table) {
        this.rows = rows;
        this.table = table;
    }

    /**
     * @param rows where expressions on the rows stand
     * @param table of the rows
     * @param operands that the statement looks at; columns may be among them
     */
    static Joined of(Scope rows, Table<?> table, Collection<Operand> operands) {
        Joined joined = new Joined(rows, table);
        operands.forEach(joined::join);
        return joined;
    }

    /**
     * Joins the rows that are read along, too, and gives the columns of all: in the order in which a {@link RowReader}
     * reads them.
     */
    List<Field<?>> columns(RowShape shape) {
        List<Field<?>> columns = new ArrayList<>(ReadStatements.columns(shape, operands()));
        shape.folded().forEach(row -> fold(rows, List.of(), row, columns));
        return columns;
    }

    private void fold(Scope from, List<Hop> before, FoldedRow row, List<Field<?>> columns) {
        List<Hop> hops = new ArrayList<>(before);
        hops.add(row.hop());
        Scope scope = scope(from, hops);
        columns.addAll(ReadStatements.columns(row.shape(), new Operands(scope)));
        row.shape().folded().forEach(further -> fold(scope, hops, further, columns));
    }

    Table<?> table() {
        return table;
    }

    /** Every operand of the rows, those that were joined among them. */
    Operands operands() {
        return new Operands(rows, known);
    }

    private void join(Operand operand) {
        if (!known.containsKey(operand) && !(operand instanceof Operand.OfColumn)) {
            known.put(operand, field(rows, new ArrayList<>(), operand));
        }
    }

    /**
     * @param hops from the rows to those of the scope
     */
    private Field<Object> field(Scope scope, List<Hop> hops, Operand operand) {
        return switch (operand) {
            case Operand.Related(Hop hop, Operand of) -> {
                hops.add(hop);
                yield field(scope(scope, hops), hops, of);
            }
            case Operand.OfColumn _ -> new Operands(scope).field(operand);
            default -> computed(scope, hops, operand);
        };
    }

    private Scope scope(Scope from, List<Hop> hops) {
        Scope known = scopes.get(hops);
        if (known != null) {
            return known;
        }
        Scope scope = rows.at("J" + (scopes.size() + 1));
        RelatedRows related = from.follow(hops.getLast(), Use.ROW, scope);
        table = table.leftJoin(related.table()).on(related.linked());
        scopes.put(List.copyOf(hops), scope);
        return scope;
    }

    /** Where a relation leads to no row, there is no figure of it either, not even a zero. */
    private Field<Object> computed(Scope scope, List<Hop> hops, Operand operand) {
        String alias = "V" + (known.size() + 1);
        Operands row = new Operands(scope);
        Select<?> select = operand instanceof Operand.Aggregated figure
                ? row.figure(figure)
                : DSL.select(row.field(operand).as(Operands.FIGURE));
        Condition there = hops.isEmpty()
                ? DSL.trueCondition()
                : Tables.field(scope.alias(), hops.getLast().target().primaryKey())
                        .isNotNull();
        table = table.leftJoin(DSL.lateral(select.asTable(alias))).on(there);
        return Tables.qualified(operand.type(), alias, Operands.FIGURE);
    }
}
