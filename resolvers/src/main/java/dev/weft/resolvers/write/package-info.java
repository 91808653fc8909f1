/**
 * Writing rows. Start at {@link dev.weft.resolvers.write.Mutations}.
 */
@NullMarked
package dev.weft.resolvers.write;

import org.jspecify.annotations.NullMarked;
