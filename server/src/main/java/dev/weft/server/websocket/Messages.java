package dev.weft.server.websocket;

import dev.weft.server.http.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server says, in the words of graphql-transport-ws. */
final class Messages {
    static final String ACKNOWLEDGED = "{\"type\":\"connection_ack\"}";

    private Messages() {}

    /** What stands before the result in every message {@code next} of an operation. */
    static String nextPrefix(String id) {
        return "{\"id\":" + json(id) + ",\"type\":\"next\",\"payload\":";
    }

    static String complete(String id) {
        return "{\"id\":" + json(id) + ",\"type\":\"complete\"}";
    }

    static String error(String id, List<Map<String, Object>> errors) {
        return "{\"id\":" + json(id) + ",\"type\":\"error\",\"payload\":" + json(errors) + "}";
    }

    static String json(@Nullable Object value) {
        return JsonWriter.write(value).toString(StandardCharsets.UTF_8);
    }
}
