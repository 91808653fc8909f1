package dev.weft.resolvers.plan;

import java.util.Map;

/**
 * A field that an operation selects, under one key of the response.
 *
 * @param arguments coerced by the schema, defaults filled in
 * @param selection what is selected below it
 */
public record SelectedField(String resultKey, String name, Map<String, Object> arguments, Selection selection) {}
