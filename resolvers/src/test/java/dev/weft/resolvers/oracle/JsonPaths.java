package dev.weft.resolvers.oracle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few SQL/JSON paths that are asked for, and what they mean. */
final class JsonPaths {
    static final List<String> EXISTENCE = List.of("$.n", "$.o.k", "$.l[*] ? (@ == 1)", "$.at.d");
    static final List<String> MATCH = List.of("$.n > 1", "exists($.o)", "$.s starts with \"o\"");

    private JsonPaths() {}

    static boolean exists(@Nullable Object json, String path) {
        return switch (path) {
            case "$.n" -> has(json, "n");
            case "$.o.k" -> has(member(json, "o"), "k");
            case "$.at.d" -> has(member(json, "at"), "d");
            default ->
                member(json, "l") instanceof List<?> list
                        && list.stream().anyMatch(element -> JsonLogic.equal(element, 1));
        };
    }

    static Truth match(@Nullable Object json, String path) {
        return switch (path) {
            case "$.n > 1" -> compare(member(json, "n"));
            case "exists($.o)" -> Truth.of(has(json, "o"));
            default -> starts(member(json, "s"));
        };
    }

    private static Truth compare(@Nullable Object n) {
        return switch (n) {
            case null -> Truth.FALSE;
            case Number number -> Truth.of(Ranks.compare(number, 1) > 0);
            default -> Truth.UNKNOWN;
        };
    }

    private static Truth starts(@Nullable Object s) {
        return Truth.of(s instanceof String text && text.startsWith("o"));
    }

    private static boolean has(@Nullable Object json, String key) {
        return json instanceof Map<?, ?> object && object.containsKey(key);
    }

    private static @Nullable Object member(@Nullable Object json, String key) {
        return json instanceof Map<?, ?> object ? object.get(key) : null;
    }
}
