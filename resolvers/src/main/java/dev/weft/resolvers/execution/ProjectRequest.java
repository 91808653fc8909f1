package dev.weft.resolvers.execution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A GraphQL request to a project, whatever brought it.
 *
 * @param operationName which of the document's operations; null where it has one
 * @param variables plain JSON
 * @param wanted what the response shall tell besides the data
 * @param allowance what its caller may ask for
 */
public record ProjectRequest(
        String query,
        @Nullable String operationName,
        Map<String, Object> variables,
        Set<ResponseExtension> wanted,
        Allowance allowance) {
    public ProjectRequest {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        wanted = Set.copyOf(wanted);
    }

    public ProjectRequest(String query, @Nullable String operationName, Map<String, Object> variables) {
        this(query, operationName, variables, Set.of(), Allowance.DEFAULT);
    }

    public static ProjectRequest of(String query) {
        return new ProjectRequest(query, null, Map.of());
    }

    /** The same request with other variables. */
    ProjectRequest with(Map<String, Object> others) {
        return new ProjectRequest(query, operationName, others, wanted, allowance);
    }

    boolean wants(ResponseExtension extension) {
        return wanted.contains(extension);
    }
}
