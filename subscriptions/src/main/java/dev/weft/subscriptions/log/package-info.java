/**
 * What was committed, in order, whoever wrote it: the change log of PostgreSQL, read once for all who want to know. Start at
 * {@link dev.weft.subscriptions.log.ChangeFeed}; a {@link dev.weft.subscriptions.log.Position} is a place in it.
 */
@NullMarked
package dev.weft.subscriptions.log;

import org.jspecify.annotations.NullMarked;
