package dev.weft.resolvers.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values of rows in one form, whether a thing has them or an answer: texts, lists and objects of such. */
final class Shown {
    private Shown() {}

    static Object of(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> {
                List<Object> elements = new ArrayList<>();
                list.forEach(element -> elements.add(of(element)));
                yield elements;
            }
            case Map<?, ?> map -> {
                Map<String, Object> members = new TreeMap<>();
                map.forEach((name, member) -> members.put((String) name, of(member)));
                yield members;
            }
            case Json json -> of(json.value());
            case null, default -> GroupKeys.text(value);
        };
    }

    static Object of(JsonNode node) {
        if (node.isArray()) {
            List<Object> elements = new ArrayList<>();
            node.forEach(element -> elements.add(of(element)));
            return elements;
        }
        if (node.isObject()) {
            Map<String, Object> members = new TreeMap<>();
            node.forEachEntry((name, member) -> members.put(name, of(member)));
            return members;
        }
        return GroupKeys.text(node);
    }
}
