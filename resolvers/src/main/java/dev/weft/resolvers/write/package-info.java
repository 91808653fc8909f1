/**
 * Writing rows, from the arguments of a mutation to its payload, for every driver. Start at
 * {@link dev.weft.resolvers.write.RootMutations}, which runs the root fields by {@link dev.weft.resolvers.write.Mutations};
 * {@link dev.weft.resolvers.write.WritePlanner} checks the arguments and makes a
 * {@link dev.weft.resolvers.write.WritePlan} without touching the database.
 */
@NullMarked
package dev.weft.resolvers.write;

import org.jspecify.annotations.NullMarked;
