/**
 * Runs operations without a fetcher for each field: a document is compiled once to fields that know how they are read
 * and written, each level of rows is one statement, and the answer is written from the rows as they came over the wire.
 * The plans and statements are those of the fetchers. Start at {@link dev.weft.resolvers.compiled.CompiledDriver}.
 */
@NullMarked
package dev.weft.resolvers.compiled;

import org.jspecify.annotations.NullMarked;
