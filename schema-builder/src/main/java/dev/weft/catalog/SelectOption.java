package dev.weft.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One choice of a select field.
 *
 * @param name what PostgreSQL stores, as the builder wrote it
 * @param apiName the GraphQL enum value, derived once from the name
 */
public record SelectOption(
        String name, String apiName, String label, @Nullable String color) {}
