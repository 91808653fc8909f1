package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.KeyedPlan;
import dev.weft.resolvers.plan.Order;
import dev.weft.resolvers.plan.Page;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.RowPlan;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.plan.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Plans as statements. Pure: the same plan gives the same text, however many keys there are. */
final class ReadStatements {
    /** What the rows' table is called in every statement. */
    static final String ROW = "t";

    private static final Operands OPERANDS = new Operands(new Scope(ROW));
    private static final Conditions CONDITIONS = new Conditions(OPERANDS);
    private static final Keyset KEYSET = new Keyset(OPERANDS);

    private ReadStatements() {}

    static Query row(RowPlan plan) {
        RowShape shape = plan.shape();
        return DSL.select(columns(shape)).from(table(shape.collection())).where(CONDITIONS.of(plan.key()));
    }

    static Query keyed(KeyedPlan plan, Collection<?> keys) {
        RowShape shape = plan.shape();
        return DSL.select(columns(shape)).from(table(shape.collection())).where(among(plan.key(), keys));
    }

    static Condition among(Column column, Collection<?> keys) {
        return Tables.field(ROW, column).eq(DSL.any(Values.bindAll(column.type(), keys)));
    }

    static Query page(PagePlan plan) {
        return page(plan, columns(plan.shape()), table(plan.collection()), DSL.noCondition());
    }

    /** One row more than the page has, to know whether there are more. In reading order, so backward pages reversed. */
    static Select<Record> page(PagePlan plan, List<Field<?>> columns, Table<?> from, Condition linked) {
        Page page = plan.page();
        Order order = page.backward() ? plan.order().reversed() : plan.order();
        SelectLimitStep<Record> rows = DSL.select(columns)
                .from(from)
                .where(linked)
                .and(CONDITIONS.of(plan.filter()))
                .and(range(plan))
                .orderBy(KEYSET.orderBy(order));
        return page.offset() == 0
                ? rows.limit(bound(Slot.LIMIT))
                : rows.limit(bound(Slot.LIMIT)).offset(bound(Slot.OFFSET));
    }

    private static Param<Integer> bound(Slot slot) {
        return DSL.param(new Placeholder(slot.index(), ValueType.INTEGER, false).name(), SQLDataType.INTEGER);
    }

    private static Condition range(PagePlan plan) {
        Page page = plan.page();
        Condition range = DSL.noCondition();
        if (page.after() != null) {
            range = range.and(KEYSET.beyond(plan.order(), page.after()));
        }
        if (page.before() != null) {
            range = range.and(KEYSET.beyond(plan.order().reversed(), page.before()));
        }
        return range;
    }

    static Query count(PagePlan plan) {
        return DSL.select(DSL.count()).from(table(plan.collection())).where(CONDITIONS.of(plan.filter()));
    }

    static Condition filter(PagePlan plan) {
        return CONDITIONS.of(plan.filter());
    }

    static Table<Record> table(CollectionModel collection) {
        return Tables.table(collection).as(ROW);
    }

    /** In the order in which a {@link RowReader} reads them. */
    static List<Field<?>> columns(RowShape shape) {
        List<Field<?>> columns = new ArrayList<>();
        shape.columns().forEach(column -> columns.add(Tables.field(ROW, column)));
        shape.computed().forEach(operand -> columns.add(OPERANDS.field(operand)));
        if (shape.versioned()) {
            columns.add(Tables.version(ROW));
        }
        return columns;
    }
}
