package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the arguments and the selection of a list, at the root or of a row. */
final class ListReader {
    private final ProjectModel model;
    private final ReadLimits limits;
    private final OrderReader orders;

    ListReader(ProjectModel model, ReadLimits limits) {
        this.model = model;
        this.limits = limits;
        this.orders = new OrderReader(model, limits);
    }

    /**
     * @param usually what the list is ordered by when nothing is said
     */
    PagePlan read(
            CollectionModel collection, Map<String, Object> arguments, List<Order.Term> usually, Selection selection) {
        ConnectionSelection selected = ConnectionSelection.of(collection, selection);
        ListSearch search = SearchReader.read(collection, arguments.get("search"));
        CursorFormat cursors = new CursorFormat(collection, order(collection, arguments, usually, search));
        Page page = PageReader.read(arguments, selected.info(), cursors, limits);
        Counting counting = selected.counting();
        Summary summary = new SummaryReader(model, collection, limits).read(selection, counting.total());
        return new PagePlan(
                Shapes.of(collection, selected.rows(), more(selected, cursors.order(), search)),
                filter(collection, arguments, search),
                distinct(collection, arguments.get("distinctOn")),
                search,
                cursors,
                page,
                selected.readsRows() && page.size() > 0,
                summary.total() == null ? counting : counting.withoutTotal(),
                summary);
    }

    private Order order(
            CollectionModel collection,
            Map<String, Object> arguments,
            List<Order.Term> usually,
            @Nullable ListSearch search) {
        Object orderBy = arguments.get("orderBy");
        boolean unsaid = orderBy == null || ((List<?>) orderBy).isEmpty();
        boolean asked = arguments.get("search") != null;
        return Order.by(
                collection,
                unsaid ? usually : orders.terms(collection, orderBy, new OrderReader.Searching(asked, search)));
    }

    private static List<Operand> more(ConnectionSelection selected, Order order, @Nullable ListSearch search) {
        List<Operand> more = new ArrayList<>();
        if (selected.cursors()) {
            more.addAll(order.operands());
        }
        if (selected.score() && search != null) {
            more.add(new Operand.Relevance(search));
        }
        return more;
    }

    private Predicate filter(CollectionModel collection, Map<String, Object> arguments, @Nullable ListSearch search) {
        Predicate filter = FilterReader.read(model, collection, arguments.get("filter"), limits);
        return search == null ? filter : new Predicate.And(List.of(filter, new Predicate.Found(search)));
    }

    private static List<Column> distinct(CollectionModel collection, @Nullable Object fields) {
        InputPath path = InputPath.of("distinctOn");
        List<Column> columns = new ArrayList<>();
        for (Object field : fields == null ? List.of() : (List<?>) fields) {
            Column column = collection
                    .column((String) field)
                    .orElseThrow(() -> path.refuse("names what is no field of " + collection.typeName()));
            if (!columns.contains(column)) {
                columns.add(column);
            }
        }
        return columns;
    }
}
