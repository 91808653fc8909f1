/**
 * The platform's own GraphQL API: {@code graphql/platform.graphqls}, carried out by the controllers of this package.
 * Start at {@link dev.weft.server.admin.PlatformEndpoint}.
 */
@NullMarked
package dev.weft.server.admin;

import org.jspecify.annotations.NullMarked;
