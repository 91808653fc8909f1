package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.Link;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.RelatedPlan;
import dev.weft.resolvers.policy.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a list, or of the same list of many parents, for figures and groups of them.
 *
 * @param table where they stand as {@link ReadStatements#ROW}
 * @param condition which of the table's rows they are
 * @param link the key of the parent that a row belongs to; null for a list that has none
 */
record WholeList(
        Table<?> table, Condition condition, @Nullable Field<Object> link) {
    private static final String LINK = "Link";

    static WholeList of(ReadStatements reading, Use use, PagePlan plan) {
        return distinct(reading, plan, reading.table(plan.collection(), use), reading.filter(plan), null);
    }

    static WholeList of(ReadStatements reading, Use use, RelatedPlan plan, Collection<?> parents) {
        CollectionModel collection = plan.page().collection();
        Condition filter = reading.filter(plan.page());
        if (plan.link() instanceof Link.ByTree tree) {
            Field<Object> root = Tables.qualified(plan.parentKey(), RelatedStatements.LINK, Trees.ROOT);
            Table<?> rows = Trees.rows(
                    reading.table(collection, use),
                    collection,
                    Trees.ofAll(reading.ground(), collection, tree, plan.parentKey(), parents));
            return distinct(reading, plan.page(), rows, filter, root);
        }
        Field<Object> link = RelatedStatements.link(plan);
        Condition theirs = plan.page().distinct().isEmpty()
                ? filter
                : filter.and(link.eq(DSL.any(Values.keys(plan.parentKey(), parents))));
        return distinct(reading, plan.page(), RelatedStatements.rows(reading, plan, use, link), theirs, link);
    }

    /** Where equal rows are one, the first of each group of them, for each parent. */
    private static WholeList distinct(
            ReadStatements reading, PagePlan plan, Table<?> table, Condition condition, @Nullable Field<Object> link) {
        if (plan.distinct().isEmpty()) {
            return new WholeList(table, condition, link);
        }
        Joined joined = Joined.of(reading.scope(), table, plan.order().operands());
        Operands operands = joined.operands();
        List<Field<?>> columns = new ArrayList<>();
        plan.collection().readable().forEach(column -> columns.add(operands.column(column)));
        columns.add(Tables.systemColumn(ReadStatements.ROW));
        List<Field<Object>> same = new ArrayList<>();
        if (link != null) {
            columns.add(link.as(LINK));
            same.add(link);
        }
        plan.distinct().forEach(column -> same.add(operands.column(column)));
        List<OrderField<?>> order = new ArrayList<>(same);
        order.addAll(new Keyset(operands).orderBy(plan.order()));
        Table<?> firsts = DSL.select(columns)
                .distinctOn(same)
                .from(joined.table())
                .where(condition)
                .orderBy(order)
                .asTable(ReadStatements.ROW);
        return new WholeList(
                firsts,
                DSL.noCondition(),
                link == null ? null : DSL.field(DSL.name(ReadStatements.ROW, LINK), link.getDataType()));
    }
}
