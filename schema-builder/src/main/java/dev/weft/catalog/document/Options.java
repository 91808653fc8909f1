package dev.weft.catalog.document;

import dev.weft.model.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The options of a select field, as an update asks for them. */
final class Options {
    private Options() {}

    /** Everything is said, since what is not said of an option that exists stays as it is. */
    static List<Map<String, Object>> asked(Part field, FieldDocument then) {
        List<?> given = field.members().get("options") instanceof List<?> list ? list : List.of();
        return then.options().stream().map(option -> asked(given, option)).toList();
    }

    private static Map<String, Object> asked(List<?> given, Map<String, Object> option) {
        Map<String, Object> asked = new LinkedHashMap<>(option);
        String name = String.valueOf(option.get("name"));
        asked.putIfAbsent("label", Names.label(name));
        asked.putIfAbsent("color", "");
        given.stream()
                .filter(Map.class::isInstance)
                .map(Map.class::cast)
                .filter(candidate -> name.equals(candidate.get("name")))
                .map(candidate -> candidate.get("was"))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(was -> asked.put("was", was));
        return asked;
    }
}
