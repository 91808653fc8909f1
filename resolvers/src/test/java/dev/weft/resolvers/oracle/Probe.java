package dev.weft.resolvers.oracle;

import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A field of a query and what it should answer.
 *
 * @param declared types of its variables by their names
 * @param field with its arguments and selection
 * @param found what is compared of the answer
 */
record Probe(
        Map<String, String> declared,
        String field,
        Map<String, Object> variables,
        Object expected,
        Function<JsonNode, Object> found) {}
