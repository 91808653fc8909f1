package dev.weft.subscriptions.hub;

import dev.weft.subscriptions.share.Group;

/** Makes a group that tells everything from a step on. */
@FunctionalInterface
interface GroupMaker {
    Group after(long step);
}
