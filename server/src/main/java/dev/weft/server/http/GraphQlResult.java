package dev.weft.server.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answered.
 *
 * @param body {@code data} and {@code errors} as GraphQL says, of maps, lists, strings, numbers, booleans, nulls and {@link RawJson}
 * @param executed false when it failed before execution began, as with a bad variable; then there is no {@code data}
 */
public record GraphQlResult(Map<String, @Nullable Object> body, boolean executed) {}
