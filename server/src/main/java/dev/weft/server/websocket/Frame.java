package dev.weft.server.websocket;

/** What a socket is sent. */
sealed interface Frame {
    record Text(String text) implements Frame {}

    record Ping() implements Frame {}

    record Close(int code, String sentence) implements Frame {}
}
