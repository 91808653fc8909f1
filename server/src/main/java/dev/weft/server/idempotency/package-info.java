/**
 * Mutations that are carried out once, however often they are sent. Start at
 * {@link dev.weft.server.idempotency.OnceByKey}.
 */
@NullMarked
package dev.weft.server.idempotency;

import org.jspecify.annotations.NullMarked;
