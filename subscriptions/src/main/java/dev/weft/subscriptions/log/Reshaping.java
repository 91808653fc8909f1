package dev.weft.subscriptions.log;

import dev.weft.ddl.RowShape;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gives the values of a row the names that their columns have elsewhere. */
final class Reshaping {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Reshaping() {}

    static String of(String json, RowShape from, RowShape to) {
        JsonNode row = JSON.readTree(json);
        ObjectNode reshaped = JSON.createObjectNode();
        Map<String, RowShape.Column> known = from.byKey();
        for (RowShape.Column column : to.columns()) {
            RowShape.Column was = known.get(column.key());
            if (was != null && column.takes(was)) {
                JsonNode value = row.get(was.name());
                if (value != null) {
                    reshaped.set(column.name(), value);
                }
            }
        }
        return JSON.writeValueAsString(reshaped);
    }
}
