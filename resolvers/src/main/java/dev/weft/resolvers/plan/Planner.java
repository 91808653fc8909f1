package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.Predicate.Compare;
import dev.weft.resolvers.plan.Predicate.Comparison;
import java.util.List;
import java.util.Map;

/** From a field's arguments and selection to what is read. Everything a caller can get wrong is refused here. */
public final class Planner {
    private final ProjectModel model;
    private final KeyReader keys;
    private final ReadLimits limits;

    public Planner(ProjectModel model, ReadLimits limits) {
        this.model = model;
        this.keys = new KeyReader(model);
        this.limits = limits;
    }

    /** {@code article(id:)}. */
    public RowPlan rowById(CollectionModel collection, Map<String, Object> arguments, Selection selection) {
        Object key = KeyReader.id(collection, arguments.get("id"), InputPath.of("id"));
        return row(collection, key, selection);
    }

    /** The row with this primary key. */
    public RowPlan row(CollectionModel collection, Object key, Selection selection) {
        Operand primaryKey = new Operand.OfColumn(collection.primaryKey());
        return new RowPlan(Shapes.of(collection, selection), new Compare(primaryKey, Comparison.EQ, key));
    }

    /** {@code articleBy(key:)}. */
    public RowPlan rowByKey(CollectionModel collection, Map<String, Object> arguments, Selection selection) {
        return new RowPlan(Shapes.of(collection, selection), keys.read(collection, arguments.get("key")));
    }

    /** Rows of one collection among {@code nodes(ids:)}. */
    public KeyedPlan rows(CollectionModel collection, Selection selection) {
        return new KeyedPlan(Shapes.of(collection, selection), collection.primaryKey());
    }

    /**
     * The row that a foreign key leads to, or the one whose foreign key leads here.
     *
     * @param key the unique column of the collection that tells which row
     */
    public KeyedPlan rowsBy(CollectionModel collection, Column key, Selection selection) {
        return new KeyedPlan(Shapes.of(collection, selection, List.of(new Operand.OfColumn(key))), key);
    }

    /** {@code articles(filter:, orderBy:, first:, ...)}. */
    public PagePlan page(CollectionModel collection, Map<String, Object> arguments, Selection selection) {
        ConnectionSelection selected = ConnectionSelection.of(collection, selection);
        CursorFormat cursors = new CursorFormat(collection, Order.read(collection, arguments.get("orderBy")));
        Page page = PageReader.read(arguments, cursors, limits);
        Summary summary = new SummaryReader(model, collection, limits).read(selection, selected.total());
        List<Operand> more = selected.cursors() ? cursors.order().operands() : List.of();
        return new PagePlan(
                Shapes.of(collection, selected.rows(), more),
                FilterReader.read(model, collection, arguments.get("filter"), limits),
                cursors,
                page,
                selected.readsRows() && page.size() > 0,
                selected.total() && summary.total() == null,
                summary);
    }

    /** The same as a field of another collection's rows. */
    public RelatedPlan related(
            CollectionModel parent,
            Link link,
            CollectionModel collection,
            Map<String, Object> arguments,
            Selection selection) {
        return new RelatedPlan(
                page(collection, arguments, selection),
                link,
                parent.primaryKey().type());
    }
}
