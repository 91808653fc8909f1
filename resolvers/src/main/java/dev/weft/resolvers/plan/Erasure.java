package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values out of a plan and leaves {@link Slot}s in their places. Plans that differ in values alone become
 * equal, and one statement serves them all. A value that stays where it is does no harm: the plan is then equal to those
 * with the same value.
 */
public final class Erasure {
    private final List<@Nullable Object> values = new ArrayList<>();
    /** What became of operands: where one stands twice, in an order and among what is read, it stays one. */
    private final Map<Operand, Operand> operands = new HashMap<>();

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
        return new RowPlan(shape(plan.shape()), predicate(plan.key()));
    }

    public KeyedPlan keyed(KeyedPlan plan, Object keys) {
        values.set(Slot.KEYS.index(), keys);
        return plan;
    }

    public ImagePlan images(ImagePlan plan) {
        return new ImagePlan(
                shape(plan.shape()),
                predicate(plan.filter()),
                plan.listed(),
                List.of(slot(plan.images())),
                List.of(slot(plan.versions())));
    }

    public RelatedPlan related(RelatedPlan plan, Object keys) {
        values.set(Slot.KEYS.index(), keys);
        return new RelatedPlan(page(plan.page()), plan.link(), plan.parentKey());
    }

    public PagePlan page(PagePlan plan) {
        return new PagePlan(
                shape(plan.shape()),
                predicate(plan.filter()),
                plan.distinct(),
                null,
                cursors(plan.cursors()),
                page(plan.page()),
                plan.readsRows(),
                plan.counting(),
                Summary.NOTHING);
    }

    /** What figures of the whole list are read by. */
    public PagePlan figures(PagePlan plan) {
        Summary summary = plan.summary();
        return whole(
                plan, new Summary(figures(summary.figures()), predicate(summary.shared()), Map.of(), null, Map.of()));
    }

    public RelatedPlan figures(RelatedPlan plan, Object keys) {
        values.set(Slot.KEYS.index(), keys);
        return new RelatedPlan(figures(plan.page()), plan.link(), plan.parentKey());
    }

    /** The list that groups are made of. */
    public PagePlan grouped(PagePlan plan) {
        return whole(plan, Summary.NOTHING);
    }

    public RelatedPlan grouped(RelatedPlan plan, Object keys) {
        values.set(Slot.KEYS.index(), keys);
        return new RelatedPlan(grouped(plan.page()), plan.link(), plan.parentKey());
    }

    /** What groups are read by, whatever is selected of them. */
    public GroupsPlan groups(GroupsPlan plan) {
        values.set(Slot.OFFSET.index(), plan.offset());
        return new GroupsPlan(
                plan.collection(),
                plan.keys(),
                KeyTree.NOTHING,
                figures(plan.figures()),
                Map.of(),
                predicate(plan.having()),
                plan.order(),
                plan.size(),
                Math.min(plan.offset(), 1),
                Map.of());
    }

    private List<Operand.Grouped> figures(List<Operand.Grouped> figures) {
        List<Operand.Grouped> erased = new ArrayList<>(figures.size());
        figures.forEach(figure -> erased.add(new Operand.Grouped(figure.measure(), predicate(figure.filter()))));
        return erased;
    }

    /** A list without its page. The order matters only where it decides which of equal rows are in the list. */
    private PagePlan whole(PagePlan plan, Summary summary) {
        CollectionModel collection = plan.collection();
        return new PagePlan(
                RowShape.of(collection, List.of(), false),
                predicate(plan.filter()),
                plan.distinct(),
                null,
                plan.distinct().isEmpty()
                        ? new CursorFormat(collection, new Order(List.of()))
                        : cursors(plan.cursors()),
                new Page(false, 0, false, 0, null, null),
                false,
                Counting.NOTHING,
                summary);
    }

    private CursorFormat cursors(CursorFormat cursors) {
        List<Order.Term> terms = new ArrayList<>();
        boolean same = true;
        for (Order.Term term : cursors.order().terms()) {
            Operand erased = operand(term.operand());
            same &= erased.equals(term.operand());
            terms.add(new Order.Term(erased, term.notNull(), term.descending(), term.nullsFirst()));
        }
        return same ? cursors : cursors.by(new Order(terms));
    }

    private RowShape shape(RowShape shape) {
        if (shape.computed().isEmpty()) {
            return shape;
        }
        List<Operand> computed = new ArrayList<>();
        shape.computed().forEach(each -> computed.add(operand(each)));
        return RowShape.of(shape.collection(), shape.columns(), computed, shape.versioned())
                .with(shape.folded());
    }

    /** Its size stays: PostgreSQL plans by it, and would plan anew for each execution where it is a parameter. */
    private Page page(Page page) {
        values.set(Slot.OFFSET.index(), page.offset());
        return new Page(
                page.backward(),
                page.size(),
                page.looksAhead(),
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
            case Predicate.Found(ListSearch search) -> new Predicate.Found(search(search));
            case Predicate.Within(Operand time, Predicate.Direction direction, Object duration) ->
                new Predicate.Within(operand(time), direction, slot(duration));
            case Predicate.HasKeys(var json, Predicate.Quantifier quantifier, List<Object> keys) ->
                new Predicate.HasKeys(json, quantifier, List.of(slot(keys)));
            case Predicate.JsonPath(var json, Predicate.PathTest test, Object path) ->
                new Predicate.JsonPath(json, test, slot(path));
        };
    }

    private List<Predicate> predicates(List<Predicate> given) {
        List<Predicate> erased = new ArrayList<>(given.size());
        given.forEach(each -> erased.add(predicate(each)));
        return erased;
    }

    /** Itself where there is no value in it. */
    private Operand operand(Operand operand) {
        return switch (operand) {
            case Operand.OfColumn _,
                    Operand.InJson _,
                    Operand.CastJson _,
                    Operand.LengthOf _,
                    Operand.Depth _,
                    Operand.Bucket _,
                    Operand.Range _,
                    Operand.Element _ -> operand;
            case Operand.OfDate _,
                    Operand.AsDecimal _,
                    Operand.Related _,
                    Operand.Aggregated _,
                    Operand.Grouped _,
                    Operand.Relevance _ -> {
                Operand known = operands.get(operand);
                Operand erased = known == null ? erased(operand) : known;
                operands.put(operand, erased);
                yield erased.equals(operand) ? operand : erased;
            }
        };
    }

    private Operand erased(Operand operand) {
        return switch (operand) {
            case Operand.Aggregated(Hop hop, Aggregate aggregate, Predicate filter) ->
                new Operand.Aggregated(hop, aggregate, predicate(filter));
            case Operand.AsDecimal(Operand number) -> new Operand.AsDecimal(operand(number));
            case Operand.Related(Hop hop, Operand of) -> new Operand.Related(hop, operand(of));
            case Operand.OfDate(Operand date, Operand.DatePart part) -> new Operand.OfDate(operand(date), part);
            case Operand.Grouped(Measure measure, Predicate filter) -> new Operand.Grouped(measure, predicate(filter));
            case Operand.Relevance(ListSearch search) -> new Operand.Relevance(search(search));
            default -> operand;
        };
    }

    private ListSearch search(ListSearch search) {
        return new ListSearch(search.fields(), slot(search.words()));
    }
}
