/**
 * From a request to a response: parse, validate, measure, choose the operation, run it on one connection, report errors.
 * Start at {@link dev.weft.resolvers.execution.ProjectExecutor}.
 */
@NullMarked
package dev.weft.resolvers.execution;

import org.jspecify.annotations.NullMarked;
