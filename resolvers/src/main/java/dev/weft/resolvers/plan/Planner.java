package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.Predicate.Compare;
import dev.weft.resolvers.plan.Predicate.Comparison;
import dev.weft.schema.Operation.TreeDirection;
import java.util.List;
import java.util.Map;

/** From a field's arguments and selection to what is read. Everything a caller can get wrong is refused here. */
public final class Planner {
    private final ProjectModel model;
    private final ReadLimits limits;
    private final KeyReader keys;
    private final ListReader lists;

    public Planner(ProjectModel model, ReadLimits limits) {
        this.model = model;
        this.limits = limits;
        this.keys = new KeyReader(model);
        this.lists = new ListReader(model, limits);
    }

    /** {@code article(id:)}. */
    public RowPlan rowById(CollectionModel collection, Map<String, Object> arguments, Selection selection) {
        return row(collection, key(collection, arguments), selection);
    }

    /** The row with this primary key. */
    public RowPlan row(CollectionModel collection, Object key, Selection selection) {
        Operand primaryKey = new Operand.OfColumn(collection.primaryKey());
        return new RowPlan(shape(collection, selection), new Compare(primaryKey, Comparison.EQ, key));
    }

    /** {@code articleBy(key:)}. */
    public RowPlan rowByKey(CollectionModel collection, Map<String, Object> arguments, Selection selection) {
        return new RowPlan(shape(collection, selection), keys.read(collection, arguments.get("key")));
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

    private RowShape shape(CollectionModel collection, Selection selection) {
        return Folding.shape(model, collection, selection);
    }

    /** The key that {@code id:} means. */
    public Object key(CollectionModel collection, Map<String, Object> arguments) {
        return KeyReader.id(collection, arguments.get("id"), InputPath.of("id"));
    }

    /** What {@code filter:} says. */
    public Predicate filter(CollectionModel collection, Map<String, Object> arguments) {
        return FilterReader.read(model, collection, arguments.get("filter"), limits);
    }

    /** {@code articles(filter:, orderBy:, first:, ...)}. */
    public PagePlan page(CollectionModel collection, Map<String, Object> arguments, Selection selection) {
        return lists.read(collection, arguments, List.of(), selection);
    }

    /** The same as a field of another collection's rows. */
    public RelatedPlan related(
            CollectionModel parent,
            Link link,
            CollectionModel collection,
            Map<String, Object> arguments,
            Selection selection) {
        return new RelatedPlan(
                page(collection, arguments, selection).related(),
                link,
                parent.primaryKey().type());
    }

    /**
     * {@code ancestors(...)} and {@code descendants(...)} of a row: nearest first unless said otherwise.
     *
     * @param parent the column by which the collection refers to itself
     */
    public RelatedPlan tree(
            CollectionModel collection,
            Column parent,
            TreeDirection direction,
            Map<String, Object> arguments,
            Selection selection) {
        List<Order.Term> nearestFirst = List.of(new Order.Term(new Operand.Depth(), true, false, false));
        return new RelatedPlan(
                lists.read(collection, arguments, nearestFirst, selection).related(),
                new Link.ByTree(parent, direction(direction), TreeDepth.read(arguments.get("maxDepth"))),
                collection.primaryKey().type());
    }

    private static Link.Direction direction(TreeDirection direction) {
        return switch (direction) {
            case ANCESTORS -> Link.Direction.UP;
            case DESCENDANTS -> Link.Direction.DOWN;
        };
    }
}
