package dev.weft.server.admin.catalog;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.SelectOption;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ValueType;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code Field}.
 *
 * @param defaultValue plain JSON
 * @param config plain JSON; null without any
 * @param system whether Weft alone writes it
 * @param aliases former names that the API still serves
 */
public record FieldView(
        UUID id,
        String name,
        String apiName,
        String label,
        @Nullable String description,
        FieldType type,
        String columnName,
        boolean required,
        boolean unique,
        boolean indexed,
        @Nullable Object defaultValue,
        @Nullable List<SelectOption> options,
        @Nullable Map<String, Object> config,
        boolean system,
        @Nullable String deprecated,
        List<String> aliases,
        @Nullable OffsetDateTime archivedAt) {

    /** The builder's fields, then the system's. Keys of relations are shown as relations. */
    static List<FieldView> of(CollectionSpec spec, CollectionModel collection) {
        List<FieldView> fields = new ArrayList<>();
        spec.fields().forEach(field -> fields.add(built(field)));
        for (Column column : collection.columns()) {
            switch (column.kind()) {
                case PRIMARY_KEY, SYSTEM -> fields.add(system(collection, column));
                case FIELD, REFERENCE -> {}
            }
        }
        return fields;
    }

    private static FieldView built(FieldSpec field) {
        return new FieldView(
                field.id().value(),
                field.name(),
                field.apiName(),
                field.label(),
                field.description(),
                field.type(),
                field.column(),
                field.required(),
                field.unique(),
                field.indexed(),
                FieldJson.defaultValue(field.defaultValue()),
                field.type().isSelect() ? field.options() : null,
                FieldJson.config(field.config()),
                false,
                field.deprecated(),
                field.aliases(),
                field.archivedAt());
    }

    private static FieldView system(CollectionModel collection, Column column) {
        boolean key = column.kind() == Column.Kind.PRIMARY_KEY;
        return new FieldView(
                systemId(collection, column),
                column.name(),
                column.apiName(),
                column.label(),
                null,
                systemType(column),
                column.name(),
                column.notNull(),
                key,
                key,
                systemDefault(column),
                null,
                null,
                true,
                null,
                List.of(),
                null);
    }

    /** The catalog keeps no ids of these; this one is the same at every look. */
    private static UUID systemId(CollectionModel collection, Column column) {
        String name = collection.id() + "/" + column.name();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static FieldType systemType(Column column) {
        if (column.name().equals(CollectionModel.CREATED_BY)) {
            return FieldType.USER;
        }
        return switch (column.type()) {
            case BIGINT -> FieldType.BIGINT;
            case DATE_TIME -> FieldType.DATE_TIME;
            case UUID -> FieldType.UUID;
            default -> throw new IllegalStateException("No system column is of type " + column.type());
        };
    }

    private static @Nullable Object systemDefault(Column column) {
        return switch (column.name()) {
            case CollectionModel.CREATED_AT, CollectionModel.UPDATED_AT -> FieldJson.function("now");
            case CollectionModel.CREATED_BY -> FieldJson.function("currentUser");
            default -> column.type() == ValueType.UUID ? FieldJson.function("uuid") : null;
        };
    }
}
