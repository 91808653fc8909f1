/**
 * From committed row changes to what each subscriber may see. Transports start operations with {@link
 * dev.weft.subscriptions.Subscriptions} and give them a {@link dev.weft.subscriptions.Sink} to speak into. The changes come
 * from {@link dev.weft.subscriptions.log.ChangeFeed}; {@link dev.weft.subscriptions.hub.SubscriptionHub} brings both together.
 */
@NullMarked
package dev.weft.subscriptions;

import org.jspecify.annotations.NullMarked;
