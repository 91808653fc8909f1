/**
 * What an operation costs, known before it runs. Start at {@link dev.weft.resolvers.cost.OperationCost}; what costs how
 * much, {@link dev.weft.resolvers.cost.Price} says.
 */
@NullMarked
package dev.weft.resolvers.cost;

import org.jspecify.annotations.NullMarked;
