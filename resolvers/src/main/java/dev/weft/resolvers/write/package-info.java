/**
 * From the arguments of a mutation to changed rows. Start at {@link dev.weft.resolvers.write.WritePlanner}, which
 * checks the arguments and makes a {@link dev.weft.resolvers.write.WritePlan} without touching the database.
 */
@NullMarked
package dev.weft.resolvers.write;

import org.jspecify.annotations.NullMarked;
