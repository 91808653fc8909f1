/**
 * Secrets at rest: what the database holds of the platform's keys is sealed under a master key that it does not hold.
 * Start at {@link dev.weft.server.secret.SecretBox}.
 */
@NullMarked
package dev.weft.server.secret;

import org.jspecify.annotations.NullMarked;
