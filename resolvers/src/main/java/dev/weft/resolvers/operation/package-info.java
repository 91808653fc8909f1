/**
 * What the fields of one running GraphQL operation share, see {@link dev.weft.resolvers.operation.OperationContext},
 * and what its document selects, see {@link dev.weft.resolvers.operation.FieldSelection}.
 */
@NullMarked
package dev.weft.resolvers.operation;

import org.jspecify.annotations.NullMarked;
