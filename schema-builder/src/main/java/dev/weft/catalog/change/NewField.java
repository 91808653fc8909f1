package dev.weft.catalog.change;

import dev.weft.catalog.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field as a builder asks for it.
 *
 * @param defaultValue plain JSON of the field's type, or {@code {"fn": "now" | "uuid" | "currentUser"}}
 * @param backfill plain JSON: the value for rows that exist already
 * @param config a plain JSON object with maxLength, pattern, min, max, scale
 */
public record NewField(
        String name,
        FieldType type,
        @Nullable String label,
        @Nullable String description,
        boolean required,
        boolean unique,
        boolean indexed,
        @Nullable Object defaultValue,
        @Nullable Object backfill,
        List<NewOption> options,
        @Nullable Object config) {
    public NewField {
        options = List.copyOf(options);
    }

    /**
     * @param was the name that an option had which is renamed
     */
    public record NewOption(
            String name,
            @Nullable String label,
            @Nullable String color,
            @Nullable String was) {
        public NewOption(String name, @Nullable String label, @Nullable String color) {
            this(name, label, color, null);
        }
    }
}
