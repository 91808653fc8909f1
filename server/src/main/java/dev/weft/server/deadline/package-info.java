/**
 * How long a request may take. Start at {@link dev.weft.server.deadline.Deadlines}.
 */
@NullMarked
package dev.weft.server.deadline;

import org.jspecify.annotations.NullMarked;
