/**
 * Subscriptions that are told the same share one run: a {@link dev.weft.subscriptions.share.Group} works through what was
 * committed, step by step, and tells its {@link dev.weft.subscriptions.share.Member}s.
 */
@NullMarked
package dev.weft.subscriptions.share;

import org.jspecify.annotations.NullMarked;
