package dev.weft.catalog.store;

import dev.weft.catalog.CollectionNames;
import dev.weft.catalog.DefaultValue;
import dev.weft.catalog.FieldConfig;
import dev.weft.catalog.SelectOption;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The parts of the catalog that are kept as JSON: former names, a default, options and limits, conditions of policies. */
final class CatalogJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CatalogJson() {}

    static @Nullable JSONB of(@Nullable DefaultValue value) {
        return switch (value) {
            case null -> null;
            case DefaultValue.Constant(Object json) -> write(Map.of("value", json));
            case DefaultValue.Generated(DefaultValue.Function function) -> write(Map.of("function", function.name()));
        };
    }

    static @Nullable DefaultValue defaultValue(@Nullable JSONB stored) {
        if (stored == null) {
            return null;
        }
        Map<?, ?> members = MAPPER.readValue(stored.data(), Map.class);
        Object constant = members.get("value");
        return constant == null
                ? new DefaultValue.Generated(DefaultValue.Function.valueOf(String.valueOf(members.get("function"))))
                : new DefaultValue.Constant(constant);
    }

    static JSONB of(List<SelectOption> options) {
        return write(options);
    }

    static List<SelectOption> options(JSONB stored) {
        return List.of(MAPPER.readValue(stored.data(), SelectOption[].class));
    }

    static JSONB formerNames(List<CollectionNames> names) {
        return write(names);
    }

    static List<CollectionNames> formerNames(JSONB stored) {
        return List.of(MAPPER.readValue(stored.data(), CollectionNames[].class));
    }

    static JSONB of(FieldConfig config) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("maxLength", config.maxLength());
        members.put("pattern", config.pattern());
        members.put("min", plain(config.min()));
        members.put("max", plain(config.max()));
        members.put("scale", config.scale());
        members.put("search", config.search());
        members.put("similar", config.similar());
        members.values().removeIf(value -> value == null);
        return write(members);
    }

    /** As a text, so that no digit is lost. */
    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    static FieldConfig config(JSONB stored) {
        return MAPPER.readValue(stored.data(), FieldConfig.class);
    }

    static JSON of(Map<String, Object> object) {
        return JSON.valueOf(MAPPER.writeValueAsString(object));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(JSON stored) {
        return MAPPER.readValue(stored.data(), Map.class);
    }

    private static JSONB write(Object value) {
        return JSONB.valueOf(MAPPER.writeValueAsString(value));
    }
}
