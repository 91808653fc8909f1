package dev.weft.resolvers.sql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON text to and from plain Java: {@link Map}, {@link List}, String, Number, Boolean, null. Decimals stay exact. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    public static @Nullable Object read(String text) {
        return MAPPER.readValue(text, Object.class);
    }

    public static String write(@Nullable Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
