package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.GroupsPlan;
import dev.weft.resolvers.plan.KeyTree;
import dev.weft.resolvers.plan.KeyedPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of a list that have the same keys: what the keys are, and what was read of the rows. */
public final class Group {
    private final GroupsPlan plan;
    private final @Nullable Object[] values;
    private final Map<String, List<Row>> nodes = new HashMap<>();
    private IdentityHashMap<KeyedPlan, Map<Object, Row>> keyRows = new IdentityHashMap<>();

    /**
     * @param values of the keys, then of the figures; not copied
     */
    Group(GroupsPlan plan, @Nullable Object[] values) {
        this.plan = plan;
        this.values = values;
    }

    public GroupsPlan plan() {
        return plan;
    }

    /** The value of the plan's key with this number. */
    public @Nullable Object key(int number) {
        return values[number];
    }

    public Key key() {
        return new Key(plan.key());
    }

    /**
     * @param resultKey of a use of {@code aggregate}
     */
    public AggregateValues aggregate(String resultKey) {
        return new AggregateValues(
                Objects.requireNonNull(plan.aggregates().get(resultKey)),
                values,
                plan.keys().size());
    }

    /**
     * @param resultKey of a use of {@code nodes}
     */
    public List<Row> nodes(String resultKey) {
        return nodes.getOrDefault(resultKey, List.of());
    }

    void add(String resultKey, Row row) {
        nodes.computeIfAbsent(resultKey, _ -> new ArrayList<>()).add(row);
    }

    /**
     * @param rows that keys stand for, by what reads them
     */
    void showing(IdentityHashMap<KeyedPlan, Map<Object, Row>> rows) {
        keyRows = rows;
    }

    /** The key, or what a relation leads to in it. */
    public final class Key {
        private final KeyTree tree;

        private Key(KeyTree tree) {
            this.tree = tree;
        }

        /**
         * @param column its API name
         * @return null also where the rows are not grouped by it
         */
        public @Nullable Object value(String column) {
            return at(tree.columns().get(column));
        }

        private @Nullable Object at(@Nullable Integer slot) {
            return slot == null ? null : values[slot];
        }

        /**
         * @param relation its API name
         * @return null where no key is behind the relation
         */
        public @Nullable Key behind(String relation) {
            KeyTree below = tree.relations().get(relation);
            return below == null ? null : new Key(below);
        }

        /** The row that this key stands for; null where it stands for none. */
        public @Nullable Row node() {
            Object key = at(tree.self());
            Map<Object, Row> rows = tree.node() == null ? null : keyRows.get(tree.node());
            return key == null || rows == null ? null : rows.get(key);
        }
    }
}
