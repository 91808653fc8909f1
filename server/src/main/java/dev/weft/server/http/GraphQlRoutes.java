package dev.weft.server.http;

import java.util.Optional;

/** Which endpoint a path means. */
public interface GraphQlRoutes {
    /** {@code /graphql}. */
    GraphQlEndpoint platform();

    /** {@code /graphql/{project}}; empty when there is no such project. */
    Optional<GraphQlEndpoint> project(String slug);
}
