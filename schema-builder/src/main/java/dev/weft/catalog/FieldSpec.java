package dev.weft.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a collection. The id outlives renames, so a rename is never mistaken for a drop and an add.
 *
 * @param name the builder's name, snake_case
 * @param apiName the GraphQL name, derived once from the name
 * @param column the column, {@code <name>_id} for a USER field and the name for every other type
 * @param options the choices of a select field, in order; empty for other types
 * @param deprecated the reason that clients see, null while the field is current
 */
public record FieldSpec(
        FieldId id,
        String name,
        String apiName,
        String column,
        String label,
        @Nullable String description,
        FieldType type,
        boolean required,
        boolean unique,
        boolean indexed,
        @Nullable DefaultValue defaultValue,
        List<SelectOption> options,
        FieldConfig config,
        @Nullable String deprecated) {
    public FieldSpec {
        options = List.copyOf(options);
    }
}
