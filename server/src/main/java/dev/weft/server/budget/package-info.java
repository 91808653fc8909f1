/**
 * How much callers may spend in a minute. Start at {@link dev.weft.server.budget.Budgets}.
 */
@NullMarked
package dev.weft.server.budget;

import org.jspecify.annotations.NullMarked;
