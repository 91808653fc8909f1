package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.GroupByReader.Placed;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the place of every key in the type of a group's key, and the rows that are selected there. */
final class KeyTreeReader {
    private static final String NODE = "node";

    private final ProjectModel model;
    private final List<Placed> keys;

    KeyTreeReader(ProjectModel model, List<Placed> keys) {
        this.model = model;
        this.keys = keys;
    }

    /**
     * @param selection on the key
     */
    KeyTree read(CollectionModel collection, Selection selection) {
        return read(collection, selection, List.of());
    }

    private KeyTree read(CollectionModel collection, Selection selection, List<RelationEnd> via) {
        String type = collection.typeName() + "GroupKey";
        Map<String, Integer> columns = new HashMap<>();
        Integer self = null;
        for (int i = keys.size() - 1; i >= 0; i--) {
            Placed key = keys.get(i);
            if (key.via().equals(via)) {
                if (key.self()) {
                    self = i;
                } else {
                    columns.put(key.key().column().apiName(), i);
                }
            }
        }
        Map<String, KeyTree> relations = new HashMap<>();
        for (RelationEnd next : following(via)) {
            Selection below = selection.below(type, next.apiName());
            relations.put(next.apiName(), read(model.collection(next.target()), below, and(via, next)));
        }
        return new KeyTree(columns, relations, self, self == null ? null : node(collection, selection, type));
    }

    private Set<RelationEnd> following(List<RelationEnd> via) {
        Set<RelationEnd> following = new LinkedHashSet<>();
        for (Placed key : keys) {
            if (key.via().size() > via.size()
                    && key.via().subList(0, via.size()).equals(via)) {
                following.add(key.via().get(via.size()));
            }
        }
        return following;
    }

    private static List<RelationEnd> and(List<RelationEnd> via, RelationEnd next) {
        List<RelationEnd> longer = new java.util.ArrayList<>(via);
        longer.add(next);
        return longer;
    }

    /** Where a field or a relation has the name, the member is that and not the row. */
    private static @Nullable KeyedPlan node(CollectionModel collection, Selection selection, String type) {
        boolean taken =
                collection.column(NODE).isPresent() || collection.relation(NODE).isPresent();
        return taken || !selection.fields(type).contains(NODE)
                ? null
                : new KeyedPlan(Shapes.of(collection, selection.below(type, NODE)), collection.primaryKey());
    }
}
