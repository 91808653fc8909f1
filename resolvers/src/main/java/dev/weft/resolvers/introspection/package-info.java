/**
 * Answers what clients ask of the schema, straight from its types: executing such a document field by field costs seconds
 * on a large project. Start at {@link dev.weft.resolvers.introspection.SchemaAnswers}.
 */
@NullMarked
package dev.weft.resolvers.introspection;

import org.jspecify.annotations.NullMarked;
