package dev.weft.server.http;

import java.util.Map;
import java.util.Optional;

/** Which endpoint a path means. */
public interface GraphQlRoutes {
    /** {@code /graphql}. */
    GraphQlEndpoint platform();

    /** {@code /graphql/{project}}; empty when there is no such project. */
    Optional<GraphQlEndpoint> project(String slug);

    /**
     * {@code /graphql/{project}/.well-known/jwks.json}: the keys that tokens of the project's end users are signed with;
     * empty when there is no such project.
     */
    Optional<Map<String, Object>> keys(String slug);
}
