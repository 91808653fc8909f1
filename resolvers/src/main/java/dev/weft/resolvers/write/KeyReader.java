package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.GlobalId;
import dev.weft.model.UniqueKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what names a row in arguments: ids, raw keys, and key inputs such as {@code {slug: "a"}}. */
final class KeyReader {
    private KeyReader() {}

    /** The primary key behind a global id or a raw key. */
    static Optional<Object> id(
            CollectionModel target, String text, List<String> path, List<String> fields, Findings findings) {
        Optional<Object> key = GlobalId.keyOf(target, text);
        if (key.isEmpty()) {
            findings.badInput(
                    "'" + path.getLast() + "' is not an id of " + target.typeName()
                            + ": give the id of such a row or its rowId",
                    path,
                    fields);
        }
        return key;
    }

    /** A key input, which has exactly one member. */
    static Optional<RowKey> key(
            CollectionModel target, Map<String, Object> input, List<String> path, Findings findings) {
        Map.Entry<String, Object> member = input.entrySet().iterator().next();
        String name = member.getKey();
        return switch (name) {
            case "id" ->
                id(target, (String) member.getValue(), ArgumentPath.child(path, name), List.of(name), findings)
                        .map(key -> new RowKey.ById(key, path));
            case "rowId" -> Optional.of(new RowKey.ById(member.getValue(), path));
            default -> target.key(name).map(key -> new RowKey.ByUnique(key, values(key, member.getValue()), path));
        };
    }

    private static List<Object> values(UniqueKey key, Object given) {
        if (key.columns().size() == 1) {
            return List.of(given);
        }
        Map<?, ?> members = (Map<?, ?>) given;
        return key.columns().stream().map(column -> member(members, column)).toList();
    }

    private static Object member(Map<?, ?> members, Column column) {
        Object value = members.get(column.apiName());
        if (value == null) {
            throw new IllegalArgumentException("the schema lets no key be without " + column.apiName());
        }
        return value;
    }
}
