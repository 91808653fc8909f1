package dev.weft.server.admin;

import dev.weft.ddl.RowShape;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.subscriptions.log.Change;
import dev.weft.subscriptions.log.Image;
import dev.weft.subscriptions.log.Kind;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code RecordChange}, under the names of today. */
record RecordChange(
        String id,
        OffsetDateTime at,
        Kind kind,
        @Nullable String actor,
        @Nullable String requestId,
        List<Value> values) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** {@code RecordValueChange}. */
    record Value(
            String field, @Nullable Object before, @Nullable Object after) {}

    static RecordChange of(Change change, CollectionModel collection) {
        RowShape today = RowShape.of(collection);
        Map<String, Object> before = values(change.before(), today);
        Map<String, Object> after = values(change.after(), today);
        return new RecordChange(
                Long.toString(change.sequence()),
                change.at(),
                change.kind(),
                change.actor(),
                change.request(),
                collection.columns().stream()
                        .map(column -> value(column, before, after))
                        .filter(value -> !Objects.equals(value.before(), value.after()))
                        .toList());
    }

    private static Value value(Column column, Map<String, Object> before, Map<String, Object> after) {
        return new Value(
                column.catalogName(),
                exact(column, before.get(column.name())),
                exact(column, after.get(column.name())));
    }

    /** Numbers that need more digits than clients have are texts, as in the project's API. */
    private static @Nullable Object exact(Column column, @Nullable Object value) {
        return switch (column.type()) {
            case BIGINT, NUMERIC ->
                switch (value) {
                    case BigDecimal number -> number.toPlainString();
                    case Number number -> number.toString();
                    case null, default -> value;
                };
            case TEXT, SELECT, INTEGER, FLOAT, BOOLEAN, DATE, DATE_TIME, UUID, JSON, MULTI_SELECT, TEXT_LIST -> value;
        };
    }

    private static Map<String, Object> values(@Nullable Image image, RowShape today) {
        return image == null ? Map.of() : JSON.readValue(image.in(today), new TypeReference<>() {});
    }
}
