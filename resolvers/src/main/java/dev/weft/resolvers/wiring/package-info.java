/**
 * Which fetcher carries out which generated field. Start at {@link dev.weft.resolvers.wiring.ProjectResolvers}.
 */
@NullMarked
package dev.weft.resolvers.wiring;

import org.jspecify.annotations.NullMarked;
