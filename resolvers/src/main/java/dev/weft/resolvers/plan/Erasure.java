package dev.weft.resolvers.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values out of a plan and leaves {@link Slot}s in their places. Plans that differ in values alone become
 * equal, and one statement serves them all. A value that stays where it is does no harm: the plan is then equal to those
 * with the same value.
 */
public final class Erasure {
    private final List<@Nullable Object> values = new ArrayList<>();

    public Erasure() {
        for (int i = 0; i < Slot.FIRST; i++) {
            values.add(null);
        }
    }

    /** The values that were taken out, by the index of their slots. */
    public @Nullable Object[] values() {
        return values.toArray();
    }

    public RowPlan row(RowPlan plan) {
        return new RowPlan(plan.shape(), predicate(plan.key()));
    }

    public KeyedPlan keyed(KeyedPlan plan, Object keys) {
        values.set(Slot.KEYS.index(), keys);
        return plan;
    }

    public RelatedPlan related(RelatedPlan plan, Object keys) {
        values.set(Slot.KEYS.index(), keys);
        return new RelatedPlan(page(plan.page()), plan.link(), plan.parentKey());
    }

    public PagePlan page(PagePlan plan) {
        return new PagePlan(
                plan.shape(),
                predicate(plan.filter()),
                plan.distinct(),
                null,
                plan.cursors(),
                page(plan.page()),
                plan.readsRows(),
                plan.counting(),
                Summary.NOTHING);
    }

    /** Its size stays: PostgreSQL plans by it, and would plan anew for each execution where it is a parameter. */
    private Page page(Page page) {
        values.set(Slot.OFFSET.index(), page.offset());
        return new Page(
                page.backward(),
                page.size(),
                Math.min(page.offset(), 1),
                position(page.after()),
                position(page.before()));
    }

    private @Nullable Position position(@Nullable Position position) {
        return position == null
                ? null
                : new Position(position.values().stream()
                        .map(value -> value == null ? null : (Object) slot(value))
                        .toList());
    }

    private Slot slot(Object value) {
        values.add(value);
        return new Slot(values.size() - 1);
    }

    private Predicate predicate(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And(List<Predicate> all) -> all.isEmpty() ? predicate : new Predicate.And(predicates(all));
            case Predicate.Or(List<Predicate> any) -> new Predicate.Or(predicates(any));
            case Predicate.Not(Predicate negated) -> new Predicate.Not(predicate(negated));
            case Predicate.Compare(Operand left, Predicate.Comparison comparison, Object right) ->
                new Predicate.Compare(operand(left), comparison, slot(right));
            case Predicate.CompareOperands(Operand left, Predicate.OperandComparison comparison, Operand right) ->
                new Predicate.CompareOperands(operand(left), comparison, operand(right));
            case Predicate.In(Operand left, List<Object> elements, boolean negated) ->
                new Predicate.In(operand(left), List.of(slot(elements)), negated);
            case Predicate.IsNull(Operand operand, boolean negated) -> new Predicate.IsNull(operand(operand), negated);
            case Predicate.Matches(Operand text, Predicate.Pattern kind, Object pattern) ->
                new Predicate.Matches(operand(text), kind, slot(pattern));
            case Predicate.Search(Operand text, String configuration, Object query) ->
                new Predicate.Search(operand(text), configuration, slot(query));
            case Predicate.Similar(Operand text, Object to, double threshold) ->
                new Predicate.Similar(operand(text), slot(to), threshold);
            case Predicate.ListIs(var list, Predicate.ListComparison comparison, List<Object> elements) ->
                new Predicate.ListIs(list, comparison, List.of(slot(elements)));
            case Predicate.SomeElement(var list, Predicate condition) ->
                new Predicate.SomeElement(list, predicate(condition));
            case Predicate.JsonIs(var json, Predicate.JsonComparison comparison, Object value) ->
                new Predicate.JsonIs(json, comparison, slot(value));
            case Predicate.Related(Hop hop, Predicate.Quantity quantity, Predicate condition) ->
                new Predicate.Related(hop, quantity, predicate(condition));
            case Predicate.Found(ListSearch search) ->
                new Predicate.Found(new ListSearch(search.fields(), slot(search.words())));
            case Predicate.Within _, Predicate.HasKeys _, Predicate.JsonPath _ -> predicate;
        };
    }

    private List<Predicate> predicates(List<Predicate> given) {
        List<Predicate> erased = new ArrayList<>(given.size());
        given.forEach(each -> erased.add(predicate(each)));
        return erased;
    }

    private Operand operand(Operand operand) {
        return switch (operand) {
            case Operand.Aggregated(Hop hop, Aggregate aggregate, Predicate filter) ->
                new Operand.Aggregated(hop, aggregate, predicate(filter));
            case Operand.AsDecimal(Operand number) -> new Operand.AsDecimal(operand(number));
            case Operand.Related(Hop hop, Operand of) -> new Operand.Related(hop, operand(of));
            case Operand.OfDate(Operand date, Operand.DatePart part) -> new Operand.OfDate(operand(date), part);
            case Operand.Grouped(Measure measure, Predicate filter) -> new Operand.Grouped(measure, predicate(filter));
            case Operand.OfColumn _,
                    Operand.InJson _,
                    Operand.CastJson _,
                    Operand.LengthOf _,
                    Operand.Relevance _,
                    Operand.Depth _,
                    Operand.Bucket _,
                    Operand.Range _,
                    Operand.Element _ -> operand;
        };
    }
}
