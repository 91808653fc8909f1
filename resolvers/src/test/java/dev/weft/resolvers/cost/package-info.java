/** What operations cost. */
@NullMarked
package dev.weft.resolvers.cost;

import org.jspecify.annotations.NullMarked;
