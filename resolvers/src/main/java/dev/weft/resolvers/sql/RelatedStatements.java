package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.Link;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.RelatedPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Lists of many parents as one statement. */
final class RelatedStatements {
    private static final String PARENT = "parent";
    private static final String KEY = "key";
    private static final String POSITION = "position";
    private static final String PAGE = "page";
    private static final String LINK = "link";

    private RelatedStatements() {}

    /**
     * Every parent's page in its order; what parents come first is left open. The first result column is the parent's
     * position among the keys, counted from 1.
     */
    static Query pages(RelatedPlan plan, Collection<?> parents) {
        Field<Object> parent = Tables.qualified(plan.parentKey(), PARENT, KEY);
        Table<?> page = ReadStatements.page(
                        plan.page(),
                        numbered(plan.page()),
                        rows(plan),
                        linked(plan).eq(parent))
                .asTable(PAGE);
        List<Field<?>> columns = new ArrayList<>();
        columns.add(DSL.field(DSL.name(PARENT, POSITION)));
        numbered(plan.page()).forEach(field -> columns.add(DSL.field(DSL.name(PAGE, field.getName()))));
        return DSL.select(columns)
                .from(DSL.unnest(Values.bindAll(plan.parentKey(), parents))
                        .withOrdinality()
                        .as(PARENT, KEY, POSITION))
                .crossJoin(DSL.lateral(page));
    }

    /** The totals of the parents that have any row, after their keys. */
    static Query counts(RelatedPlan plan, Collection<?> parents) {
        Field<Object> parent = linked(plan);
        return DSL.select(parent, DSL.count())
                .from(rows(plan))
                .where(parent.eq(DSL.any(Values.bindAll(plan.parentKey(), parents))))
                .and(ReadStatements.filter(plan.page()))
                .groupBy(parent);
    }

    /** Columns by number: names that a derived table adds can never meet those that a builder chose. */
    private static List<Field<?>> numbered(PagePlan plan) {
        List<Field<?>> fields = new ArrayList<>();
        for (Field<?> column : ReadStatements.columns(plan.shape())) {
            fields.add(column.as("c" + fields.size()));
        }
        return fields;
    }

    /** Where a row, or its entry in the join table, holds the parent's key. */
    static Field<Object> linked(RelatedPlan plan) {
        return switch (plan.link()) {
            case Link.ByColumn(Column column) -> Tables.field(ReadStatements.ROW, column);
            case Link.ByJoinTable(String _, String parentColumn, String _) ->
                Tables.qualified(plan.parentKey(), LINK, parentColumn);
            case Link.ByOwnKey _ -> throw new IllegalArgumentException("a relation to one row has no list");
        };
    }

    static Table<?> rows(RelatedPlan plan) {
        CollectionModel collection = plan.page().collection();
        Table<?> rows = ReadStatements.table(collection);
        return switch (plan.link()) {
            case Link.ByColumn _, Link.ByOwnKey _ -> rows;
            case Link.ByJoinTable(String table, String _, String rowColumn) ->
                Tables.joinTable(collection, table).as(LINK).join(rows).on(joined(collection, rowColumn));
        };
    }

    private static Condition joined(CollectionModel collection, String rowColumn) {
        Column key = collection.primaryKey();
        return Tables.field(ReadStatements.ROW, key).eq(Tables.qualified(key.type(), LINK, rowColumn));
    }
}
