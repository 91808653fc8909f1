/**
 * From committed row changes to what each subscriber may see. Transports start operations with {@link
 * dev.weft.subscriptions.Subscriptions} and give them a {@link dev.weft.subscriptions.Sink} to speak into.
 */
@NullMarked
package dev.weft.subscriptions;

import org.jspecify.annotations.NullMarked;
