/**
 * What was committed, as subscribers to changes and to new rows are told of it. Start at
 * {@link dev.weft.subscriptions.event.EventGroup}.
 */
@NullMarked
package dev.weft.subscriptions.event;

import org.jspecify.annotations.NullMarked;
