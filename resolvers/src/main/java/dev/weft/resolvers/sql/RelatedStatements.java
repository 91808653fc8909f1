package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Link;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.RelatedPlan;
import dev.weft.resolvers.policy.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Lists of many parents as one statement.
 *
 * @param reading how the rows are read
 */
record RelatedStatements(ReadStatements reading) {
    private static final String PARENT = "parent";
    private static final String KEY = "key";
    private static final String POSITION = "position";
    private static final String PAGE = "page";
    static final String LINK = "link";

    /**
     * Every parent's page in its order; what parents come first is left open. The first result column is the parent's
     * position among the keys, counted from 1.
     */
    Query pages(RelatedPlan plan, Collection<?> parents) {
        Field<Object> parent = parent(plan);
        ListedRows rows =
                ListedRows.of(reading, plan.page(), rows(reading, plan, Use.LIST, parent), linked(plan, parent));
        List<Field<?>> numbered = numbered(plan.page(), rows);
        Table<?> page = reading.page(plan.page(), rows, numbered).asTable(PAGE);
        List<Field<?>> columns = new ArrayList<>();
        columns.add(DSL.field(DSL.name(PARENT, POSITION)));
        numbered.forEach(field -> columns.add(DSL.field(DSL.name(PAGE, field.getName()))));
        return DSL.select(columns)
                .from(DSL.unnest(Values.keys(plan.parentKey(), parents))
                        .withOrdinality()
                        .as(PARENT, KEY, POSITION))
                .crossJoin(DSL.lateral(page));
    }

    /** The totals of the parents, after their keys; those without any row may be missing. */
    Query counts(RelatedPlan plan, Collection<?> parents) {
        return switch (plan.link()) {
            case Link.ByColumn _, Link.ByJoinTable _, Link.ByOwnKey _
            when countsAllRows(plan.page()) -> countsByGroup(plan, parents);
            default -> countsOneByOne(plan, parents);
        };
    }

    private static boolean countsAllRows(PagePlan page) {
        return page.counting().limit() == null && page.distinct().isEmpty();
    }

    private Query countsByGroup(RelatedPlan plan, Collection<?> parents) {
        Field<Object> linked = link(plan);
        return DSL.select(linked, DSL.count())
                .from(rows(reading, plan, Use.TOTAL, parent(plan)))
                .where(linked.eq(DSL.any(Values.keys(plan.parentKey(), parents))))
                .and(reading.filter(plan.page()))
                .groupBy(linked);
    }

    /** Each parent's rows on their own, so that counting them can stop. */
    private Query countsOneByOne(RelatedPlan plan, Collection<?> parents) {
        Field<Object> parent = parent(plan);
        Select<?> counted = reading.counted(plan.page(), rows(reading, plan, Use.TOTAL, parent), linked(plan, parent));
        return DSL.select(parent, DSL.field(DSL.name(PAGE, ReadStatements.COUNT)))
                .from(parents(plan, parents))
                .crossJoin(DSL.lateral(ReadStatements.count(counted).asTable(PAGE)));
    }

    private static Table<?> parents(RelatedPlan plan, Collection<?> parents) {
        return DSL.unnest(Values.keys(plan.parentKey(), parents)).as(PARENT, KEY);
    }

    private static Field<Object> parent(RelatedPlan plan) {
        return Tables.qualified(plan.parentKey(), PARENT, KEY);
    }

    /** Columns by number: names that a derived table adds can never meet those that a builder chose. */
    private static List<Field<?>> numbered(PagePlan plan, ListedRows rows) {
        List<Field<?>> fields = new ArrayList<>();
        for (Field<?> column : ReadStatements.columns(plan.shape(), rows.operands())) {
            fields.add(column.as("c" + fields.size()));
        }
        return fields;
    }

    /** Where a row, or its entry in the join table, holds the parent's key. */
    static Field<Object> link(RelatedPlan plan) {
        return switch (plan.link()) {
            case Link.ByColumn(Column column) -> Tables.field(ReadStatements.ROW, column);
            case Link.ByJoinTable(String _, String parentColumn, String _) ->
                Tables.qualified(plan.parentKey(), LINK, parentColumn);
            case Link.ByOwnKey _ -> throw new IllegalArgumentException("a relation to one row has no list");
            case Link.ByTree _ -> throw new IllegalArgumentException("rows of a tree do not hold its root's key");
        };
    }

    /** Which of the {@link #rows} are the parent's. */
    private static Condition linked(RelatedPlan plan, Field<Object> parent) {
        return plan.link() instanceof Link.ByTree
                ? DSL.noCondition()
                : link(plan).eq(parent);
    }

    static Table<?> rows(ReadStatements reading, RelatedPlan plan, Use use, Field<Object> parent) {
        CollectionModel collection = plan.page().collection();
        Table<?> rows = reading.table(collection, use);
        return switch (plan.link()) {
            case Link.ByColumn _, Link.ByOwnKey _ -> rows;
            case Link.ByJoinTable(String table, String _, String rowColumn) ->
                reading.ground().joinTable(collection, table, LINK).join(rows).on(joined(collection, rowColumn));
            case Link.ByTree tree -> Trees.rows(rows, collection, Trees.of(reading.ground(), collection, tree, parent));
        };
    }

    private static Condition joined(CollectionModel collection, String rowColumn) {
        Column key = collection.primaryKey();
        return Tables.field(ReadStatements.ROW, key).eq(Tables.qualified(key.type(), LINK, rowColumn));
    }
}
