package dev.weft.server.websocket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A session of the container. Used by one thread. */
final class SessionWire implements Wire {
    /** Longer than a slow reader has: when it has been given up, it may still come to read why. */
    private static final long PATIENCE_MILLIS = 30_000;

    private static final String PATIENCE = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private final Session session;
    private final RemoteEndpoint.Basic remote;

    SessionWire(Session session) throws IOException {
        this.session = session;
        session.getUserProperties().put(PATIENCE, PATIENCE_MILLIS);
        this.remote = session.getBasicRemote();
        remote.setBatchingAllowed(true);
    }

    @Override
    public void text(String message) throws IOException {
        remote.sendText(message);
    }

    @Override
    public void ping() throws IOException {
        remote.sendPing(ByteBuffer.allocate(0));
    }

    @Override
    public void flush() throws IOException {
        remote.flushBatch();
    }

    @Override
    public void close(int code, String sentence) throws IOException {
        session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), sentence));
    }
}
