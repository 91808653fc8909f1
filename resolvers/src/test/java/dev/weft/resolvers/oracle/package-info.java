/**
 * A second opinion on what queries mean: random data, random filters, orders and pages, and an evaluator in memory that
 * knows nothing of SQL. Start at {@link dev.weft.resolvers.oracle.OracleTest}.
 */
@NullMarked
package dev.weft.resolvers.oracle;

import org.jspecify.annotations.NullMarked;
