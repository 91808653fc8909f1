/**
 * What all connections that stay open have in common: bounded queues, rights that end, limits, a shutdown that says so.
 * Start at {@link dev.weft.server.realtime.OpenStreams}.
 */
@NullMarked
package dev.weft.server.realtime;

import org.jspecify.annotations.NullMarked;
