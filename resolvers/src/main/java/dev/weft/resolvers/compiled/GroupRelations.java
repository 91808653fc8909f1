package dev.weft.resolvers.compiled;

import dev.weft.resolvers.sql.Group;
import dev.weft.resolvers.sql.Row;
import dev.weft.schema.Operation;
import dev.weft.schema.Operation.GroupMember;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what is selected below the rows of groups, and below the rows that their keys stand for. */
record GroupRelations(Relations relations, Run run) {
    /**
     * @param fields on the groups
     * @param groups of all lists that the fields are selected on
     */
    void read(Fields fields, List<Group> groups) {
        for (FieldNode node : fields.nodes()) {
            switch (node.operation()) {
                case Operation.ReadGroup(var _, GroupMember member)
                when member == GroupMember.NODES -> {
                    List<Row> rows = new ArrayList<>();
                    groups.forEach(group -> rows.addAll(group.nodes(node.key())));
                    read(node, rows);
                }
                case Operation.ReadGroup(var _, GroupMember member)
                when member == GroupMember.KEY -> readKeys(node.fields(), present(groups, Group::key));
                case null, default -> {}
            }
        }
    }

    private void readKeys(Fields fields, List<Group.Key> keys) {
        for (FieldNode node : fields.nodes()) {
            switch (node.operation()) {
                case Operation.ReadGroupNode _ -> read(node, distinct(present(keys, Group.Key::node)));
                case Operation.FollowGroupKey follow ->
                    readKeys(
                            node.fields(),
                            present(keys, key -> key.behind(follow.relation().apiName())));
                case null, default -> {}
            }
        }
    }

    private void read(FieldNode node, Collection<Row> rows) {
        if (node.fields().leadOn()) {
            List<Row> inOrder = List.copyOf(rows);
            run.keep(node, new Related.Listed(inOrder));
            relations.read(run, node.fields(), inOrder);
        }
    }

    private static <S, T> List<T> present(List<S> from, Function<S, @Nullable T> to) {
        List<T> found = new ArrayList<>();
        for (S each : from) {
            T value = to.apply(each);
            if (value != null) {
                found.add(value);
            }
        }
        return found;
    }

    /** Many keys may stand for one row. */
    private static Set<Row> distinct(List<Row> rows) {
        Set<Row> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        distinct.addAll(rows);
        return distinct;
    }

    /** Of a row among those that were read for the field's selection. */
    static int position(Run run, FieldNode node, Fields fields, Row row) {
        return fields.leadOn() ? ((Related.Listed) run.related(node)).position(row) : 0;
    }
}
