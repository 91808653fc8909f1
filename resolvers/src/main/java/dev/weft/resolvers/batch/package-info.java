/**
 * One statement for the relations of many rows. Start at {@link dev.weft.resolvers.batch.RelationLoaders}.
 */
@NullMarked
package dev.weft.resolvers.batch;

import org.jspecify.annotations.NullMarked;
