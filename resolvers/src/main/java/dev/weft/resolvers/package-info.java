/**
 * From a GraphQL operation to rows: {@code plan} decides, {@code sql} asks PostgreSQL, {@code batch} asks once for many
 * parents, {@code wiring} ties them to the schema.
 */
@NullMarked
package dev.weft.resolvers;

import org.jspecify.annotations.NullMarked;
