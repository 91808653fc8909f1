package dev.weft.e2e.support;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Between JSON text and values. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    public static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    public static Map<String, Object> object(String json) {
        return MAPPER.readValue(json, new TypeReference<>() {});
    }

    /** Each text is one object. */
    public static List<Map<String, Object>> objects(String... json) {
        return List.of(json).stream().map(Json::object).toList();
    }

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
