package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RelatedPlan;
import dev.weft.resolvers.plan.Summary;
import dev.weft.resolvers.policy.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;

/**
 * All figures of a list's rows as one statement that reads them once.
 *
 * @param reading how the rows are read
 */
record SummaryStatements(ReadStatements reading) {
    /** One row of figures. */
    Query figures(PagePlan plan) {
        WholeList list = WholeList.of(reading, Use.TOTAL, plan);
        return DSL.select(fields(plan.summary()))
                .from(list.table())
                .where(list.condition())
                .and(condition(plan.summary().shared()));
    }

    /** A row of figures for every parent that has rows, after the parent's key. */
    Query figures(RelatedPlan plan, Collection<?> parents) {
        Summary summary = plan.page().summary();
        WholeList list = WholeList.of(reading, Use.TOTAL, plan, parents);
        Field<Object> parent = Objects.requireNonNull(list.link());
        List<Field<?>> columns = new ArrayList<>();
        columns.add(parent);
        columns.addAll(fields(summary));
        return DSL.select(columns)
                .from(list.table())
                .where(parent.eq(DSL.any(Values.keys(plan.parentKey(), parents))))
                .and(list.condition())
                .and(condition(summary.shared()))
                .groupBy(parent);
    }

    private Condition condition(Predicate shared) {
        return shared.equals(Predicate.ALWAYS) ? DSL.noCondition() : new Conditions(reading.operands()).of(shared);
    }

    private List<Field<Object>> fields(Summary summary) {
        return summary.figures().stream()
                .map(figure -> Aggregates.field(figure.measure(), figure.filter(), reading.operands()))
                .toList();
    }
}
