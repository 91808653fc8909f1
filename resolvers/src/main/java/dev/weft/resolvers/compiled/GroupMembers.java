package dev.weft.resolvers.compiled;

import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.operation.JsonKeys;
import dev.weft.resolvers.sql.Group;
import dev.weft.resolvers.sql.Row;
import dev.weft.schema.Operation.GroupMember;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Members of groups and of their keys, which were read with the list. {@link GroupRelations} has read what is below. */
final class GroupMembers {
    private GroupMembers() {}

    static Member of(FieldNode node, GroupMember member) {
        return switch (member) {
            case KEY -> {
                Fields fields = node.fields();
                yield (run, source, _) ->
                        Relations.object(run, node, fields, group(source).key(), 0);
            }
            case KEYS -> (run, source, _) -> keys(run, node, group(source));
            case AGGREGATE -> {
                Fields fields = node.fields();
                yield (run, source, _) ->
                        Relations.object(run, node, fields, group(source).aggregate(node.key()), 0);
            }
            case NODES -> nodes(node, node.fields());
        };
    }

    private static Outcome keys(Run run, FieldNode node, Group group) {
        List<@Nullable Object> keys;
        try {
            keys = JsonKeys.of(group);
        } catch (RuntimeException e) {
            return run.fail(node, e);
        }
        return PlainWriter.json(run, keys);
    }

    private static Member nodes(FieldNode node, Fields fields) {
        return (run, source, _) -> {
            List<Row> rows = group(source).nodes(node.key());
            return new ListWriter(run, node).write(rows.size(), true, i -> {
                Row row = rows.get(i);
                return fields.write(run, row, GroupRelations.position(run, node, fields, row));
            });
        };
    }

    static Member column(FieldNode node, Column column) {
        PlainWriter writer = PlainWriter.of(node);
        return (run, source, _) ->
                AggregateMembers.finite(run, node, column, key(source).value(column.apiName()), writer);
    }

    static Member behind(FieldNode node, RelationEnd relation) {
        Fields fields = node.fields();
        return (run, source, _) -> {
            Group.Key below = key(source).behind(relation.apiName());
            return below == null ? Outcome.NOTHING : Relations.object(run, node, fields, below, 0);
        };
    }

    static Member node(FieldNode node) {
        Fields fields = node.fields();
        return (run, source, _) -> {
            Row row = key(source).node();
            return row == null
                    ? Outcome.NOTHING
                    : Relations.object(run, node, fields, row, GroupRelations.position(run, node, fields, row));
        };
    }

    private static Group group(@Nullable Object source) {
        return (Group) Objects.requireNonNull(source);
    }

    private static Group.Key key(@Nullable Object source) {
        return (Group.Key) Objects.requireNonNull(source);
    }
}
