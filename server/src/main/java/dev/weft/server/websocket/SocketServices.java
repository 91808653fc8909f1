package dev.weft.server.websocket;

import dev.weft.server.http.GraphQlRoutes;
import dev.weft.server.http.StreamedOperations;
import dev.weft.server.realtime.OpenStreams;

/**
 * What every socket needs.
 *
 * @param maxMessage the longest message of a client, in characters
 */
record SocketServices(GraphQlRoutes routes, StreamedOperations operations, OpenStreams streams, int maxMessage) {}
