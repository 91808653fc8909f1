package dev.weft.server.http;

import java.util.Map;

/**
 * What an operation answered.
 *
 * @param body {@code data} and {@code errors} as GraphQL says, of maps, lists, strings, numbers, booleans and nulls
 * @param executed false when it failed before execution began, as with a bad variable; then there is no {@code data}
 */
public record GraphQlResult(Map<String, Object> body, boolean executed) {}
