/**
 * Decides what an operation reads, from arguments and selection alone: no SQL, no I/O. A {@link
 * dev.weft.resolvers.plan.Selection} becomes a {@link dev.weft.resolvers.plan.RowShape}, arguments become predicates,
 * orders and pages.
 */
@NullMarked
package dev.weft.resolvers.plan;

import org.jspecify.annotations.NullMarked;
