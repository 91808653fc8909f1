package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.GlobalId;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.model.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads what names a row in arguments: ids, raw keys, and key inputs such as {@code {slug: "a"}}. */
final class RowKeyReader {
    private final ProjectModel model;
    private final Findings findings;

    RowKeyReader(ProjectModel model, Findings findings) {
        this.model = model;
        this.findings = findings;
    }

    /** The primary key behind a global id or a raw key. */
    Optional<Object> id(CollectionModel target, Object given, ArgumentPath path, List<String> fields) {
        Optional<Object> key = GlobalId.keyOf(target, (String) given);
        if (key.isEmpty()) {
            findings.badInput(
                    "'" + path.name() + "' must be the id or the rowId of a row" + named(target), path, fields);
        }
        return key;
    }

    /** A collection that is hidden from the caller has no name. */
    private static String named(CollectionModel target) {
        return target.rights().any() ? " of " + target.typeName() : "";
    }

    /** A key input, which has exactly one member. */
    Optional<RowKey> key(CollectionModel target, Map<String, Object> input, ArgumentPath path) {
        Map.Entry<String, Object> member = input.entrySet().iterator().next();
        String name = member.getKey();
        return switch (name) {
            case "id" ->
                id(target, member.getValue(), path.child(name), List.of(name))
                        .map(key -> new RowKey.ById(key, path.names()));
            case "rowId" -> Optional.of(new RowKey.ById(member.getValue(), path.names()));
            default -> target.key(name).flatMap(key -> unique(target, key, member.getValue(), path));
        };
    }

    private Optional<RowKey> unique(CollectionModel target, UniqueKey key, Object given, ArgumentPath path) {
        ArgumentPath at = path.child(key.memberName());
        List<Object> values = new ArrayList<>();
        for (Column column : key.columns()) {
            if (key.columns().size() == 1) {
                value(target, column, given, at).ifPresent(values::add);
            } else {
                Object part = Objects.requireNonNull(((Map<?, ?>) given).get(column.apiName()));
                value(target, column, part, at.child(column.apiName())).ifPresent(values::add);
            }
        }
        return values.size() == key.columns().size()
                ? Optional.of(new RowKey.ByUnique(key, values, path.names()))
                : Optional.empty();
    }

    private Optional<Object> value(CollectionModel target, Column column, Object given, ArgumentPath at) {
        return column.kind() == Column.Kind.REFERENCE
                ? id(referred(target, column), given, at, List.of(column.apiName()))
                : Optional.of(given);
    }

    /** The collection whose primary key this column holds. */
    private CollectionModel referred(CollectionModel collection, Column column) {
        return model.collection(toOne(collection, column).target());
    }

    /** The relation that follows a foreign key. */
    static RelationEnd.ToOne toOne(CollectionModel collection, Column column) {
        for (RelationEnd relation : collection.relations()) {
            if (relation instanceof RelationEnd.ToOne toOne && toOne.key().equals(column)) {
                return toOne;
            }
        }
        throw new IllegalArgumentException("no relation behind " + column.apiName());
    }
}
