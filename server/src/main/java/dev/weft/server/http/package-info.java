/**
 * GraphQL over HTTP, bytes in, bytes out, the same for the platform and for every project. Start at
 * {@link dev.weft.server.http.GraphQlEndpoint}: what a path leads to. Knows nothing of what is behind it.
 */
@NullMarked
package dev.weft.server.http;

import org.jspecify.annotations.NullMarked;
