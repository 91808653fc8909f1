/**
 * GraphQL over WebSocket by the protocol graphql-transport-ws. The rules of the protocol are in {@link
 * dev.weft.server.websocket.Protocol}, a connection in {@link dev.weft.server.websocket.SocketConnection}.
 */
@NullMarked
package dev.weft.server.websocket;

import org.jspecify.annotations.NullMarked;
