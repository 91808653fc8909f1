package dev.weft.server.admin.catalog;

import dev.weft.catalog.DefaultValue;
import dev.weft.catalog.DefaultValue.Constant;
import dev.weft.catalog.DefaultValue.Generated;
import dev.weft.catalog.FieldConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of a field as JSON, in the form in which they are given. */
final class FieldJson {
    private FieldJson() {}

    static @Nullable Object defaultValue(@Nullable DefaultValue value) {
        return switch (value) {
            case null -> null;
            case Constant(Object json) -> json;
            case Generated(DefaultValue.Function function) ->
                switch (function) {
                    case NOW -> function("now");
                    case UUID -> function("uuid");
                    case CURRENT_USER -> function("currentUser");
                };
        };
    }

    static Map<String, Object> function(String name) {
        return Map.of("fn", name);
    }

    static @Nullable Map<String, Object> config(FieldConfig config) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "maxLength", config.maxLength());
        put(json, "pattern", config.pattern());
        put(json, "min", config.min());
        put(json, "max", config.max());
        put(json, "scale", config.scale());
        put(json, "search", config.search());
        put(json, "similar", config.similar());
        return json.isEmpty() ? null : json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
