package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.GroupByReader.Placed;
import dev.weft.resolvers.plan.GroupsPlan.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one {@code groups(by:, having:, orderBy:, first:, offset:)} with what is selected of it. */
final class GroupsReader {
    private static final String ORDER_BY = "orderBy";
    private static final String FIRST = "first";
    private static final String OFFSET = "offset";

    private final ProjectModel model;
    private final CollectionModel collection;
    private final FigureReader figures;
    private final ReadLimits limits;
    private final String type;

    GroupsReader(ProjectModel model, CollectionModel collection, FigureReader figures, ReadLimits limits) {
        this.model = model;
        this.collection = collection;
        this.figures = figures;
        this.limits = limits;
        this.type = collection.typeName() + "Group";
    }

    GroupsPlan read(SelectedField groups) {
        InputPath path = InputPath.of(groups.resultKey());
        Map<String, Object> arguments = groups.arguments();
        InputPath keys = path.child("by");
        List<Placed> by =
                new GroupByReader(model, limits).read(collection, (List<?>) keys.require(arguments.get("by")), keys);
        FigureSlots slots = new FigureSlots();
        Map<String, AggregateShape> aggregates = aggregates(groups.selection(), slots, path);
        List<Term> order = order(arguments.get(ORDER_BY), by, slots, path.child(ORDER_BY));
        return new GroupsPlan(
                collection,
                by.stream().map(Placed::key).toList(),
                new KeyTreeReader(model, by).read(collection, groups.selection().below(type, "key")),
                slots.all(),
                aggregates,
                having(arguments.get("having"), path.child("having")),
                order,
                size(arguments, path),
                offset((Integer) arguments.get(OFFSET), path.child(OFFSET)),
                nodes(groups.selection(), path));
    }

    private Map<String, AggregateShape> aggregates(Selection selection, FigureSlots slots, InputPath path) {
        AggregateReader reader = new AggregateReader(collection, slots);
        Map<String, AggregateShape> aggregates = new HashMap<>();
        for (SelectedField use : selection.uses(type, "aggregate")) {
            aggregates.put(
                    use.resultKey(), reader.read(use.selection(), Predicate.ALWAYS, path.child(use.resultKey())));
        }
        return aggregates;
    }

    private Predicate having(@Nullable Object having, InputPath path) {
        List<Predicate> all = new ArrayList<>();
        for (Object element : having == null ? List.of() : (List<?>) having) {
            InputPath at = path.child(all.size());
            Map<?, ?> condition = (Map<?, ?>) at.require(element);
            Figure figure = figures.read(collection, condition, at);
            all.add(figures.predicate(new Operand.Grouped(figure.aggregate(), figure.filter()), condition, at));
        }
        return all.isEmpty() ? Predicate.ALWAYS : new Predicate.And(all);
    }

    /** As asked, then by the keys, so that no two groups are equal in it. */
    private List<Term> order(@Nullable Object orderBy, List<Placed> by, FigureSlots slots, InputPath path) {
        List<Term> order = new ArrayList<>();
        int read = 0;
        for (Object element : orderBy == null ? List.of() : (List<?>) orderBy) {
            InputPath at = path.child(read++);
            add(order, term((Map<?, ?>) at.require(element), by, slots, at));
        }
        for (int key = 0; key < by.size(); key++) {
            add(order, new Term(key, false, false));
        }
        return order;
    }

    private static void add(List<Term> order, Term term) {
        if (order.stream().noneMatch(earlier -> earlier.slot() == term.slot())) {
            order.add(term);
        }
    }

    private Term term(Map<?, ?> element, List<Placed> by, FigureSlots slots, InputPath path) {
        Map.Entry<?, ?> member = element.entrySet().iterator().next();
        InputPath at = path.child((String) member.getKey());
        Map<?, ?> value = (Map<?, ?>) at.require(member.getValue());
        int slot = switch ((String) member.getKey()) {
            case "key" -> keySlot((String) at.child("name").require(value.get("name")), by, at.child("name"));
            default -> {
                Figure figure = figures.read(collection, value, at);
                yield by.size() + slots.slot(figure.aggregate(), figure.filter());
            }
        };
        InputPath direction = at.child("direction");
        return directed(slot, (String) direction.require(value.get("direction")), direction);
    }

    private static int keySlot(String name, List<Placed> by, InputPath at) {
        for (int i = 0; i < by.size(); i++) {
            Placed key = by.get(i);
            if (key.via().isEmpty()
                    && !key.self()
                    && key.key().column().apiName().equals(name)) {
                return i;
            }
        }
        throw at.refuse("is no key of the groups; order by a field of the rows that is in 'by'");
    }

    private static Term directed(int slot, String direction, InputPath at) {
        Order.Term term = Order.Term.of(new Operand.Element(), false, direction, at);
        return new Term(slot, term.descending(), term.nullsFirst());
    }

    private int size(Map<String, Object> arguments, InputPath path) {
        InputPath at = path.child(FIRST);
        return PageReader.size((Integer) at.require(arguments.get(FIRST)), at, limits);
    }

    private int offset(@Nullable Integer offset, InputPath at) {
        return offset == null ? 0 : PageReader.offset(offset, at, limits);
    }

    private Map<String, GroupRows> nodes(Selection selection, InputPath path) {
        Map<String, GroupRows> nodes = new HashMap<>();
        for (SelectedField use : selection.uses(type, "nodes")) {
            InputPath at = path.child(use.resultKey());
            nodes.put(
                    use.resultKey(),
                    new GroupRows(
                            Shapes.of(collection, use.selection()),
                            new OrderReader(model, limits)
                                    .read(collection, use.arguments().get(ORDER_BY)),
                            size(use.arguments(), at)));
        }
        return nodes;
    }
}
