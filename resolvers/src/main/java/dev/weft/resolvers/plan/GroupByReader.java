package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code by}: what rows are grouped by, on the row itself or at the end of to-one relations. */
final class GroupByReader {
    private static final String FIELD = "field";
    private static final String SELF = "self";

    private final ProjectModel model;
    private final ReadLimits limits;

    GroupByReader(ProjectModel model, ReadLimits limits) {
        this.model = model;
        this.limits = limits;
    }

    /**
     * A key and its place in the type of the group's key.
     *
     * @param via the relations that lead there
     * @param self whether the row that they lead to is the key, not a column of it
     */
    record Placed(List<RelationEnd> via, boolean self, GroupKey key) {}

    List<Placed> read(CollectionModel collection, List<?> by, InputPath path) {
        if (by.isEmpty()) {
            throw path.refuse("is empty; group by a field at least, or take 'aggregate' for all rows together");
        }
        List<Placed> keys = new ArrayList<>();
        for (Object element : by) {
            InputPath at = path.child(keys.size());
            Placed key =
                    new Place(collection, collection, List.of(), List.of()).key((Map<?, ?>) at.require(element), at);
            if (keys.contains(key)) {
                throw at.refuse("is in the list twice; leave one out");
            }
            keys.add(key);
        }
        return keys;
    }

    /** Where a key is looked for. */
    private final class Place {
        private final CollectionModel list;
        private final CollectionModel collection;
        private final List<RelationEnd> via;
        private final List<Hop> hops;

        Place(CollectionModel list, CollectionModel collection, List<RelationEnd> via, List<Hop> hops) {
            this.list = list;
            this.collection = collection;
            this.via = via;
            this.hops = hops;
        }

        Placed key(Map<?, ?> by, InputPath path) {
            Map.Entry<?, ?> member = by.entrySet().iterator().next();
            String name = (String) member.getKey();
            InputPath at = path.child(name);
            Object value = at.require(member.getValue());
            return switch (name) {
                case FIELD -> field((Map<?, ?>) value, at);
                case SELF -> self((Boolean) value, at);
                default -> behind(name, at).key((Map<?, ?>) value, at);
            };
        }

        private Placed field(Map<?, ?> field, InputPath at) {
            Column column = GroupFieldReader.column(collection, field, at);
            return new Placed(via, false, groupKey(hops, column, GroupFieldReader.operand(column, field, at)));
        }

        private Placed self(boolean self, InputPath at) {
            if (!self) {
                throw at.refuse("is false; give true, or group by something else");
            }
            return new Placed(via, true, selfKey());
        }

        /** A foreign key is the key of the row that it leads to. */
        private GroupKey selfKey() {
            if (!hops.isEmpty() && hops.getLast().link() instanceof Link.ByOwnKey(Column column)) {
                return groupKey(hops.subList(0, hops.size() - 1), column, new Operand.OfColumn(column));
            }
            Column key = collection.primaryKey();
            return groupKey(hops, key, new Operand.OfColumn(key));
        }

        private GroupKey groupKey(List<Hop> hops, Column column, Operand of) {
            boolean notNull = hops.isEmpty() && list.alwaysHas(column) && column.type() != ValueType.JSON;
            return new GroupKey(hops, column, of, notNull);
        }

        private Place behind(String name, InputPath at) {
            RelationEnd relation =
                    collection.relation(name).orElseThrow(() -> at.refuse("is nothing that can be grouped by"));
            if (hops.size() == limits.maxFilterDepth()) {
                throw at.refuse("is too far away; keys may follow " + limits.maxFilterDepth() + " relations");
            }
            return new Place(
                    list, model.collection(relation.target()), and(via, relation), and(hops, Hop.of(model, relation)));
        }

        private static <T> List<T> and(List<T> list, T last) {
            List<T> longer = new ArrayList<>(list);
            longer.add(last);
            return List.copyOf(longer);
        }
    }
}
