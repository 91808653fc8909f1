package dev.weft.catalog;

import java.time.OffsetDateTime;
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
 * @param aliases former GraphQL names that the API still serves, the oldest first
 * @param archivedAt since when it is hidden; null while it is not
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
        @Nullable String deprecated,
        List<String> aliases,
        @Nullable OffsetDateTime archivedAt) {
    public FieldSpec {
        options = List.copyOf(options);
        aliases = List.copyOf(aliases);
    }

    public boolean isArchived() {
        return archivedAt != null;
    }

    /** The same field under another name. */
    public FieldSpec renamed(String newName, String newApiName, String newColumn, List<String> newAliases) {
        return copy(newName, newApiName, newColumn, label, description, deprecated, newAliases, archivedAt);
    }

    /** The same field with another presentation. */
    public FieldSpec presented(String newLabel, @Nullable String newDescription, @Nullable String newDeprecated) {
        return copy(name, apiName, column, newLabel, newDescription, newDeprecated, aliases, archivedAt);
    }

    /** The same field, hidden since then, or shown again. */
    public FieldSpec archived(@Nullable OffsetDateTime newArchivedAt) {
        return copy(name, apiName, column, label, description, deprecated, aliases, newArchivedAt);
    }

    /** The same field with other rules for its values. */
    public FieldSpec defined(
            FieldType newType,
            boolean newRequired,
            boolean newUnique,
            boolean newIndexed,
            @Nullable DefaultValue newDefault,
            List<SelectOption> newOptions,
            FieldConfig newConfig) {
        return new FieldSpec(
                id,
                name,
                apiName,
                column,
                label,
                description,
                newType,
                newRequired,
                newUnique,
                newIndexed,
                newDefault,
                newOptions,
                newConfig,
                deprecated,
                aliases,
                archivedAt);
    }

    private FieldSpec copy(
            String newName,
            String newApiName,
            String newColumn,
            String newLabel,
            @Nullable String newDescription,
            @Nullable String newDeprecated,
            List<String> newAliases,
            @Nullable OffsetDateTime newArchivedAt) {
        return new FieldSpec(
                id,
                newName,
                newApiName,
                newColumn,
                newLabel,
                newDescription,
                type,
                required,
                unique,
                indexed,
                defaultValue,
                options,
                config,
                newDeprecated,
                newAliases,
                newArchivedAt);
    }
}
