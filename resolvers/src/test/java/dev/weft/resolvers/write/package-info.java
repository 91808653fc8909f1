/** Tests of writing, on a small project with every kind of field and relation. Start at {@link Newsroom}. */
@NullMarked
package dev.weft.resolvers.write;

import org.jspecify.annotations.NullMarked;
