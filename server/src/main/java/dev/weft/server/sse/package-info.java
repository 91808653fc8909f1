/**
 * GraphQL over server-sent events, a connection for each operation. Start at {@link dev.weft.server.sse.EventStreams}.
 */
@NullMarked
package dev.weft.server.sse;

import org.jspecify.annotations.NullMarked;
