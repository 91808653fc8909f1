package dev.weft.resolvers.execution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL request to a project, whatever brought it.
 *
 * @param operationName which of the document's operations; null where it has one
 * @param variables plain JSON
 */
public record ProjectRequest(String query, @Nullable String operationName, Map<String, Object> variables) {
    public ProjectRequest {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    public static ProjectRequest of(String query) {
        return new ProjectRequest(query, null, Map.of());
    }
}
