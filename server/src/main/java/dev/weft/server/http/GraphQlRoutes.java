package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.Map;
import java.util.Optional;

/** Which endpoint a path means. */
public interface GraphQlRoutes {
    /** {@code /graphql}. */
    GraphQlEndpoint platform();

    /** {@code /graphql/{project}}; empty when there is no such project. */
    Optional<GraphQlEndpoint> project(String slug);

    /**
     * What a path leads to.
     *
     * @param path {@code /graphql} or {@code /graphql/{project}}
     * @throws ApiException NOT_FOUND
     */
    default GraphQlEndpoint at(String path) {
        if (path.equals(GraphQlServlet.PATH)) {
            return platform();
        }
        return project(path.substring(GraphQlServlet.PATH.length() + 1))
                .orElseThrow(() -> new ApiException(
                        ErrorCode.NOT_FOUND, "There is no such project, or you are not a member of it."));
    }

    /**
     * {@code /graphql/{project}/.well-known/jwks.json}: the keys that tokens of the project's end users are signed with;
     * empty when there is no such project.
     */
    Optional<Map<String, Object>> keys(String slug);
}
