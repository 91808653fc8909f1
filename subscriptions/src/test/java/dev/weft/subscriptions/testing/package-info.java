/** A project whose changes are subscribed to. Start at {@link dev.weft.subscriptions.testing.Newsstand}. */
@NullMarked
package dev.weft.subscriptions.testing;

import org.jspecify.annotations.NullMarked;
