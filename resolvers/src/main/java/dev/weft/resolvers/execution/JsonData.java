package dev.weft.resolvers.execution;

import dev.weft.resolvers.compiled.JsonBytes;

/**
 * The data of a response as finished JSON.
 *
 * @param empty whether every root field is null
 */
public record JsonData(JsonBytes json, boolean empty) {}
