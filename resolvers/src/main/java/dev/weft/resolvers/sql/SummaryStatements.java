package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.Operand.Grouped;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RelatedPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** All figures of a list's rows as one statement that reads them once. */
final class SummaryStatements {
    private static final Operands OPERANDS = new Operands(new Scope(ReadStatements.ROW));

    private SummaryStatements() {}

    /** One row of figures. */
    static Query figures(PagePlan plan) {
        Predicate shared = shared(plan.summary().figures());
        WholeList list = WholeList.of(plan);
        return DSL.select(fields(plan.summary().figures(), shared))
                .from(list.table())
                .where(list.condition())
                .and(condition(shared));
    }

    /** A row of figures for every parent that has rows, after the parent's key. */
    static Query figures(RelatedPlan plan, Collection<?> parents) {
        List<Grouped> figures = plan.page().summary().figures();
        Predicate shared = shared(figures);
        WholeList list = WholeList.of(plan, parents);
        Field<Object> parent = Objects.requireNonNull(list.link());
        List<Field<?>> columns = new ArrayList<>();
        columns.add(parent);
        columns.addAll(fields(figures, shared));
        return DSL.select(columns)
                .from(list.table())
                .where(parent.eq(DSL.any(Values.bindAll(plan.parentKey(), parents))))
                .and(list.condition())
                .and(condition(shared))
                .groupBy(parent);
    }

    /** What all figures are filtered by narrows the rows that are read. */
    private static Predicate shared(List<Grouped> figures) {
        Set<Predicate> filters = figures.stream().map(Grouped::filter).collect(Collectors.toSet());
        return filters.size() == 1 ? filters.iterator().next() : Predicate.ALWAYS;
    }

    private static Condition condition(Predicate shared) {
        return shared.equals(Predicate.ALWAYS) ? DSL.noCondition() : new Conditions(OPERANDS).of(shared);
    }

    private static List<Field<Object>> fields(List<Grouped> figures, Predicate shared) {
        return figures.stream()
                .map(figure -> Aggregates.field(
                        figure.measure(),
                        figure.filter().equals(shared) ? Predicate.ALWAYS : figure.filter(),
                        OPERANDS))
                .toList();
    }
}
