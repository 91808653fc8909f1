/**
 * What a change of a row means to one caller. Start at {@link dev.weft.resolvers.change.Watch}; who is told what,
 * {@link dev.weft.resolvers.change.RowEvent} decides.
 */
@NullMarked
package dev.weft.resolvers.change;

import org.jspecify.annotations.NullMarked;
