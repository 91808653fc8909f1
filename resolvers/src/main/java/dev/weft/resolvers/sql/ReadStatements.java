package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.ImagePlan;
import dev.weft.resolvers.plan.KeyedPlan;
import dev.weft.resolvers.plan.Order;
import dev.weft.resolvers.plan.Page;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.RowPlan;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.plan.Slot;
import dev.weft.resolvers.policy.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectLimitStep;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Plans as statements. Pure: the same plan gives the same text, however many keys there are.
 *
 * @param ground where the rows are read
 */
record ReadStatements(Ground ground) {
    /** What the rows' table is called in every statement. */
    static final String ROW = "t";

    static final String COUNT = "n";

    /** Where expressions on the rows stand. */
    Scope scope() {
        return new Scope(ROW, 0, ground);
    }

    Operands operands() {
        return new Operands(scope());
    }

    Query row(RowPlan plan) {
        RowShape shape = plan.shape();
        Joined joined = Joined.of(scope(), table(shape.collection(), Use.ROW), List.of());
        List<Field<?>> columns = joined.columns(shape);
        return DSL.select(columns).from(joined.table()).where(new Conditions(operands()).of(plan.key()));
    }

    Query keyed(KeyedPlan plan, Collection<?> keys) {
        RowShape shape = plan.shape();
        return DSL.select(columns(shape))
                .from(table(shape.collection(), Use.ROW))
                .where(among(plan.key(), keys));
    }

    static Condition among(Column column, Collection<?> keys) {
        return Tables.field(ROW, column).eq(DSL.any(Values.keys(column.type(), keys)));
    }

    /** The number of each row that can be read, whether it is among those that the filter means, and the row. */
    Query images(ImagePlan plan) {
        Table<Record> table =
                guards().images(plan.collection(), plan.listed() ? Use.LIST : Use.ROW, ROW, new ImageTable(plan));
        List<Field<?>> columns = new ArrayList<>();
        columns.add(DSL.field(DSL.name(ROW, ImageTable.NUMBER), SQLDataType.BIGINT));
        columns.add(DSL.when(new Conditions(operands()).of(plan.filter()), DSL.inline(true))
                .otherwise(DSL.inline(false)));
        columns.addAll(columns(plan.shape()));
        return DSL.select(columns).from(table);
    }

    private Guards guards() {
        return switch (ground) {
            case Guards guards -> guards;
            case PolicyGround _ -> throw new IllegalStateException("policies read no images");
        };
    }

    Query page(PagePlan plan) {
        ListedRows rows = ListedRows.of(this, plan, table(plan.collection(), Use.LIST), DSL.noCondition());
        return page(plan, rows, columns(plan.shape(), rows.operands()));
    }

    /** In reading order, so backward pages reversed. */
    Select<Record> page(PagePlan plan, ListedRows rows, List<Field<?>> columns) {
        Page page = plan.page();
        Keyset keyset = new Keyset(rows.operands());
        Order order = page.backward() ? plan.order().reversed() : plan.order();
        SelectLimitStep<Record> ordered = DSL.select(columns)
                .from(rows.table())
                .where(rows.condition())
                .and(NullsApart.of(plan, rows, order).orElseGet(() -> range(plan, keyset)))
                .orderBy(keyset.orderBy(order));
        return page.offset() == 0
                ? ordered.limit(limit(page))
                : ordered.limit(limit(page)).offset(bound(Slot.OFFSET));
    }

    static Param<Integer> limit(Page page) {
        return DSL.inline(page.reach());
    }

    static Field<Integer> bound(Slot slot) {
        return new Placeholder(slot.index(), ValueType.INTEGER, false).as(SQLDataType.INTEGER);
    }

    static Condition range(PagePlan plan, Keyset keyset) {
        Page page = plan.page();
        Condition range = DSL.noCondition();
        if (page.after() != null) {
            range = range.and(keyset.beyond(plan.order(), page.after()));
        }
        if (page.before() != null) {
            range = range.and(keyset.beyond(plan.order().reversed(), page.before()));
        }
        return range;
    }

    Query count(PagePlan plan) {
        Table<?> table = table(plan.collection(), Use.TOTAL);
        return plan.counting().limit() == null && plan.distinct().isEmpty()
                ? DSL.select(DSL.count()).from(table).where(filter(plan))
                : count(counted(plan, table, DSL.noCondition()));
    }

    /** What PostgreSQL expects to count. It plans the statement and does not run it. */
    Query estimate(PagePlan plan) {
        Select<?> rows = all(plan, table(plan.collection(), Use.TOTAL), DSL.noCondition());
        return DSL.resultQuery("explain (format json) {0}", rows);
    }

    static Select<?> count(Select<?> rows) {
        return DSL.select(DSL.count().as(COUNT)).from(rows.asTable("counted"));
    }

    /** The rows of a list as far as they are counted. */
    Select<?> counted(PagePlan plan, Table<?> table, Condition linked) {
        SelectConditionStep<?> rows = all(plan, table, linked);
        Integer limit = plan.counting().limit();
        return limit == null ? rows : rows.limit(limit);
    }

    private SelectConditionStep<?> all(PagePlan plan, Table<?> table, Condition linked) {
        List<Field<?>> distinct = new ArrayList<>();
        plan.distinct().forEach(column -> distinct.add(Tables.field(ROW, column)));
        SelectSelectStep<Record> rows =
                distinct.isEmpty() ? DSL.select(List.of(DSL.inline(1).as("one"))) : DSL.selectDistinct(distinct);
        return rows.from(table).where(linked).and(filter(plan));
    }

    Condition filter(PagePlan plan) {
        return new Conditions(operands()).of(plan.filter());
    }

    Table<Record> table(CollectionModel collection, Use use) {
        return ground.table(collection, use, ROW);
    }

    /** A row's own, in the order in which a {@link RowReader} reads them. */
    List<Field<?>> columns(RowShape shape) {
        return columns(shape, operands());
    }

    static List<Field<?>> columns(RowShape shape, Operands operands) {
        List<Field<?>> columns = new ArrayList<>();
        shape.columns().forEach(column -> columns.add(operands.column(column)));
        shape.computed().forEach(operand -> columns.add(operands.field(operand)));
        if (shape.versioned()) {
            columns.add(Tables.version(operands.scope().alias()));
        }
        return columns;
    }
}
