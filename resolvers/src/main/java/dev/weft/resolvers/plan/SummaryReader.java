package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what is selected of a connection's rows taken together: {@code aggregate} and {@code groups}. */
final class SummaryReader {
    private final ProjectModel model;
    private final CollectionModel collection;
    private final ReadLimits limits;
    private final FilterReader filters;

    SummaryReader(ProjectModel model, CollectionModel collection, ReadLimits limits) {
        this.model = model;
        this.collection = collection;
        this.limits = limits;
        this.filters = new FilterReader(model, limits);
    }

    /**
     * @param selection on the connection
     * @param total whether all rows are counted
     */
    Summary read(Selection selection, boolean total) {
        String type = collection.typeName() + "Connection";
        List<SelectedField> aggregates = selection.uses(type, "aggregate");
        List<SelectedField> groups = selection.uses(type, "groups");
        return aggregates.isEmpty() && groups.isEmpty() ? Summary.NOTHING : read(aggregates, groups, total);
    }

    private Summary read(List<SelectedField> aggregates, List<SelectedField> groups, boolean total) {
        FigureSlots slots = new FigureSlots();
        Map<String, AggregateShape> shapes = aggregates(aggregates, slots);
        boolean together = total && !slots.all().isEmpty();
        Integer count = together ? slots.slot(Aggregate.COUNT, Predicate.ALWAYS) : null;
        return Summary.of(slots.all(), shapes, count, groups(groups));
    }

    private Map<String, AggregateShape> aggregates(List<SelectedField> uses, FigureSlots slots) {
        AggregateReader reader = new AggregateReader(collection, slots);
        Map<String, AggregateShape> aggregates = new HashMap<>();
        for (SelectedField use : uses) {
            InputPath path = InputPath.of(use.resultKey());
            Predicate filter = filters.read(collection, use.arguments().get("filter"), path.child("filter"));
            aggregates.put(use.resultKey(), reader.read(use.selection(), filter, path));
        }
        return aggregates;
    }

    private Map<String, GroupsPlan> groups(List<SelectedField> uses) {
        GroupsReader reader = new GroupsReader(model, collection, filters.figures(), limits);
        Map<String, GroupsPlan> groups = new HashMap<>();
        uses.forEach(use -> groups.put(use.resultKey(), reader.read(use)));
        return groups;
    }
}
