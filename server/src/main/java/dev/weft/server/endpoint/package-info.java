/**
 * {@code /graphql/{project}}: brings together HTTP, the caller, the live project and its executor. Start at
 * {@link dev.weft.server.endpoint.ProjectEndpoint}.
 */
@NullMarked
package dev.weft.server.endpoint;

import org.jspecify.annotations.NullMarked;
