/**
 * Queries that are asked again when what they read has changed. Start at
 * {@link dev.weft.subscriptions.live.LiveGroup}.
 */
@NullMarked
package dev.weft.subscriptions.live;

import org.jspecify.annotations.NullMarked;
