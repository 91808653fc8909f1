/**
 * What queries mean, by example: each case is a query and the SQL that gives what it must answer. Start at
 * {@link dev.weft.resolvers.semantics.ListSemanticsTest}; {@link dev.weft.resolvers.semantics.Exhibits} are the rows.
 */
@NullMarked
package dev.weft.resolvers.semantics;

import org.jspecify.annotations.NullMarked;
