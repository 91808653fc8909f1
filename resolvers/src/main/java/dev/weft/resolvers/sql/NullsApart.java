package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Order;
import dev.weft.resolvers.plan.Order.Term;
import dev.weft.resolvers.plan.Page;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.Position;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * The next rows of an order by a column whose nulls come last. "Greater, or null" is no range of an index, and a page
 * far behind would read all rows before it. Those that have a value and those that have none are each a range; so the
 * page is looked for in both, and what is found is put in order. As an array, for then it is little to PostgreSQL even
 * where it does not know the limit.
 */
final class NullsApart {
    private NullsApart() {}

    /**
     * The condition on the rows of the page; empty where a plain one does as well.
     *
     * @param order in which the page is read
     */
    static Optional<Condition> of(PagePlan plan, ListedRows rows, Order order) {
        Page page = plan.page();
        Position start = page.backward() ? page.before() : page.after();
        Term first = order.terms().getFirst();
        boolean simple = page.offset() == 0 && plan.distinct().isEmpty();
        boolean column = first.operand() instanceof Operand.OfColumn;
        if (!simple || !column || !first.nullsBeyond() || start == null) {
            return Optional.empty();
        }
        Object value = start.values().getFirst();
        return value == null ? Optional.empty() : Optional.of(found(plan, rows, order, value));
    }

    private static Condition found(PagePlan plan, ListedRows rows, Order order, Object value) {
        List<Term> terms = order.terms();
        Keyset keyset = new Keyset(rows.operands());
        Select<Record1<Object>> valued = next(plan, rows, order, keyset.notAhead(terms.getFirst(), value));
        Condition isNull = rows.operands().field(terms.getFirst().operand()).isNull();
        Select<Record1<Object>> others = next(plan, rows, new Order(terms.subList(1, terms.size())), isNull);
        return key(plan).eq(DSL.any(DSL.array(valued.unionAll(others))));
    }

    private static Select<Record1<Object>> next(PagePlan plan, ListedRows rows, Order order, Condition part) {
        Keyset keyset = new Keyset(rows.operands());
        return DSL.select(key(plan))
                .from(rows.table())
                .where(rows.condition())
                .and(part)
                .and(ReadStatements.range(plan, keyset))
                .orderBy(keyset.orderBy(order))
                .limit(ReadStatements.limit(plan.page()));
    }

    private static Field<Object> key(PagePlan plan) {
        CollectionModel collection = plan.collection();
        return Tables.field(ReadStatements.ROW, collection.primaryKey());
    }
}
