/**
 * A project's GraphQL schema, generated from its {@link dev.weft.model.ProjectModel}. Start at
 * {@link dev.weft.schema.ProjectSchemaBuilder}; what a generated field does is said by an
 * {@link dev.weft.schema.Operation}, which the resolvers turn into fetchers.
 */
@NullMarked
package dev.weft.schema;

import org.jspecify.annotations.NullMarked;
