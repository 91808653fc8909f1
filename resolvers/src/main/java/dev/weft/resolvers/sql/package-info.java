/**
 * From plans to PostgreSQL and back. Start at {@link dev.weft.resolvers.sql.OperationSession}, on which every statement
 * of an operation runs, and {@link dev.weft.resolvers.sql.Row}, which is what comes back.
 */
@NullMarked
package dev.weft.resolvers.sql;

import org.jspecify.annotations.NullMarked;
