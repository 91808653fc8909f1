/**
 * Whether this server lives and whether it should be sent requests. Start at
 * {@link dev.weft.server.health.Readiness}.
 */
@NullMarked
package dev.weft.server.health;

import org.jspecify.annotations.NullMarked;
