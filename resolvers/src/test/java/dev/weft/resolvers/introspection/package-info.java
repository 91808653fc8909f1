/** What clients ask of the schema. */
@NullMarked
package dev.weft.resolvers.introspection;

import org.jspecify.annotations.NullMarked;
