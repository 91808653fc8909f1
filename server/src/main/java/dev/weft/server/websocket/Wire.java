package dev.weft.server.websocket;

import java.io.IOException;

/** The way to the client. Sending waits until the client has taken enough of it, or time is up. */
interface Wire {
    void text(String message) throws IOException;

    void ping() throws IOException;

    /** Sends what has been put together. */
    void flush() throws IOException;

    /** Says goodbye. */
    void close(int code, String sentence) throws IOException;
}
