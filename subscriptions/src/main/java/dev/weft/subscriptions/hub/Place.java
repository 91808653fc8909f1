package dev.weft.subscriptions.hub;

import dev.weft.subscriptions.log.Position;

/**
 * How far a project has been heard.
 *
 * @param step the last one
 * @param position in the log right behind it
 */
record Place(long step, Position position) {}
