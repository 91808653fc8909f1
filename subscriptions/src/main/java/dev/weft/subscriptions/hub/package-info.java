/**
 * Runs subscriptions. {@link dev.weft.subscriptions.hub.SubscriptionHub} starts them, a {@link
 * dev.weft.subscriptions.hub.ProjectHub} hears what was committed in its project and hands it to groups of subscribers, and
 * a {@link dev.weft.subscriptions.hub.CatchUp} tells one subscriber alone what it has missed until it can join a group.
 */
@NullMarked
package dev.weft.subscriptions.hub;

import org.jspecify.annotations.NullMarked;
