/**
 * Edits of a catalog. A {@link dev.weft.catalog.change.SchemaOperation} says what somebody wants;
 * CatalogEditor checks it and makes the next catalog. Pure.
 */
@NullMarked
package dev.weft.catalog.change;

import org.jspecify.annotations.NullMarked;
