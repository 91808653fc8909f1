/** Rows as a stream: where one can go on. Start at {@link dev.weft.subscriptions.stream.StreamPlace}. */
@NullMarked
package dev.weft.subscriptions.stream;

import org.jspecify.annotations.NullMarked;
