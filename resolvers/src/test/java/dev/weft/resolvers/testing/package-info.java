/**
 * A project's GraphQL API without HTTP, for tests. Start at {@link dev.weft.resolvers.testing.TestApi}.
 */
@NullMarked
package dev.weft.resolvers.testing;

import org.jspecify.annotations.NullMarked;
