/**
 * From committed row changes to events that each subscriber may see. Start at {@link dev.weft.subscriptions.log.ChangeFeed}, which gives
 * the changes.
 */
@NullMarked
package dev.weft.subscriptions;

import org.jspecify.annotations.NullMarked;
