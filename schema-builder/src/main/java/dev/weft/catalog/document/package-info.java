/**
 * A catalog as one document: names and no ids, fit for being kept among sources. Pure. Start at
 * {@link dev.weft.catalog.document.SchemaDocument}; {@link dev.weft.catalog.document.ImportPlan} makes a catalog what a
 * document says.
 */
@NullMarked
package dev.weft.catalog.document;

import org.jspecify.annotations.NullMarked;
